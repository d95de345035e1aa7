"""Nobody approves their own: each case that was ever argued about."""

import pytest
from sqlalchemy import update

from tests.review.desk import Desk, a_desk, nothing_changes
from tests.review.source import edit_source, make_relay
from workflow.errors import Refused
from workflow.exchange.unit import Returned
from workflow.people.policy import Rights, Role
from workflow.review.bulk import Search, replace
from workflow.review.four_eyes import Approval, is_own, judge_approval
from workflow.review.prefill import prefill
from workflow.review.take_in import take_in
from workflow.review.translation import Place, State, Translation
from workflow.review.undo import undo
from workflow.store import Store
from workflow.store.tables import release

TEXT = "It is signed."


def hands(desk: Desk, *logins: str) -> tuple[str, ...]:
    return tuple(sorted(desk.people[login] for login in logins))


def refused(desk: Desk, who: str, number: int = 1, code: str = "review.own_words") -> None:
    with nothing_changes(desk), pytest.raises(Refused) as reason:
        desk.approve(who, number)
    assert reason.value.code == code


def change_source(desk: Desk, number: int, text: str) -> None:
    edit_source(desk, {number: text})


def test_a_reviewer_who_edits_and_confirms_waits_for_the_translator_or_another_reviewer(store: Store) -> None:
    for countersigner in ("tom", "rex"):
        desk = a_desk(store)
        desk.confirm("tom", 1, TEXT)
        desk.confirm("rita", 1, "It was signed.")
        row = desk.row(1)
        assert (row.hands, row.translated_by) == (hands(desk, "tom", "rita"), desk.rita)
        refused(desk, "rita")
        desk.approve(countersigner, 1)
        assert desk.row(1).approved_by == desk.people[countersigner]


def test_a_reviewer_who_edits_and_does_not_confirm_leaves_a_draft_that_nobody_can_approve(store: Store) -> None:
    desk = a_desk(store)
    desk.confirm("tom", 1, TEXT)
    desk.save("rita", 1, "It was signed.")
    assert desk.row(1).state is State.DRAFT
    for who in ("rita", "rex"):
        refused(desk, who, code="translation.state")


def test_what_somebody_else_confirms_unchanged_is_still_the_writers_own(store: Store) -> None:
    desk = a_desk(store)
    desk.save("rob", 1, TEXT)
    desk.confirm("tom", 1)
    assert (desk.row(1).hands, desk.row(1).translated_by) == ((desk.rob,), desk.tom)
    refused(desk, "rob")
    desk.approve("rita", 1)


def test_a_word_replaced_in_approved_rows_makes_drafts_that_two_people_vouch_for_anew(store: Store) -> None:
    desk = a_desk(store, segments=20)
    for number in range(1, 21):
        desk.approved(number, f"Number {number} is signed.")
    before = desk.rows()
    done = desk.do(replace, desk.rita, desk.release, "en", Search("signed", "sealed"))
    assert len(done.changed) == 20
    row = desk.row(1)
    assert (row.state, row.hands, row.text) == (State.DRAFT, hands(desk, "tom", "rita"), "Number 1 is sealed.")
    refused(desk, "rita", code="translation.state")
    desk.do(undo, desk.rita, desk.release, done.event_seq)
    assert [one.translation.approved_by for one in desk.rows().rows] == [desk.rita] * 20
    assert [one.translation.text for one in desk.rows().rows] == [one.translation.text for one in before.rows]
    desk.do(replace, desk.rita, desk.release, "en", Search("signed", "sealed"))
    desk.confirm("tom", 1)
    desk.approve("rita", 1)


def test_who_has_a_hand_in_joined_text_approves_only_what_the_other_confirmed(store: Store) -> None:
    """As a join leaves it: a draft in both persons' hands."""
    desk = a_desk(store)
    desk.save("rob", 1, TEXT)
    desk.save("rex", 1, "It is signed, and it holds.")
    desk.confirm("rob", 1)
    assert desk.row(1).hands == hands(desk, "rob", "rex")
    refused(desk, "rob")
    desk.approve("rex", 1)


def test_a_restored_text_is_its_writers_own_whoever_brought_it_back(store: Store) -> None:
    desk = a_desk(store)
    first = desk.save("rob", 1, TEXT)
    desk.save("rita", 1, "It was signed.")
    desk.restore("rita", 1, first.event_seq or 0)
    assert (desk.row(1).hands, desk.row(1).translated_by) == ((desk.rob,), None)
    desk.confirm("rita", 1)
    refused(desk, "rob")
    refused(desk, "rita")
    desk.approve("rex", 1)


def test_who_takes_a_file_in_and_confirms_answers_for_it(store: Store) -> None:
    desk = a_desk(store)
    row = desk.row(1)
    entry = Returned(desk.where(1).key, TEXT, None, row.version, row.base_hash, fuzzy=False, place=3)
    desk.do(take_in, desk.rob, desk.release, "en", [entry], confirm=True)
    assert (desk.row(1).translated_by, desk.row(1).hands) == (desk.rob, (desk.rob,))
    refused(desk, "rob")
    desk.approve("rita", 1)


def test_a_text_of_the_memory_has_no_hands_and_takes_two_people_all_the_same(store: Store) -> None:
    first = a_desk(store, texts=["وقّع الطرفان."])
    first.approved(1, "Both sides signed.")
    desk = a_desk(store, texts=["وقّع الطرفان."])
    desk.do(prefill, desk.dora, desk.release)
    row = desk.row(1)
    assert (row.state, row.text, row.hands, row.origin) == (State.DRAFT, "Both sides signed.", (), "memory")
    desk.confirm("rob", 1)
    refused(desk, "rob")
    desk.approve("rita", 1)


