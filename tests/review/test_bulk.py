"""Replace in many rows, approve all, fill in what is known."""

from typing import Any

import pytest
from sqlalchemy import update

from tests.builders import an_assignment
from tests.review.desk import Desk, a_desk, nothing_changes
from workflow.errors import BadInput, Refused
from workflow.review.bulk import ApprovedAll, Replaced, Search, approve_all, replace
from workflow.review.prefill import prefill
from workflow.review.translation import State
from workflow.store import Store
from workflow.store.tables import release


def replaced(desk: Desk, who: str, search: Search, **more: Any) -> Replaced:
    answer = desk.do(replace, desk.people[who], desk.release, "en", search, **more)
    assert isinstance(answer, Replaced)
    return answer


def all_approved(desk: Desk, who: str, language: str = "en") -> ApprovedAll:
    answer = desk.do(approve_all, desk.people[who], desk.release, language)
    assert isinstance(answer, ApprovedAll)
    return answer


def test_replace_is_one_event_on_every_row_that_has_the_words(store: Store) -> None:
    desk = a_desk(store)
    desk.save("tom", 1, "It is signed.")
    desk.confirm("tom", 2, "It is signed, too.")
    answer = replaced(desk, "tess", Search("signed", "sealed"))
    assert answer.changed == (desk.where(1).key, desk.where(2).key)
    assert [desk.row(number).text for number in (1, 2)] == ["It is sealed.", "It is sealed, too."]
    assert desk.states() == ["draft", "draft", "untranslated"]
    assert desk.row(2).reason == "replaced"
    assert desk.actions() == ["save", "confirm", "replace"]


def test_replace_leaves_approved_rows_to_reviewers(store: Store) -> None:
    desk = a_desk(store)
    desk.approved(1, "It is signed.")
    with nothing_changes(desk):
        answer = replaced(desk, "tess", Search("signed", "sealed"))
    assert [one.reason for one in answer.refused] == ["translation.approved_reopen_first"]
    assert replaced(desk, "rex", Search("signed", "sealed")).changed == (desk.where(1).key,)
    assert desk.row(1).state is State.DRAFT


@pytest.mark.parametrize(
    ("search", "text", "after"),
    [
        (Search("eu", "EU"), "Eu, eu, neuter.", "Eu, EU, nEUter."),
        (Search("eu", "EU", match_case=False), "Eu, eu.", "EU, EU."),
        (Search("eu", "EU", whole_words=True), "eu, neuter, eu.", "EU, neuter, EU."),
        (Search("a.c", "x"), "abc a.c", "abc x"),
        (Search("b", r"\1"), "abc", r"a\1c"),
        (Search("وقع", "وقّع", whole_words=True), "وقع الطرفان وتوقعا", "وقّع الطرفان وتوقعا"),
    ],
)
def test_what_is_sought_is_found_to_the_letter(store: Store, search: Search, text: str, after: str) -> None:
    desk = a_desk(store)
    desk.save("tom", 1, text)
    replaced(desk, "tom", search)
    assert desk.row(1).text == after


def test_an_inline_code_beside_a_word_is_no_part_of_it() -> None:
    from workflow.review.bulk import _pattern

    pattern = _pattern(Search("bold", "strong", whole_words=True))
    assert pattern.sub("strong", "❶bold➊ bolder") == "❶strong➊ bolder"


def test_replace_in_some_rows_leaves_the_others(store: Store) -> None:
    desk = a_desk(store)
    for number in (1, 2):
        desk.save("tom", number, "It is signed.")
    assert replaced(desk, "tom", Search("signed", "sealed"), keys=[desk.where(2).key]).changed == (desk.where(2).key,)


def test_a_row_that_would_be_left_without_text_keeps_it(store: Store) -> None:
    desk = a_desk(store)
    desk.save("tom", 1, "Signed")
    with nothing_changes(desk):
        answer = replaced(desk, "tom", Search("Signed", " "))
    assert [one.reason for one in answer.refused] == ["review.blank"]
    with pytest.raises(BadInput) as bad:
        replaced(desk, "tom", Search("", "x"))
    assert bad.value.code == "replace.nothing_sought"


