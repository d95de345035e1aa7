"""The proof shows the paragraphs of all languages side by side, each sentence beside those that say the same."""

import pytest

from tests.builders import NOW, a_release, an_assignment
from tests.releases.desk import Desk, a_desk
from tests.statements import statements
from workflow.errors import Missing
from workflow.releases.proof import Proof, proof
from workflow.review.answers import Where
from workflow.review.folding import fold
from workflow.store import Store

ARABIC = "وقّع الوزير الاتفاقية. وصل الوفد أمس."


def proof_of(desk: Desk, who: str | None = "rita") -> Proof:
    with desk.store.read() as session:
        return proof(session, desk.people[who] if who else None, desk.release, now=NOW)


def test_the_source_stands_first_and_every_language_has_every_paragraph(store: Store) -> None:
    desk = a_desk(store, ARABIC, "جملة ثالثة هنا.")
    told = proof_of(desk)
    assert told.languages == ("ar", "en", "fr")
    assert [len(paragraph.said["ar"]) for paragraph in told.paragraphs] == [2, 1]
    assert all(tuple(paragraph.said) == told.languages for paragraph in told.paragraphs)


def test_sentences_of_all_languages_carry_the_key_of_their_segment(store: Store) -> None:
    desk = a_desk(store, ARABIC)
    desk.approved(desk.keys[0], "The minister signed the agreement.")
    first = proof_of(desk).paragraphs[0]
    assert first.said["ar"][0].keys == first.said["en"][0].keys == (desk.keys[0],)
    assert [one.state for one in first.said["en"]] == ["approved", "untranslated"]
    assert first.said["en"][0].text == "The minister signed the agreement."
    assert first.unfinished == {"en", "fr"}


def test_spaces_are_the_sources_in_the_source_and_the_languages_own_elsewhere(store: Store) -> None:
    desk = a_desk(store, "وقّع الوزير الاتفاقية.  وصل الوفد أمس.")
    said = proof_of(desk).paragraphs[0].said
    assert [one.before for one in said["ar"]] == ["", "  "]
    assert [one.before for one in said["en"]] == ["", " "]


def test_a_folded_sentence_lights_up_the_one_that_says_it(store: Store) -> None:
    desk = a_desk(store, ARABIC)
    desk.save("tom", desk.keys[0], "The minister signed; the delegation came.")
    row = desk.row(desk.keys[1])
    with store.write() as session:
        fold(session, desk.tom, Where(desk.release, "en", desk.keys[1]), row.version, NOW)
    said = proof_of(desk).paragraphs[0].said
    assert [one.keys for one in said["en"]] == [tuple(desk.keys)]
    assert [one.keys for one in said["fr"]] == [(key,) for key in desk.keys]


@pytest.mark.parametrize("segments", [15, 600])
def test_a_proof_needs_four_statements_however_long_the_release(store: Store, segments: int) -> None:
    desk = a_desk(store, ARABIC)
    with store.write() as session:
        built = a_release(session, segments=segments)
        an_assignment(session, built, desk.rita, "reviewer", "en")
    with store.read() as session, statements(store, at_most=4):
        told = proof(session, desk.rita, built.public_id, now=NOW)
    assert sum(len(paragraph.said["ar"]) for paragraph in told.paragraphs) == segments


def test_a_hidden_release_is_missing(store: Store) -> None:
    desk = a_desk(store, ARABIC, confidential=True)
    with pytest.raises(Missing):
        proof_of(desk, "rita")
