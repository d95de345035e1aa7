"""Who is assigned to a release, by whom, and what that gives."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.builders import LATER, NOW, BuiltRelease, a_person, a_release, an_assignment
from workflow.errors import BadInput, Missing, Refused
from workflow.history import verify
from workflow.people.assignments import Assignment, assign, mine, seat, team, unassign
from workflow.people.grants import Grant
from workflow.people.policy import Role
from workflow.people.standing import rights_on
from workflow.store import Store
from workflow.store.tables import edition, event

DUE = NOW + timedelta(days=2)


def told(session: Session, release: BuiltRelease) -> list[tuple[str, str, dict[str, object]]]:
    rows = session.execute(select(event).where(event.c.release_id == release.id).order_by(event.c.seq))
    return [(row.action, row.language, row.payload) for row in rows]


def test_an_assignment_gives_its_role_whatever_grants_lack(store: Store) -> None:
    with store.write() as session:
        desk, tom = a_person(session, "desk", roles=["desk"]), a_person(session, "tom")
        release = a_release(session)
        done = assign(session, desk, release.public_id, "tom", "translator", "en", DUE, NOW)
        assert done == Assignment(release.public_id, "بيان", tom, "tom", "Tom", Role.TRANSLATOR, "en", DUE)
        assert rights_on(session, tom, release.id, NOW).roles == {(Role.TRANSLATOR, "en")}
        assert mine(session, tom, NOW) == [done]
        assert team(session, desk, release.public_id, NOW) == team(session, None, release.public_id, NOW) == [done]
        payload = {"person": tom, "role": "translator:en", "due": DUE.isoformat()}
        assert told(session, release) == [("assign", "en", payload)]
        assert verify(session, release.id).whole


def test_only_the_desk_assigns(store: Store) -> None:
    with store.write() as session:
        everybody_else = ["translator:en", "reviewer:en", "publisher"]
        tom = a_person(session, "tom", roles=everybody_else, admin=True)
        release = a_release(session)
        with pytest.raises(Refused) as refused:
            assign(session, tom, release.public_id, "tom", "desk", "", None, NOW)
        assert refused.value.code == "policy.role_needed"
        with pytest.raises(Refused):
            unassign(session, tom, release.public_id, "tom", "translator", "en", NOW)


def test_assigning_again_changes_the_date_and_nothing_else(store: Store) -> None:
    with store.write() as session:
        desk, _ = a_person(session, "desk", roles=["desk"]), a_person(session, "tom")
        release = a_release(session)
        for due in (None, None, DUE):
            assign(session, desk, release.public_id, "tom", "reviewer", "fr", due, NOW)
        assert [one.due_at for one in team(session, desk, release.public_id, NOW)] == [DUE]
        assert [payload.get("was_due", "new") for _, _, payload in told(session, release)] == ["new", None]


def test_taking_back_an_assignment_takes_its_role(store: Store) -> None:
    with store.write() as session:
        desk, tom = a_person(session, "desk", roles=["desk"]), a_person(session, "tom")
        release = a_release(session)
        assign(session, desk, release.public_id, "tom", "reviewer", "fr", None, NOW)
        assert unassign(session, desk, release.public_id, "TOM", "reviewer", "fr", LATER)
        assert not unassign(session, desk, release.public_id, "tom", "reviewer", "fr", LATER)
        assert rights_on(session, tom, release.id, NOW).roles == frozenset()
        assert [action for action, _, _ in told(session, release)] == ["assign", "unassign"]


def test_an_assignment_that_fits_no_edition_is_refused(store: Store) -> None:
    cases = [
        ("translator", "", "people.language_needed"),
        ("translator", "de", "people.language_not_here"),
        ("translator", "ar", "people.language_not_here"),
        ("translator", "es", "people.language_not_here"),
        ("publisher", "en", "people.language_too_many"),
        ("king", "", "people.role_unknown"),
    ]
    with store.write() as session:
        desk = a_person(session, "desk", roles=["desk"])
        release = a_release(session, targets=["en", "fr", "es"])
        session.execute(edition.update().where(edition.c.language == "es").values(dropped_at=NOW))
        for role, language, code in cases:
            with pytest.raises(BadInput) as refused:
                assign(session, desk, release.public_id, "desk", role, language, None, NOW)
            assert refused.value.code == code
        assert told(session, release) == []


def test_nobody_unknown_or_disabled_is_assigned(store: Store) -> None:
    with store.write() as session:
        desk = a_person(session, "desk", roles=["desk"])
        a_person(session, "gone", disabled_at=NOW)
        release = a_release(session)
        with pytest.raises(Missing):
            assign(session, desk, release.public_id, "tom", "publisher", "", None, NOW)
        with pytest.raises(Refused) as refused:
            assign(session, desk, release.public_id, "gone", "publisher", "", None, NOW)
    assert refused.value.code == "people.disabled"


def test_a_closed_release_takes_no_assignments(store: Store) -> None:
    with store.write() as session:
        desk = a_person(session, "desk", roles=["desk"])
        for state in ("withdrawn", "cancelled"):
            release = a_release(session, state=state)
            an_assignment(session, release, desk, "desk")
            with pytest.raises(Refused) as refused:
                assign(session, desk, release.public_id, "desk", "publisher", "", None, NOW)
            assert refused.value.code == "people.release_closed"
        assert mine(session, desk, NOW) == []


@pytest.mark.parametrize("state", ["draft", "open", "ready", "published", "corrected"])
def test_languages_that_are_not_out_yet_get_their_people(store: Store, state: str) -> None:
    with store.write() as session:
        desk, tom = a_person(session, "desk", roles=["desk"]), a_person(session, "tom")
        release = a_release(session, state=state)
        assign(session, desk, release.public_id, "tom", "translator", "fr", None, NOW)
        assert rights_on(session, tom, release.id, NOW).roles == {(Role.TRANSLATOR, "fr")}


@pytest.mark.parametrize("hidden", [{"confidential": True}, {"embargo_until": LATER}])
def test_the_last_desk_editor_of_a_restricted_release_stays(store: Store, hidden: dict[str, Any]) -> None:
    with store.write() as session:
        desk, other = a_person(session, "desk"), a_person(session, "other")
        gone = a_person(session, "gone", disabled_at=NOW)
        release = a_release(session, **hidden)
        for who in (desk, gone):
            an_assignment(session, release, who, "desk")
        with pytest.raises(Refused) as refused:
            unassign(session, desk, release.public_id, "desk", "desk", "", NOW)
        assert refused.value.code == "people.last_desk"
        an_assignment(session, release, other, "desk")
        assert unassign(session, desk, release.public_id, "desk", "desk", "", NOW)
        with pytest.raises(Missing):
            team(session, desk, release.public_id, NOW)


def test_the_queue_begins_with_what_is_due_first(store: Store) -> None:
    with store.write() as session:
        tom = a_person(session, "tom")
        built = [a_release(session) for _ in range(3)]
        for release, due in zip(built, (None, DUE, NOW), strict=True):
            seat(session, release.id, tom, Grant(Role.TRANSLATOR, "en"), due)
        assert [one.release for one in mine(session, tom, NOW)] == [
            built[2].public_id,
            built[1].public_id,
            built[0].public_id,
        ]


def test_a_release_without_a_team_is_there_and_one_unknown_is_missing(store: Store) -> None:
    with store.write() as session:
        tom = a_person(session, "tom", roles=["translator:en"])
        release = a_release(session)
        assert team(session, tom, release.public_id, NOW) == []
        with pytest.raises(Missing):
            team(session, tom, "nowhere", NOW)
