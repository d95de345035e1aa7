"""After a new source version only what changed is looked at: before and after, and what became of each translation."""

import pytest

from tests.builders import NOW, a_release, an_assignment
from tests.releases.desk import Desk, a_desk
from tests.statements import statements
from workflow.errors import Missing
from workflow.releases.compare import Comparison, compare
from workflow.releases.split_join import join
from workflow.store import Store

MORNING = "وقّع الوزير الاتفاقية مع الوفد صباح اليوم."
EVENING = "وقّع الوزير الاتفاقية مع الوفد مساء اليوم."
FIRST = (MORNING, "وصل الوفد أمس.", "شكراً لكم.")
SECOND = (EVENING, "شكراً لكم.", "هذه جملة جديدة تماماً.")


def compared(desk: Desk, who: str = "rita", language: str = "en") -> Comparison:
    with desk.store.read() as session:
        return compare(session, desk.people[who], desk.release, language, now=NOW)


def test_a_first_version_has_nothing_to_compare(store: Store) -> None:
    told = compared(a_desk(store, *FIRST))
    assert (told.version, told.changed, told.added, told.dropped) == (1, (), (), ())


def test_only_changed_sentences_are_told_with_before_and_after(store: Store) -> None:
    desk = a_desk(store, *FIRST)
    desk.all_approved()
    desk.revise(*SECOND)
    told = compared(desk)
    assert told.version == 2
    assert [(one.before, one.after, one.language) for one in told.changed] == [(MORNING, EVENING, "ar")]
    assert told.changed[0].row.translation.text == "EN says sentence A."
    assert told.waiting == 1
    assert [row.bases[0] for row in told.added] == ["هذه جملة جديدة تماماً."]
    assert [(one.source, one.text) for one in told.dropped] == [("وصل الوفد أمس.", "EN says sentence B.")]


def test_what_was_decided_stays_told_but_waits_no_more(store: Store) -> None:
    desk = a_desk(store, *FIRST)
    desk.all_approved()
    desk.revise(*SECOND)
    desk.confirm("tom", desk.keys[0], "EN says it in the evening.")
    told = compared(desk)
    assert [one.before for one in told.changed] == [MORNING]
    assert told.waiting == 0


def test_a_join_at_the_desk_is_no_news_of_the_file(store: Store) -> None:
    desk = a_desk(store, "جملة أولى هنا. جملة ثانية هنا.", MORNING)
    desk.revise("جملة أولى هنا. جملة ثانية هنا.", EVENING)
    desk.do(join, "dora", desk.keys[0])
    told = compared(desk)
    assert (told.added, told.dropped) == ((), ())
    assert len(told.changed) == 1


@pytest.mark.parametrize("segments", [15, 600])
def test_a_comparison_needs_eleven_statements_however_long_the_release(store: Store, segments: int) -> None:
    desk = a_desk(store, *FIRST)
    with store.write() as session:
        built = a_release(session, segments=segments)
        an_assignment(session, built, desk.rita, "reviewer", "en")
    with store.read() as session, statements(store, at_most=11):
        compare(session, desk.rita, built.public_id, "en", now=NOW)


def test_a_hidden_release_is_missing(store: Store) -> None:
    desk = a_desk(store, *FIRST, confidential=True)
    with pytest.raises(Missing):
        compared(desk)
