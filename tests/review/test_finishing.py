"""What finishes by itself, what goes back by itself, and what holds it up."""

from tests.review.desk import Desk, a_desk
from workflow.review.dismissals import dismiss
from workflow.review.folding import fold
from workflow.review.handing_over import hand_over
from workflow.store import Store

SOURCE = ["وقّع الطرفان.", "دام الاجتماع 3 أيام."]


def a_small_desk(store: Store) -> Desk:
    return a_desk(store, texts=SOURCE, targets=["en"])


def states(desk: Desk) -> tuple[str, str]:
    return desk.edition_state(), desk.release_state()


def test_an_edition_is_in_review_when_all_is_confirmed_and_finished_with_the_last_approval(store: Store) -> None:
    desk = a_small_desk(store)
    assert states(desk) == ("translation", "open")
    desk.confirm("tom", 1, "Both sides signed.")
    assert states(desk) == ("translation", "open")
    assert desk.confirm("tom", 2, "The meeting lasted 3 days.").edition_state == "review"
    desk.approve("rita", 1)
    saved = desk.approve("rita", 2)
    assert (saved.edition_state, saved.release_state) == states(desk) == ("finished", "ready")


def test_a_release_is_ready_with_its_last_language_and_open_again_with_any(store: Store) -> None:
    desk = a_desk(store, texts=SOURCE[:1])
    desk.approved(1, "Both sides signed.")
    assert states(desk) == ("finished", "open")
    desk.approved(1, "Les deux parties ont signé.", language="fr")
    assert desk.release_state() == "ready"
    desk.reopen("rita", 1)
    assert (desk.edition_state("en"), desk.edition_state("fr"), desk.release_state()) == ("review", "finished", "open")


def test_an_approval_that_is_returned_or_reopened_puts_the_edition_back_to_review(store: Store) -> None:
    for deed in (Desk.reopen, Desk.send_back):
        desk = a_desk(store, texts=SOURCE[:1], targets=["en"])
        desk.approved(1, "Both sides signed.")
        assert states(desk) == ("finished", "ready")
        deed(desk, "rita", 1)
        assert states(desk) == ("review", "open")


def test_a_folded_row_counts_as_done(store: Store) -> None:
    desk = a_small_desk(store)
    desk.confirm("tom", 1, "Both sides signed after 3 days.")
    desk.do(fold, desk.tom, desk.where(2), 0)
    desk.confirm("tom", 1)
    desk.approve("rita", 1)
    assert desk.edition_state() == "finished"


def test_a_blocking_finding_holds_an_edition_back_until_somebody_dismisses_it(store: Store) -> None:
    desk = a_small_desk(store)
    desk.approved(1, "Both sides signed.")
    desk.approved(2, "The meeting lasted 4 days.")
    assert states(desk) == ("review", "open")
    desk.do(dismiss, desk.rita, desk.where(2), "number")
    assert states(desk) == ("finished", "ready")


def test_handing_over_waits_for_no_approval_and_no_approval_waits_for_it(store: Store) -> None:
    desk = a_small_desk(store)
    desk.confirm("tom", 1, "Both sides signed.")
    desk.approve("rita", 1)
    assert desk.do(hand_over, desk.tom, desk.release, "en").edition_state == "review"
    desk.confirm("tom", 2, "The meeting lasted 3 days.")
    desk.approve("rita", 2)
    assert desk.edition_state() == "finished"


def test_the_event_of_a_deed_tells_what_finished_by_it(store: Store) -> None:
    from sqlalchemy import select

    from workflow.store.tables import event

    desk = a_desk(store, texts=SOURCE[:1], targets=["en"])
    desk.approved(1, "Both sides signed.")
    with store.read() as session:
        told = session.execute(
            select(event.c.payload).where(event.c.release_id == desk.built.id).order_by(event.c.seq.desc()).limit(1)
        ).scalar_one()
    assert told == {"editions": {"en": "finished"}, "release": "ready"}
