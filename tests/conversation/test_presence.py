"""Who is there is known for thirty seconds, to those who may see the release, and to no history."""

from datetime import timedelta

import pytest

from tests.builders import NOW
from tests.review.desk import a_desk
from workflow.conversation.presence import KEPT, be_there, present
from workflow.errors import Missing
from workflow.review.release_history import news_of
from workflow.store import Store


def test_a_person_is_where_they_were_last_for_thirty_seconds(store: Store) -> None:
    desk = a_desk(store)
    keys = desk.built.keys
    for key in keys[:2]:
        desk.do(be_there, desk.tom, desk.release, "en", key)
    desk.do(be_there, desk.rita, desk.release, "fr", "", now=NOW + timedelta(seconds=20))
    with store.read() as session:
        seen = present(session, desk.rita, desk.release, NOW + timedelta(seconds=29))
        assert [(one.name, one.language, one.key) for one in seen] == [("tom", "en", keys[1])]
        assert present(session, desk.rita, desk.release, NOW + KEPT) == ()
        assert [one.name for one in present(session, desk.tom, desk.release, NOW + KEPT)] == ["rita"]
    assert desk.actions() == []


def test_nobody_is_seen_at_a_release_that_one_may_not_know_of(store: Store) -> None:
    desk = a_desk(store, confidential=True)
    with pytest.raises(Missing):
        desk.do(be_there, desk.tom, desk.release, "en", "")
    with store.read() as session:
        assert present(session, desk.tom, desk.release, NOW) == ()
        with pytest.raises(Missing):
            news_of(session, desk.tom, desk.release, 0, NOW)


def test_news_are_what_came_after_with_the_segments_it_touched(store: Store) -> None:
    desk = a_desk(store)
    desk.save("tom", 1, "One.")
    desk.confirm("tom", 2, "Two.")
    with store.read() as session:
        told = news_of(session, desk.rita, desk.release, 1, NOW)
    assert told.head == 2
    assert [(one.seq, one.action, one.name, one.keys) for one in told.lines] == [
        (2, "confirm", "tom", (desk.built.keys[1],))
    ]
