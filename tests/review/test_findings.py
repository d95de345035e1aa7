"""Findings are derived, kept by what they depend on, and taken as meant by people."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from tests.builders import NOW
from tests.review.desk import Desk, a_desk, nothing_changes
from tests.review.source import edit_source
from tests.statements import statements
from workflow.errors import Missing, Refused
from workflow.review import checked
from workflow.review.answers import Where
from workflow.review.dismissals import dismiss, revoke
from workflow.review.findings import Told, blocking, fill_gaps, standing_findings
from workflow.review.undo import undo
from workflow.store import Store
from workflow.store.tables import block_findings

SOURCE = ["دام الاجتماع 3 أيام.", "حضره 12 خبيرا."]
WRONG = "The meeting lasted 4 days."


def a_desk_with_a_finding(store: Store) -> Desk:
    desk = a_desk(store, texts=SOURCE)
    desk.confirm("tom", 1, WRONG)
    return desk


def told(desk: Desk, language: str = "en") -> list[Told]:
    with desk.store.read() as session:
        return [one for one in standing_findings(session, desk.built.id, [language]) if one.finding.check == "number"]


def kept(desk: Desk) -> Mapping[int, Any]:
    with desk.store.read() as session:
        found = session.execute(select(block_findings).where(block_findings.c.edition_id == desk.built.editions["en"]))
        return {row.block_id: row for row in found}


def test_findings_of_a_block_are_kept_with_the_save(store: Store) -> None:
    desk = a_desk_with_a_finding(store)
    row = kept(desk)[desk.built.blocks[0]]
    assert [one["check"] for one in row.findings if one["check"] == "number"] == ["number"]
    assert row.errors >= 1
    one = told(desk)[0]
    assert (one.number, one.key, one.language, one.dismissed, one.blocking) == (
        1,
        desk.where(1).key,
        "en",
        False,
        True,
    )


def test_what_is_kept_for_other_texts_or_older_checks_counts_as_not_checked(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = a_desk_with_a_finding(store)
    monkeypatch.setattr(checked, "check_block", lambda _texts, _language, _cue: [])
    assert [one.finding.check for one in told(desk)] == ["number"]
    monkeypatch.setattr(checked, "version", lambda: "another")
    assert told(desk) == []
    monkeypatch.undo()
    edit_source(desk, {1: "دام الاجتماع 4 أيام."})
    assert told(desk) == []


def test_gaps_are_filled_once(store: Store) -> None:
    desk = a_desk_with_a_finding(store)
    edit_source(desk, {1: "دام الاجتماع 5 أيام."})
    with store.write() as session:
        assert fill_gaps(session, desk.built.id, ["en"]) == 1
    with store.write() as session:
        assert fill_gaps(session, desk.built.id, ["en"]) == 0


def test_findings_are_read_for_whoever_may_see_the_release(store: Store) -> None:
    desk = a_desk(store, texts=SOURCE, embargo_until=NOW + timedelta(hours=1))
    with store.read() as session:
        args = (session, desk.built.id)
        assert standing_findings(*args, viewer=desk.tom, at=NOW) == ()
    assert {one.language for one in told(desk)} == set()


def test_a_dismissal_holds_for_these_texts_and_any_edit_brings_the_finding_back(store: Store) -> None:
    desk = a_desk_with_a_finding(store)
    done = desk.do(dismiss, desk.tom, desk.where(1), "number", note="The fourth day was added.")
    assert done.findings == 1
    assert [one.dismissed for one in told(desk)] == [True]
    desk.save("tom", 1, "The meeting lasted 4 days")
    assert [one.dismissed for one in told(desk)] == [False]
    desk.save("tom", 1, WRONG)
    assert [one.dismissed for one in told(desk)] == [True]
    edit_source(desk, {1: "دام الاجتماع 3 أيام هنا."})
    assert [one.dismissed for one in told(desk)] == [False]


def test_a_dismissal_in_one_language_says_nothing_in_another(store: Store) -> None:
    desk = a_desk_with_a_finding(store)
    desk.confirm("tom", 1, "La réunion a duré 4 jours.", "fr")
    desk.do(dismiss, desk.tom, desk.where(1), "number")
    assert [one.dismissed for one in told(desk, "fr")] == [False]


def test_only_a_finding_that_stands_is_dismissed(store: Store) -> None:
    desk = a_desk_with_a_finding(store)
    for where, check in ((desk.where(1), "percent"), (desk.where(2), "number")):
        with nothing_changes(desk), pytest.raises(Refused) as refused:
            desk.do(dismiss, desk.tom, where, check)
        assert refused.value.code == "dismissal.no_finding"
    with pytest.raises(Missing):
        desk.do(dismiss, desk.tom, Where(desk.release, "en", "notthere"), "number")
    with nothing_changes(desk), pytest.raises(Refused):
        desk.do(dismiss, desk.dora, desk.where(1), "number")
    desk.do(dismiss, desk.tom, desk.where(1), "number")
    with nothing_changes(desk), pytest.raises(Refused):
        desk.do(dismiss, desk.tom, desk.where(1), "number")


def test_a_dismissal_is_revoked_and_made_again(store: Store) -> None:
    desk = a_desk_with_a_finding(store)
    with pytest.raises(Refused) as refused:
        desk.do(revoke, desk.tom, desk.where(1), "number")
    assert refused.value.code == "dismissal.none"
    desk.do(dismiss, desk.tom, desk.where(1), "number")
    desk.do(revoke, desk.rita, desk.where(1), "number")
    assert [one.dismissed for one in told(desk)] == [False]
    desk.do(dismiss, desk.tom, desk.where(1), "number")
    assert [one.dismissed for one in told(desk)] == [True]


@pytest.mark.parametrize("deed", ["dismiss", "revoke"])
def test_a_dismissal_or_its_revocation_is_undone_and_done_again(store: Store, deed: str) -> None:
    desk = a_desk_with_a_finding(store)
    done = desk.do(dismiss, desk.tom, desk.where(1), "number")
    if deed == "revoke":
        done = desk.do(revoke, desk.tom, desk.where(1), "number")
    after = deed == "dismiss"
    for wanted in (not after, after, not after):
        done = desk.do(undo, desk.tom, desk.release, done.event_seq)
        assert [one.dismissed for one in told(desk)] == [wanted]
    with store.read() as session:
        assert bool(blocking(session, desk.built.id, ["en"])) is after


def test_undoing_a_dismissal_that_finished_an_edition_opens_it_again(store: Store) -> None:
    desk = a_desk(store, texts=SOURCE[:1], targets=["en"])
    desk.approved(1, WRONG)
    done = desk.do(dismiss, desk.rita, desk.where(1), "number")
    assert (desk.edition_state(), desk.release_state()) == ("finished", "ready")
    desk.do(undo, desk.rita, desk.release, done.event_seq)
    assert (desk.edition_state(), desk.release_state()) == ("review", "open")


def test_the_findings_of_a_whole_edition_take_two_statements(store: Store) -> None:
    desk = a_desk(store, segments=60)
    desk.confirm("tom", 1, WRONG)
    with statements(store, at_most=2), store.read() as session:
        standing_findings(session, desk.built.id, ["en"])


def test_one_standing_dismissal_for_one_matter(store: Store) -> None:
    from sqlalchemy.exc import IntegrityError

    from workflow.store.tables import dismissal

    desk = a_desk_with_a_finding(store)
    desk.do(dismiss, desk.tom, desk.where(1), "number")
    with store.read() as session:
        row = session.execute(select(dismissal).where(dismissal.c.release_id == desk.built.id)).one()
    again = {name: value for name, value in row._mapping.items() if name != "id"}
    with pytest.raises(IntegrityError), store.write() as session:
        session.execute(dismissal.insert(), again)
    with store.write() as session:
        session.execute(update(dismissal).where(dismissal.c.id == row.id).values(revoked_event_id=row.event_id))
        session.execute(dismissal.insert(), again)
