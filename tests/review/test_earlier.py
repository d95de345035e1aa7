"""A reviewer sees what changed since another pair of eyes was on the text, unasked."""

import pytest

from tests.builders import NOW, a_release, an_assignment, put
from tests.review.desk import Desk, a_desk
from tests.review.source import edit_source
from tests.statements import statements
from workflow.errors import Missing
from workflow.review.dismissals import dismiss
from workflow.review.earlier import Earlier, ReviewPage, Since, review_page
from workflow.store import Store


def page(desk: Desk, who: str = "rita", language: str = "en") -> ReviewPage:
    with desk.store.read() as session:
        return review_page(session, desk.people[who], desk.release, language, NOW)


def earlier(desk: Desk, number: int) -> Earlier | None:
    return page(desk).earlier.get(desk.built.keys[number - 1])


def test_what_one_person_wrote_is_compared_with_nothing(store: Store) -> None:
    desk = a_desk(store)
    desk.save("tom", 1, "One.")
    desk.confirm("tom", 1, "One, mended.")
    assert page(desk).earlier == {}


def test_a_reviewers_edit_is_compared_with_what_the_translator_wrote(store: Store) -> None:
    desk = a_desk(store)
    desk.confirm("tom", 1, "The first sentence.")
    desk.save("rita", 1, "The first phrase.")
    desk.confirm("rita", 1, "The very first phrase.")
    assert earlier(desk, 1) == Earlier(Since.WRITTEN, "The first sentence.", "tom")


def test_a_text_that_was_returned_is_compared_with_what_was_returned(store: Store) -> None:
    desk = a_desk(store)
    desk.confirm("tom", 1, "The first sentence.")
    desk.send_back("rita", 1)
    assert earlier(desk, 1) is None
    desk.confirm("tom", 1, "The very first sentence.")
    assert earlier(desk, 1) == Earlier(Since.RETURNED, "The first sentence.", "tom")


def test_after_an_approval_only_what_was_approved_counts(store: Store) -> None:
    desk = a_desk(store)
    desk.confirm("tom", 1, "The first sentence.")
    desk.save("tess", 1, "The first phrase.")
    desk.confirm("tess", 1)
    desk.approve("rita", 1)
    assert earlier(desk, 1) is None
    desk.reopen("rita", 1)
    desk.confirm("tess", 1, "The last phrase.")
    assert earlier(desk, 1) == Earlier(Since.APPROVED, "The first phrase.")


def test_a_stale_row_tells_the_source_that_it_was_approved_with(store: Store) -> None:
    desk = a_desk(store)
    desk.confirm("tom", 1, "The first sentence.")
    desk.approve("rita", 1)
    before = page(desk).page.rows[0].bases[0]
    edit_source(desk, {1: "جملة أخرى تماماً."})
    told = page(desk)
    assert told.old_base(told.page.rows[0]) == before
    assert told.old_base(told.page.rows[1]) is None


def test_a_text_that_was_never_checked_is_checked_before_it_is_read(store: Store) -> None:
    desk = a_desk(store, texts=["وصل 12 خبيراً.", "شكراً."])
    with store.write() as session:
        put(session, desk.built, 1, "en", state="translated", text="There came 21 experts.", by=desk.tom)
    rows = page(desk).page.rows
    assert [one.finding.check for one in rows[0].findings] == ["number"]
    assert all(row.checked for row in rows)


def test_what_was_dismissed_stays_dismissed_where_a_neighbour_is_checked_before_it_is_read(store: Store) -> None:
    desk = a_desk(store, texts=["وصل 12 خبيراً.", "شكراً."])
    desk.confirm("tom", 1, "There came 21 experts.")
    desk.do(dismiss, desk.tom, desk.where(1), "number", note="Meant.")
    with store.write() as session:
        put(session, desk.built, 2, "en", state="translated", text="Thanks.", by=desk.tom)
    rows = page(desk).page.rows
    assert [one.dismissed for one in rows[0].findings] == [True]
    assert all(row.checked for row in rows)


@pytest.mark.parametrize("segments", [3, 300])
def test_a_review_page_needs_ten_statements_however_long_the_release_and_whatever_is_not_checked(
    store: Store, segments: int
) -> None:
    desk = a_desk(store)
    with store.write() as session:
        built = a_release(session, segments=segments)
        an_assignment(session, built, desk.rita, "reviewer", "en")
    with store.read() as session, statements(store, at_most=10):
        review_page(session, desk.rita, built.public_id, "en", NOW)


def test_a_hidden_release_is_missing(store: Store) -> None:
    desk = a_desk(store, confidential=True)
    with pytest.raises(Missing):
        page(desk)
