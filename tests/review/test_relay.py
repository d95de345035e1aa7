"""A language made from another language's approved text: what its rows follow. Its services come later; its rows follow now."""

import pytest

from tests.builders import NOW
from tests.review.desk import Desk, a_desk, nothing_changes
from tests.review.source import edit_source, make_relay
from workflow.errors import Refused
from workflow.people.standing import stand
from workflow.review.deed import tell, write_steps
from workflow.review.source_changes import apply_source_changes
from workflow.review.translation import State
from workflow.store import Store

TEXT = "It is signed."


def followed(desk: Desk) -> None:
    with desk.store.write() as session:
        standing = stand(session, desk.dora, desk.release, NOW)
        effect = apply_source_changes(session, standing)
        write_steps(session, standing, effect.steps, effect.lead_ids)
        if effect.steps:
            tell(session, standing, "follow", NOW, effect.steps)


def a_relay(store: Store) -> Desk:
    desk = a_desk(store)
    desk.approved(1, TEXT)
    make_relay(desk, "fr", "en")
    return desk


def test_a_relay_waits_for_the_approved_text_of_its_base(store: Store) -> None:
    desk = a_relay(store)
    desk.confirm("tom", 2, "It holds.")
    with nothing_changes(desk), pytest.raises(Refused) as refused:
        desk.confirm("tom", 2, "Cela tient.", "fr")
    assert refused.value.code == "review.no_base"
    assert desk.found(1, "fr").own_base == TEXT


def test_what_is_made_of_a_text_stands_while_that_is_reopened_or_approved_again_unchanged(store: Store) -> None:
    desk = a_relay(store)
    desk.approved(1, "C’est signé.", language="fr")
    desk.reopen("rita", 1)
    followed(desk)
    assert desk.row(1, "fr").state is State.APPROVED
    desk.confirm("tom", 1)
    desk.approve("rita", 1)
    followed(desk)
    assert desk.row(1, "fr").state is State.APPROVED


def test_another_text_approved_in_the_base_opens_what_was_made_of_it(store: Store) -> None:
    desk = a_relay(store)
    desk.approved(1, "C’est signé.", language="fr")
    desk.reopen("rita", 1)
    desk.approved(1, "It was signed.")
    followed(desk)
    row = desk.row(1, "fr")
    assert (row.state, row.reason, row.sealed_base) == (State.DRAFT, "source_changed", TEXT)


def test_a_change_of_the_source_reaches_a_relay_only_through_its_base(store: Store) -> None:
    desk = a_relay(store)
    desk.approved(1, "C’est signé.", language="fr")
    edit_source(desk, {1: "هذه جملة أخرى."})
    assert desk.row(1, "en").state is State.DRAFT
    assert desk.row(1, "fr").state is State.APPROVED