def test_a_repetition_is_in_the_hands_of_who_wrote_what_it_repeats(store: Store) -> None:
    desk = a_desk(store, texts=["وقّع الطرفان هنا.", "فاصل.", "وقّع الطرفان هنا."])
    desk.confirm("rob", 1, "Both sides signed here.")
    desk.do(prefill, desk.dora, desk.release)
    row = desk.row(3)
    assert (row.state, row.hands, row.origin) == (State.DRAFT, (desk.rob,), "repetition")
    desk.confirm("tom", 3)
    refused(desk, "rob", 3)


def test_a_reviewer_keeps_a_sealed_text_but_not_who_had_confirmed_it(store: Store) -> None:
    desk = a_desk(store)
    desk.approved(1, TEXT, by="rob", and_by="rita")
    change_source(desk, 1, "هذه هي الجملة الأولى.")
    with nothing_changes(desk), pytest.raises(Refused) as reason:
        desk.keep("rob", 1)
    assert reason.value.code == "review.own_words"
    desk.keep("rex", 1)
    row = desk.row(1)
    assert (row.state, row.translated_by, row.approved_by) == (State.APPROVED, desk.rob, desk.rex)
    assert (row.sealed_by, row.sealed_base) == (desk.rex, "هذه هي الجملة الأولى.")


def test_the_reviewer_who_approved_may_keep(store: Store) -> None:
    desk = a_desk(store)
    desk.approved(1, TEXT)
    change_source(desk, 1, "هذه هي الجملة الأولى.")
    with pytest.raises(Refused):
        desk.keep("tom", 1)
    desk.keep("rita", 1)


def test_a_hand_in_the_text_keeps_nobody_from_keeping_what_two_others_vouched_for_except_that_hand(
    store: Store,
) -> None:
    desk = a_desk(store)
    desk.save("rex", 1, TEXT)
    desk.confirm("tom", 1)
    desk.approve("rita", 1)
    change_source(desk, 1, "هذه هي الجملة الأولى.")
    with nothing_changes(desk), pytest.raises(Refused) as reason:
        desk.keep("rex", 1)
    assert reason.value.code == "review.own_words"


def test_only_what_was_sealed_and_lost_to_the_source_is_kept(store: Store) -> None:
    desk = a_desk(store)
    desk.save("tom", 1, TEXT)
    desk.approved(2, TEXT)
    desk.reopen("rita", 2)
    desk.approved(3, TEXT)
    change_source(desk, 3, "هذه هي الجملة الثالثة.")
    desk.save("tom", 3, "It was signed.")
    for number in (1, 2, 3):
        with nothing_changes(desk), pytest.raises(Refused) as reason:
            desk.keep("rita", number)
        assert reason.value.code == "review.not_sealed"


def test_a_translator_countersigns_only_what_a_reviewer_confirmed(store: Store) -> None:
    desk = a_desk(store)
    desk.confirm("tom", 1, TEXT)
    refused(desk, "tess", code="review.reviewer_needed")
    desk.confirm("rita", 1)
    desk.approve("tess", 1)


def test_who_wrote_the_base_of_a_relay_may_approve_what_is_made_of_it(store: Store) -> None:
    desk = a_desk(store)
    desk.approved(1, TEXT)
    make_relay(desk, "fr", "en")
    desk.confirm("rita", 1, "C’est signé.", "fr")
    desk.approve("tom", 1, "fr")
    assert desk.row(1, "fr").sealed_base == TEXT


def test_where_the_desk_waives_four_eyes_the_row_says_so_and_only_where_it_was_needed(store: Store) -> None:
    desk = a_desk(store)
    with store.write() as session:
        session.execute(update(release).where(release.c.id == desk.built.id).values(four_eyes=False))
    desk.confirm("rob", 1, TEXT)
    desk.approve("rob", 1)
    assert (desk.row(1).approved_by, desk.row(1).waived, desk.row(1).sealed_waived) == (desk.rob, True, True)
    desk.approved(2, TEXT)
    assert not desk.row(2).waived
    desk.confirm("tom", 3, TEXT)
    refused(desk, "tom", 3, code="review.reviewer_needed")


RULE = [
    # confirmed by, hands, approver, allowed
    ("tom", ["tom"], "rita", True),
    ("tom", ["tom"], "tom", False),
    ("tom", ["rita"], "rita", False),
    ("tom", ["tom", "rita"], "rita", True),
    ("rita", ["tom", "rita"], "rita", False),
    ("rita", ["tom", "rita"], "tom", True),
    ("tom", [], "rita", True),
    ("tom", [], "tom", False),
]


@pytest.mark.parametrize(("translated_by", "wrote", "approver", "allowed"), RULE)
def test_the_rule_of_four_eyes(translated_by: str, wrote: list[str], approver: str, allowed: bool) -> None:
    assert is_own(approver, translated_by, wrote) is not allowed
    row = Translation(
        Place(1, 1, "en", "abcdefgh"), 3, State.TRANSLATED, TEXT, hands=tuple(wrote), translated_by=translated_by
    )
    rights = Rights(approver, frozenset({(Role.REVIEWER, "en")}))
    judged = judge_approval(rights, "en", row, reviewers={approver}, four_eyes=True)
    assert isinstance(judged, Approval if allowed else Refused)
    waived = judge_approval(rights, "en", row, reviewers={approver}, four_eyes=False)
    assert waived == Approval(waived=not allowed)


def test_a_reviewer_of_another_language_approves_nothing_here(store: Store) -> None:
    desk = a_desk(store)
    desk.confirm("tom", 1, "C’est signé.", "fr")
    with nothing_changes(desk), pytest.raises(Refused) as reason:
        desk.approve("rex", 1, "fr")
    assert reason.value.code == "policy.role_needed"
