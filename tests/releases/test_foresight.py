"""A new version is looked at before it is taken: what it says it would do is what it then does."""

import pytest

from tests.builders import NOW
from tests.releases.desk import Desk, a_desk
from tests.releases.made import a_document
from tests.statements import statements
from workflow.errors import Missing, Refused
from workflow.releases.foresight import foresee, revisable
from workflow.releases.plan import plan
from workflow.releases.versions import Revision
from workflow.store import Store

FIRST = ("وقّع الوزير الاتفاقية مع الوفد صباح اليوم.", "وصل الوفد أمس.", "شكراً لكم.")
SECOND = ("وقّع الوزير الاتفاقية مع الوفد مساء اليوم.", "شكراً لكم.", "هذه جملة جديدة تماماً.")


def looked(desk: Desk, *texts: str, who: str = "dora") -> Revision:
    with desk.store.read() as session:
        rules = revisable(session, desk.people[who], desk.release, now=NOW).rules
        made = plan([a_document(*texts, language=rules.language)], rules.language, exceptions=rules.exceptions)
        return foresee(session, desk.people[who], desk.release, made, now=NOW)


def test_what_is_foreseen_is_what_is_done(store: Store) -> None:
    desk = a_desk(store, *FIRST)
    foreseen = looked(desk, *SECOND)
    done = desk.revise(*SECOND)
    assert (foreseen.kept, len(foreseen.added)) == (done.kept, len(done.added)) == (1, 1)
    assert foreseen.changed == done.changed
    assert foreseen.dropped == done.dropped
    back = looked(desk, *FIRST)
    again = desk.revise(*FIRST)
    assert [line.key for line in back.returned] == [line.key for line in again.returned] != []


def test_looking_writes_nothing(store: Store) -> None:
    desk = a_desk(store, *FIRST)
    before = (desk.events(), desk.lines)
    with statements(store) as sent:
        looked(desk, *SECOND)
    assert not any(one.startswith(("INSERT", "UPDATE", "DELETE")) for one in sent)
    assert (desk.events(), desk.lines) == before


def test_who_may_not_bring_a_version_in_hears_so_before_it_is_read(store: Store) -> None:
    desk = a_desk(store, *FIRST)
    with pytest.raises(Refused, match=r"policy\.role_needed"):
        looked(desk, *SECOND, who="tom")


def test_a_hidden_release_is_missing(store: Store) -> None:
    desk = a_desk(store, *FIRST, confidential=True)
    with pytest.raises(Missing):
        looked(desk, *SECOND, who="dean")
