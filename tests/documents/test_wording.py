import workflow.documents
from tests.guards.raised import raised, unworded
from web.wording import bilingual, documents, exchange, guards


def test_every_code_and_note_of_the_readers_has_words_and_its_facts_fill_them() -> None:
    codes = raised(workflow.documents, note=set())
    words = documents.MESSAGES | {code: bilingual.MESSAGES[code] for code in bilingual.MESSAGES if code in codes}
    own = {code: facts for code, facts in codes.items() if code not in guards.MESSAGES | exchange.MESSAGES}
    assert "docx.not_word" in own
    assert unworded(own, words) == []
