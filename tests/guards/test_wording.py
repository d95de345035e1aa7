import workflow.guards
from tests.guards.raised import raised, unworded
from web.wording.guards import MESSAGES


def test_every_code_of_the_guards_has_words_and_its_facts_fill_them() -> None:
    codes = raised(workflow.guards, _refuse={"file", "line", "column"})
    assert "xml.shape" in codes
    assert unworded(codes, MESSAGES) == []
