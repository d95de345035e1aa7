"""What the desk settles for itself takes effect on its releases at once."""

import pytest
from sqlalchemy import select

from tests.builders import NOW, a_person
from tests.review.desk import Desk, a_desk
from workflow.errors import BadInput, Refused
from workflow.history import verify
from workflow.history.verify import verify_desk
from workflow.people.desk_settings import DeskSettings, desk_settings, secret
from workflow.publishing.gate import obstacles
from workflow.releases.desk_rules import change
from workflow.releases.schedule import waive_four_eyes
from workflow.store import Store
from workflow.store.tables import event, release

SOURCE = ["وقّع الطرفان.", "دام الاجتماع 3 أيام."]


def a_desk_held_back(store: Store) -> tuple[Desk, str]:
    desk = a_desk(store, texts=SOURCE, targets=["en"])
    desk.approved(1, "Both sides signed.")
    desk.approved(2, "The meeting lasted 4 days.")
    with store.write() as session:
        return desk, a_person(session, "ada", admin=True)


def settled(desk: Desk, admin: str, **settings: object) -> bool:
    with desk.store.write() as session:
        return change(session, admin, DeskSettings(**settings), NOW)  # type: ignore[arg-type]


def events(desk: Desk) -> list[str]:
    with desk.store.read() as session:
        assert verify(session, desk.built.id).whole
        assert verify_desk(session).whole
        chosen = select(event.c.action).where(event.c.release_id == desk.built.id).order_by(event.c.seq)
        return list(session.execute(chosen).scalars())


def test_what_blocks_is_the_desks_to_say_and_editions_settle_at_once(store: Store) -> None:
    desk, ada = a_desk_held_back(store)
    assert (desk.edition_state(), desk.release_state()) == ("review", "open")
    assert settled(desk, ada, blocking={"number": False})
    assert (desk.edition_state(), desk.release_state()) == ("finished", "ready")
    assert events(desk)[-1] == "settle"
    with store.read() as session:
        assert obstacles(session, None, desk.release, now=NOW) == ()
    assert not settled(desk, ada, blocking={"number": False})
    assert settled(desk, ada)
    assert (desk.edition_state(), desk.release_state()) == ("review", "open")
    with store.read() as session:
        assert [one.code for one in obstacles(session, None, desk.release, now=NOW)] == ["gate.finding"]


def test_a_last_approval_asks_what_blocks_now(store: Store) -> None:
    desk, ada = a_desk_held_back(store)
    desk.reopen("rita", 2)
    settled(desk, ada, blocking={"number": False})
    desk.approved(2, "The meeting lasted 5 days.")
    assert desk.edition_state() == "finished"


def test_four_eyes_that_may_not_be_waived_are_asked_for_everywhere(store: Store) -> None:
    desk, ada = a_desk_held_back(store)
    desk.do(waive_four_eyes, desk.dora, desk.release, reason="night shift")
    settled(desk, ada, four_eyes_waivable=False)
    with store.read() as session:
        assert session.execute(select(release.c.four_eyes)).scalar_one()
    assert events(desk)[-1] == "waive_four_eyes"
    with pytest.raises(Refused, match=r"release\.four_eyes_kept"):
        desk.do(waive_four_eyes, desk.dora, desk.release, reason="again")


def test_only_administrators_change_settings_and_only_to_what_can_be(store: Store) -> None:
    desk, ada = a_desk_held_back(store)
    with pytest.raises(Refused, match=r"people\.admin_needed"):
        settled(desk, desk.dora, timezone="Africa/Cairo")
    for wrong, code in (
        ({"timezone": "Mars/Olympus"}, "settings.timezone"),
        ({"timezone": "../etc"}, "settings.timezone"),
        ({"months": {"ar": "fr_FR"}}, "settings.months"),
        ({"blocking": {"nothing": True}}, "settings.check"),
        ({"isolation": {"html": "glue"}}, "settings.isolation"),
        ({"isolation": {"nothing": "marks"}}, "settings.isolation"),
    ):
        with pytest.raises(BadInput, match=code):
            settled(desk, ada, **wrong)
    assert settled(
        desk, ada, timezone="Africa/Cairo", months={"ar": "ar_SY"}, drafts_on_device=False, isolation={"html": "marks"}
    )
    with store.read() as session:
        found = desk_settings(session)
    assert dict(found.isolation) == {"html": "marks"}
    assert (found.timezone, dict(found.months), found.drafts_on_device) == ("Africa/Cairo", {"ar": "ar_SY"}, False)


def test_the_secret_of_a_desk_is_made_once(store: Store) -> None:
    with store.write() as session:
        first = secret(session)
    with store.write() as session:
        assert secret(session) == first
    assert len(first) == 64
