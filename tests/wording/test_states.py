"""What the desk says of states and deeds is in the reader's language."""

import pytest

from web.wording import speech
from web.wording.states import OF_FACTS
from workflow.errors import Refused
from workflow.people.policy import MAY
from workflow.releases.states import ReleaseState
from workflow.review.states import Move, refusal_of_state
from workflow.review.translation import State


def test_every_state_has_words() -> None:
    assert {*ReleaseState, *State} <= OF_FACTS["state"].keys()


def test_every_deed_that_a_role_allows_has_words() -> None:
    assert MAY.keys() <= OF_FACTS["action"].keys()


@pytest.mark.parametrize("move", [move for move in Move if refusal_of_state(move, State.UNTRANSLATED, "k")])
def test_every_move_that_a_person_is_refused_has_words_or_happens_by_itself(move: Move) -> None:
    by_itself = {Move.SOURCE_CHANGED, Move.SOURCE_REVERTED, Move.LEAD, Move.UNLEAD}
    assert move in OF_FACTS["move"] or move in by_itself


@pytest.mark.parametrize(("language", "state"), [("ar", "ملغى"), ("en", "cancelled"), ("fr", "annulé")])
def test_a_refusal_names_the_state_in_the_readers_language(language: str, state: str) -> None:
    said = speech(language).of_error(Refused("release.not_worked_on", state="cancelled"))
    assert state in said


def test_a_value_without_words_says_itself() -> None:
    assert "sideways" in speech("fr").of_error(Refused("release.not_worked_on", state="sideways"))