def test_approve_all_takes_what_the_person_may_and_says_why_not_the_rest(store: Store) -> None:
    desk = a_desk(store, segments=5)
    desk.confirm("tom", 1, "It is signed.")
    desk.confirm("rob", 2, "It holds.")
    desk.save("tom", 3, "It lasts.")
    desk.approved(5, "It is so.")
    answer = all_approved(desk, "rob")
    assert [(one.number, one.outcome, one.reason) for one in answer.outcomes] == [
        (1, "approved", ""),
        (2, "refused", "review.own_words"),
        (3, "refused", "review.not_confirmed"),
        (4, "refused", "review.not_confirmed"),
    ]
    assert desk.states() == ["approved", "translated", "draft", "untranslated", "approved"]
    assert desk.actions()[-1] == "approve"


def test_approve_all_without_anything_to_approve_writes_nothing(store: Store) -> None:
    desk = a_desk(store)
    with nothing_changes(desk):
        assert all_approved(desk, "rita").event_seq is None
    with pytest.raises(Refused):
        all_approved(desk, "dora")


def test_a_translator_countersigns_all_that_reviewers_confirmed(store: Store) -> None:
    desk = a_desk(store)
    desk.confirm("rita", 1, "It is signed.")
    desk.confirm("tess", 2, "It holds.")
    answer = all_approved(desk, "tom")
    assert [(one.outcome, one.reason) for one in answer.outcomes[:2]] == [
        ("approved", ""),
        ("refused", "review.reviewer_needed"),
    ]


def test_prefill_never_goes_over_a_text(store: Store) -> None:
    desk = a_desk(store, texts=["نعم إذن.", "نعم إذن.", "نعم إذن."])
    desk.confirm("tom", 1, "Yes, then.")
    desk.save("tom", 2, "So be it.")
    assert desk.do(prefill, desk.tom, desk.release).rows == 1
    assert [desk.row(number).text for number in (1, 2, 3)] == ["Yes, then.", "So be it.", "Yes, then."]


def test_prefill_repeats_what_is_approved_rather_than_what_is_confirmed(store: Store) -> None:
    desk = a_desk(store, texts=["نعم إذن.", "نعم إذن.", "نعم إذن."])
    desk.confirm("tom", 1, "Yes, then.")
    desk.approved(2, "So be it.")
    desk.do(prefill, desk.tom, desk.release)
    assert desk.row(3).text == "So be it."


def test_prefill_fills_the_languages_in_which_one_may(store: Store) -> None:
    desk = a_desk(store, texts=["كلمة أولى.", "كلمة أولى."])
    for language in ("en", "fr"):
        desk.confirm("tom", 1, "First.", language)
    assert desk.do(prefill, desk.tess, desk.release).rows == 1
    assert (desk.row(2).text, desk.row(2, "fr").text) == ("First.", "")
    with pytest.raises(Refused):
        desk.do(prefill, desk.paul, desk.release)


def test_prefill_goes_on_in_a_published_release_for_languages_that_are_not_out(store: Store) -> None:
    desk = a_desk(store, texts=["كلمة أولى.", "كلمة أولى."])
    desk.confirm("tom", 1, "First.")
    with store.write() as session:
        session.execute(update(release).where(release.c.id == desk.built.id).values(state="published"))
    assert desk.do(prefill, desk.tom, desk.release).rows == 1
    with store.write() as session:
        session.execute(update(release).where(release.c.id == desk.built.id).values(state="withdrawn"))
    with pytest.raises(Refused) as refused:
        desk.do(prefill, desk.tom, desk.release)
    assert refused.value.code == "release.not_worked_on"


def test_a_text_of_a_restricted_release_never_fills_an_open_one(store: Store) -> None:
    secret = "اتفاق سري بين الطرفين."
    hidden = a_desk(store, texts=[secret], confidential=True)
    with store.write() as session:
        for who, role in (("tom", "translator"), ("rita", "reviewer")):
            an_assignment(session, hidden.built, hidden.people[who], role, "en")
    hidden.approved(1, "A secret accord.")
    desk = Desk(store, a_desk(store, texts=[secret]).built, hidden.people)
    assert desk.do(prefill, desk.tom, desk.release).rows == 0
