"""The states of a release, as the table says."""

from itertools import product

import pytest

from workflow.errors import Refused
from workflow.releases.states import MOVES, OPEN_TO, Deed, ReleaseState, after

TABLE = """
draft     start                open
draft     cancel               cancelled
open      finish               ready
open      cancel               cancelled
open      publish              published
open      publish_again        corrected
ready     unfinish             open
ready     cancel               cancelled
ready     publish              published
ready     publish_again        corrected
published publish              published
published correct              ready
published withdraw_publication withdrawn
corrected publish              corrected
corrected correct              ready
corrected withdraw_publication withdrawn
withdrawn correct              ready
cancelled reinstate            open
"""
ROWS = [line.split() for line in TABLE.split("\n") if line]


def test_the_table_is_whole() -> None:
    assert sorted(f"{state} {deed} {to}" for (state, deed), to in MOVES.items()) == sorted(map(" ".join, ROWS))


@pytest.mark.parametrize(("state", "deed", "to"), ROWS)
def test_a_deed_leads_where_the_table_says(state: str, deed: str, to: str) -> None:
    assert after(state, Deed(deed)) == to


@pytest.mark.parametrize(
    ("state", "deed"),
    [pair for pair in product(ReleaseState, Deed) if list(map(str, pair)) not in [row[:2] for row in ROWS]],
)
def test_all_else_is_refused(state: ReleaseState, deed: Deed) -> None:
    with pytest.raises(Refused) as caught:
        after(state, deed)
    assert caught.value.code == "release.not_in_this_state"


def test_every_state_is_reached() -> None:
    assert {ReleaseState.DRAFT, *MOVES.values()} == set(ReleaseState)


def test_a_release_that_is_over_or_out_keeps_its_structure() -> None:
    for state in (ReleaseState.PUBLISHED, ReleaseState.CORRECTED, ReleaseState.WITHDRAWN, ReleaseState.CANCELLED):
        assert OPEN_TO[state].isdisjoint({"split", "join", "revise", "edit_source", "add_language", "schedule"})
