"""Two neighbours said as one in one language, and taken apart again."""

import pytest
from sqlalchemy import update

from tests.review.desk import Desk, a_desk, nothing_changes
from tests.review.source import edit_source
from workflow.errors import Refused
from workflow.review import moves
from workflow.review.answers import ConflictAnswer
from workflow.review.folding import Folded, fold, unfold
from workflow.review.translation import State
from workflow.review.undo import undo
from workflow.store import Store
from workflow.store.tables import placement
from workflow.text.hashing import base_hash


def folded(desk: Desk, who: str, number: int, language: str = "en") -> Folded:
    answer = desk.do(fold, desk.people[who], desk.where(number, language), desk.row(number, language).version)
    assert isinstance(answer, Folded)
    return answer


def unfolded(desk: Desk, who: str, number: int) -> Folded:
    answer = desk.do(unfold, desk.people[who], desk.where(number), desk.row(number).version)
    assert isinstance(answer, Folded)
    return answer


def a_fold(store: Store, **more: object) -> Desk:
    desk = a_desk(store, **{"segments": 4, "per_block": 4, **more})
    desk.confirm("tom", 1, "It is signed.")
    desk.confirm("rob", 2, "It holds.")
    folded(desk, "tom", 2)
    return desk


def test_the_lead_of_a_fold_has_both_texts_and_both_hands_and_is_a_draft(store: Store) -> None:
    desk = a_fold(store)
    lead, row = desk.row(1), desk.row(2)
    assert (lead.state, lead.text) == (State.DRAFT, "It is signed. It holds.")
    assert (lead.hands, lead.translated_by) == (tuple(sorted((desk.tom, desk.rob))), None)
    assert lead.base_hash == base_hash([desk.found(1).own_base, desk.found(2).own_base])
    assert (row.state, row.text, row.hands, row.folded_into) == (State.FOLDED, "", (), desk.where(1).key)
    assert desk.row(2, "fr").state is State.UNTRANSLATED
    assert desk.counts()["folded"] == (1, 5)


def test_a_folded_row_takes_only_unfold(store: Store) -> None:
    desk = a_fold(store)
    with nothing_changes(desk), pytest.raises(Refused) as refused:
        desk.save("tom", 2, "It holds.")
    assert refused.value.code == "translation.folded"
    with nothing_changes(desk), pytest.raises(Refused):
        desk.confirm("tom", 2, "It holds.")
    unfolded(desk, "tom", 2)
    lead, row = desk.row(1), desk.row(2)
    assert (row.state, row.folded_into) == (State.UNTRANSLATED, None)
    assert (lead.state, lead.text) == (State.DRAFT, "It is signed. It holds.")
    assert lead.base_hash == base_hash([desk.found(1).own_base])


def test_several_rows_fold_into_one_lead_in_the_order_of_the_text(store: Store) -> None:
    desk = a_fold(store)
    desk.save("tess", 3, "It lasts.")
    folded(desk, "tess", 3)
    assert desk.row(1).text == "It is signed. It holds. It lasts."
    assert [row.translation.folded_into for row in desk.rows().rows] == [None, *[desk.where(1).key] * 2, None]
    unfolded(desk, "tom", 2)
    assert desk.row(1).base_hash == base_hash([desk.found(1).own_base, desk.found(3).own_base])


def test_only_neighbours_of_a_block_fold_and_nothing_approved(store: Store) -> None:
    desk = a_desk(store, segments=4, per_block=2)
    desk.approved(1, "It is signed.")
    for number, code in (
        (1, "fold.no_lead"),
        (3, "fold.no_lead"),
        (2, "translation.approved_reopen_first"),
    ):
        with nothing_changes(desk), pytest.raises(Refused) as refused:
            folded(desk, "tom", number)
        assert refused.value.code == code
    desk.approved(4, "It lasts.")
    with nothing_changes(desk), pytest.raises(Refused) as refused:
        folded(desk, "tom", 4)
    assert refused.value.code == "translation.approved_reopen_first"


