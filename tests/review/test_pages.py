"""What stands behind an editor page and a home page, and in how many statements."""

from datetime import timedelta
from typing import Any

import pytest

from tests.builders import NOW, a_release, an_assignment, put
from tests.review.desk import Desk, a_desk
from tests.statements import statements
from workflow.conversation.deeds import open_thread
from workflow.errors import Missing
from workflow.people.policy import Role
from workflow.review.folding import fold
from workflow.review.home import MOST, HomePage, home
from workflow.review.pages import EditorPage, editor_page
from workflow.review.states import Move
from workflow.store import Store


def page(desk: Desk, who: str | None = "tom", language: str = "en") -> EditorPage:
    with desk.store.read() as session:
        return editor_page(session, None if who is None else desk.people[who], desk.release, language, NOW)


def home_of(desk: Desk, who: str) -> HomePage:
    with desk.store.read() as session:
        return home(session, desk.people[who], NOW)


@pytest.mark.parametrize("size", [15, 600])
@pytest.mark.parametrize("who", ["tom", None])
def test_an_editor_page_needs_ten_statements_at_any_size(store: Store, size: int, who: str | None) -> None:
    desk = a_desk(store, segments=size)
    desk.approved(1, "This is sentence number 1.")
    with statements(store, at_most=10) as sent:
        shown = page(desk, who)
    assert len(sent) in {8, 9}
    assert len(shown.rows) == size
    assert shown.progress["approved"] == (1, 5)


def test_an_editor_page_shows_rows_with_source_state_findings_and_names(store: Store) -> None:
    desk = a_desk(store)
    desk.confirm("tom", 1, "This is sentence number 7.")
    with store.write() as session:
        open_thread(session, desk.tom, desk.release, desk.where(1).key, "Seven?", NOW)
    shown = page(desk)
    row = shown.rows[0]
    assert (row.number, row.key, row.block.kind, row.threads) == (1, desk.where(1).key, "paragraph", 1)
    assert row.bases == (desk.found(1).own_base,)
    assert row.translation.text == "This is sentence number 7."
    assert row.checked
    assert [one.finding.check for one in row.findings] == ["number"]
    assert not shown.rows[2].checked
    assert shown.names[desk.tom] == "tom"
    assert (shown.language, shown.base_language, shown.edition_state) == ("en", "ar", "translation")


def test_a_greyed_button_gives_the_reason_that_the_deed_would_give(store: Store) -> None:
    desk = a_desk(store)
    desk.confirm("rob", 1, "It is signed.")
    asked = {who: page(desk, who) for who in ("rob", "rita", "tom", "dora")}
    reasons = {who: one.refusal(Move.APPROVE, one.rows[0]) for who, one in asked.items()}
    assert reasons["rita"] is None
    assert {who: reason.code for who, reason in reasons.items() if reason} == {
        "rob": "review.own_words",
        "dora": "policy.role_needed",
    }
    empty = asked["tom"].rows[1]
    told = asked["tom"].refusal(Move.CONFIRM, empty)
    assert told is not None
    assert told.code == "review.blank"


def test_the_keeper_of_the_folder_reads_and_may_do_nothing(store: Store) -> None:
    desk = a_desk(store, confidential=True)
    shown = page(desk, None)
    reason = shown.refusal(Move.SAVE, shown.rows[0])
    assert reason is not None
    assert reason.code == "policy.role_needed"


def test_a_lead_shows_the_sources_of_all_that_is_folded_into_it(store: Store) -> None:
    desk = a_desk(store)
    desk.do(fold, desk.tom, desk.where(2), 0)
    first, second, _ = page(desk).rows
    assert first.bases == (desk.found(1).own_base, desk.found(2).own_base)
    assert second.translation.folded_into == desk.where(1).key


@pytest.mark.parametrize("language", ["es", "ar"])
def test_what_is_no_edition_is_missing(store: Store, language: str) -> None:
    with pytest.raises(Missing):
        page(a_desk(store), "tom", language)


def test_a_hidden_release_is_missing_like_one_that_never_was(store: Store) -> None:
    desk = a_desk(store, confidential=True)
    with pytest.raises(Missing) as hidden:
        page(desk, "tom")
    assert hidden.value.code == "edition.missing"


def releases(session: Any, desk: Desk, count: int) -> None:
    for number in range(count):
        built = a_release(session, segments=1, due_at=NOW + timedelta(days=number))
        an_assignment(session, built, desk.tom, "translator", "en")


@pytest.mark.parametrize("count", [3, 60])
def test_a_home_page_needs_six_statements_however_many_releases(store: Store, count: int) -> None:
    desk = a_desk(store)
    with store.write() as session:
        releases(session, desk, count)
    with statements(store, at_most=6) as sent:
        shown = home_of(desk, "tom")
    assert len(sent) == 4
    assert len(shown.tasks) == min(count, MOST)
    assert len(shown.releases) <= MOST


def test_a_home_page_tells_what_waits_first_what_is_due_first(store: Store) -> None:
    desk = a_desk(store)
    with store.write() as session:
        late = a_release(session, title="late", due_at=NOW + timedelta(days=9))
        soon = a_release(session, title="soon", confidential=True, due_at=NOW + timedelta(days=1))
        done = a_release(session, title="done", state="published", due_at=NOW)
        for built in (late, soon, done):
            an_assignment(session, built, desk.tess, "translator", "en")
    shown = home_of(desk, "tess")
    assert [(task.of.title, task.role, task.language) for task in shown.tasks] == [
        ("soon", Role.TRANSLATOR, "en"),
        ("late", Role.TRANSLATOR, "en"),
    ]
    assert shown.tasks[0].edition is not None
    assert shown.tasks[0].edition.progress == {"untranslated": (3, 15)}
    assert (shown.tasks[0].waiting, shown.tasks[0].next_number) == (3, 1)
    assert "soon" not in {line.title for line in home_of(desk, "rita").releases}


def test_who_is_not_there_has_an_empty_home_page(store: Store) -> None:
    desk = a_desk(store)
    with store.read() as session:
        assert home(session, desk.release, NOW) == HomePage((), ())


def test_a_task_tells_where_to_go_on_and_what_holds_its_language_back(store: Store) -> None:
    desk = a_desk(store)
    with store.write() as session:
        built = a_release(session, segments=4)
        an_assignment(session, built, desk.tess, "translator", "en")
        an_assignment(session, built, desk.tess, "reviewer", "en")
        for number, state in ((1, "translated"), (2, "translated"), (4, "draft")):
            put(session, built, number, "en", state=state, text="Said.", by=desk.tom)
        open_thread(session, desk.tess, built.public_id, built.keys[0], "?", NOW)
    reviewing, translating = home_of(desk, "tess").tasks
    assert (translating.waiting, translating.next_number) == (2, 3)
    assert (reviewing.waiting, reviewing.next_number) == (2, 1)
    assert translating.edition is not None
    marks = translating.edition.marks
    assert (marks.threads, marks.translators, marks.reviewers) == (1, 1, 1)