def test_a_lead_is_not_folded_itself(store: Store) -> None:
    desk = a_desk(store, segments=3, per_block=3)
    folded(desk, "tom", 3)
    with nothing_changes(desk), pytest.raises(Refused) as refused:
        folded(desk, "tom", 2)
    assert refused.value.code == "fold.is_lead"


def test_a_sentence_dropped_on_purpose_leaves_its_lead_with_one_text(store: Store) -> None:
    desk = a_desk(store)
    desk.save("tom", 1, "It is signed.")
    folded(desk, "tom", 2)
    assert desk.row(1).text == "It is signed."
    desk.confirm("tom", 1)
    desk.approve("rita", 1)
    assert desk.row(1).sealed_base == f"{desk.found(1).own_base} {desk.found(2).own_base}"


def test_two_untranslated_rows_fold_into_an_untranslated_lead(store: Store) -> None:
    desk = a_desk(store)
    folded(desk, "tom", 2)
    assert desk.states() == ["untranslated", "folded", "untranslated"]


def test_a_fold_is_undone_exactly_and_done_again(store: Store) -> None:
    desk = a_desk(store)
    desk.confirm("tom", 1, "It is signed.")
    desk.confirm("rob", 2, "It holds.")
    before = [desk.row(number).as_json() for number in (1, 2)]
    done = folded(desk, "tom", 2)
    after = [desk.row(number).as_json() for number in (1, 2)]
    taken = desk.do(undo, desk.tom, desk.release, done.event_seq)
    assert [{**desk.row(number).as_json(), "version": 1} for number in (1, 2)] == before
    desk.do(undo, desk.tom, desk.release, taken.event_seq)
    assert [{**desk.row(number).as_json(), "version": 2} for number in (1, 2)] == after


def test_a_change_of_the_folded_sentences_source_reopens_the_lead(store: Store) -> None:
    desk = a_fold(store)
    desk.confirm("tom", 1)
    desk.approve("rob", 1)
    first = desk.found(2).own_base
    edit_source(desk, {2: "هذه جملة أخرى."})
    assert (desk.row(1).state, desk.row(1).reason) == (State.DRAFT, "source_changed")
    assert desk.row(2).state is State.FOLDED
    edit_source(desk, {2: first})
    assert (desk.row(1).state, desk.row(1).translated_by) == (State.APPROVED, desk.tom)


def test_a_fold_whose_halves_come_apart_is_dissolved(store: Store) -> None:
    desk = a_fold(store)
    desk.confirm("tom", 1)
    desk.approve("rob", 1)
    with store.write() as session:
        session.execute(
            update(placement).where(placement.c.segment_id == desk.built.segments[1]).values(position=10 * (1 << 20))
        )
    effect = edit_source(desk, {}, whole=True)
    assert effect.dissolved == (desk.where(2).key,)
    assert (desk.row(2).state, desk.row(2).folded_into) == (State.UNTRANSLATED, None)
    assert (desk.row(1).state, desk.row(1).text) == (State.DRAFT, "It is signed. It holds.")
    assert desk.row(1).base_hash == base_hash([desk.found(1).own_base])


def test_pairs_of_codes_grow_together_in_a_fold(store: Store) -> None:
    from workflow.review.code_integrity import refusal_of_codes

    assert refusal_of_codes(["❶هذه➊", "❶جملة➊"], "❶It is one➊", "k") is None
    assert refusal_of_codes(["❶هذه➊", "❶جملة➊"], "❶It is➊ ❶one➊", "k") is not None


def test_who_saw_an_older_version_folds_nothing(store: Store) -> None:
    desk = a_desk(store)
    desk.save("tom", 2, "It holds.")
    with nothing_changes(desk):
        assert isinstance(desk.do(fold, desk.tess, desk.where(2), 0), ConflictAnswer)


def test_typing_into_a_lead_that_was_just_folded_is_a_conflict_and_no_change_of_the_source(store: Store) -> None:
    desk = a_desk(store)
    seen = desk.row(1)
    folded(desk, "tess", 2)
    answer = desk.do(moves.save, desk.tom, desk.where(1), "It is signed.", seen.version, seen.base_hash)
    assert isinstance(answer, ConflictAnswer)
