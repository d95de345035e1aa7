"""A new source version: what is carried over, and what follows."""

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from tests.builders import NOW, a_person
from tests.people.walk import statements
from tests.releases.desk import Desk, a_desk, count_of, open_at
from tests.releases.made import a_document
from workflow.errors import Missing, Refused
from workflow.releases import course
from workflow.releases.counts import recount
from workflow.releases.edit_source import edit_source
from workflow.releases.plan import plan
from workflow.releases.split_join import split
from workflow.review.answers import Where
from workflow.review.folding import fold
from workflow.store import Store
from workflow.store.tables import placement, release, source_version
from workflow.text.hashing import content_hash

FIRST = ("Title of it", "Thanks. It is today. Thanks.", "Third. Gone.")
SECOND = ("Third.", "Title of it", "Thanks. It is tomorrow. Thanks. Thanks.")


def approved(store: Store, *texts: str, **terms: Any) -> Desk:
    desk = a_desk(store, *texts, source="en", targets=["fr"], **terms)
    desk.all_approved("fr")
    return desk


def test_the_worked_example_of_three_versions(store: Store) -> None:
    desk = approved(store, *FIRST)
    k1, k2, k3, k4, k5, k6 = desk.keys
    said = {key: one.text for key, one in zip(desk.keys, desk.said("fr"), strict=True)}

    second = desk.revise(*SECOND)
    assert desk.keys[:5] == [k5, k1, k2, k3, k4]
    k7 = desk.keys[5]
    assert k7 not in {k1, k2, k3, k4, k5, k6}
    assert desk.states("fr") == ["approved", "approved", "approved", "draft", "approved", "draft"]
    assert [one.text for one in desk.said("fr")][:5] == [said[key] for key in (k5, k1, k2, k3, k4)]
    assert said[k2] != said[k4]
    row = desk.row(k3, "fr")
    assert (row.reason, row.sealed_base, row.sealed_text) == ("source_changed", "It is today.", said[k3])
    assert (second.version, second.kept, second.approvals_back) == (2, 4, 0)
    assert [line.key for line in second.changed] == [k3]
    assert [(line.key, line.was) for line in second.changed] == [(k3, "It is today.")]
    assert [line.key for line in second.added] == [k7]
    assert [line.key for line in second.dropped] == [k6]
    assert desk.row(k6, "fr").state == "approved"

    third = desk.revise(*FIRST)
    assert desk.keys == [k1, k2, k3, k4, k5, k6]
    assert desk.states("fr") == ["approved"] * 6
    assert [one.text for one in desk.said("fr")] == list(said.values())
    row = desk.row(k3, "fr")
    assert (row.translated_by, row.approved_by) == (desk.tom, desk.rita)
    assert (third.version, third.kept, third.approvals_back) == (3, 4, 1)
    assert [line.key for line in third.returned] == [k6]
    assert [line.key for line in third.changed] == [k3]
    assert desk.edition_states() == {"fr": "finished"}
    desk.require_whole()


def test_a_new_segment_that_repeats_a_confirmed_one_is_filled_from_it(store: Store) -> None:
    desk = approved(store, "Thanks. One came.")
    desk.revise("Thanks. One came. Thanks.")
    assert desk.states("fr") == ["approved", "approved", "draft"]
    assert desk.said("fr")[2].text == desk.said("fr")[0].text
    assert list(desk.row(desk.keys[2], "fr").hands) == [desk.tom]


def test_the_same_file_again_changes_nothing_but_the_version(store: Store) -> None:
    desk = approved(store, *FIRST)
    before = desk.lines
    report = desk.revise(*FIRST)
    assert desk.lines == before
    assert (report.kept, report.changed, report.added, report.dropped) == (6, (), (), ())
    with store.read() as session:
        found = session.execute(select(source_version.c.number, source_version.c.is_current)).all()
    assert sorted(map(tuple, found)) == [(1, False), (2, True)]


def test_what_the_desk_mended_stands_while_the_file_still_has_the_old_word(store: Store) -> None:
    desk = approved(store, "The minster spoke. Two left.")
    key = desk.keys[0]
    desk.do(edit_source, "dora", key, "The minister spoke.", version=1)
    desk.confirm("tom", key, "Le ministre a parlé.", "fr")
    desk.approve("rita", key, "fr")
    report = desk.revise("Two left. The minster spoke.")
    assert desk.sources == ["Two left.", "The minister spoke."]
    assert desk.states("fr") == ["approved", "approved"]
    assert (report.kept, report.conflicts) == (2, ())


def test_where_the_file_changed_what_the_desk_mended_the_file_wins_and_says_so(store: Store) -> None:
    desk = approved(store, "The minster spoke today. Two left.")
    key = desk.keys[0]
    desk.do(edit_source, "dora", key, "The minister spoke today.", version=1)
    report = desk.revise("The minster spoke on Monday. Two left.")
    assert desk.sources[0] == "The minster spoke on Monday."
    assert [line.key for line in report.conflicts] == [key]
    assert [line.was for line in report.changed] == ["The minister spoke today."]


def test_a_doubled_space_mended_in_the_file_reopens_nothing_and_is_taken_over(store: Store) -> None:
    desk = approved(store, "One  came. Two left.")
    report = desk.revise("One came. Two left.")
    assert desk.sources[0] == "One came."
    assert desk.states("fr") == ["approved"] * 2
    assert (report.kept, report.changed) == (2, ())


def test_a_new_segment_takes_a_finished_language_back_to_review_and_a_dropped_one_finishes_it(store: Store) -> None:
    desk = approved(store, "One came. Two left.")
    assert (desk.edition_states(), desk.state()) == ({"fr": "finished"}, "ready")
    desk.revise("One came. Two left. Three stayed quietly.")
    assert (desk.edition_states(), desk.state()) == ({"fr": "review"}, "open")
    desk.revise("One came. Two left.")
    assert (desk.edition_states(), desk.state()) == ({"fr": "finished"}, "ready")
    desk.require_whole()


def a_folded_desk(store: Store) -> Desk:
    desk = a_desk(store, "One came. Two left. Three stayed.", source="en", targets=["fr"])
    desk.save("tom", desk.keys[0], "Un est venu,", "fr")
    desk.save("tom", desk.keys[1], "deux sont partis.", "fr")
    with store.write() as session:
        fold(session, desk.tom, Where(desk.release, "fr", desk.keys[1]), desk.row(desk.keys[1], "fr").version, NOW)
    return desk


def test_a_fold_whose_halves_still_stand_in_order_in_one_block_holds(store: Store) -> None:
    desk = a_folded_desk(store)
    desk.revise("A new first sentence. One came. Two left. Three stayed.")
    assert desk.states("fr") == ["untranslated", "draft", "folded", "untranslated"]


@pytest.mark.parametrize(
    "texts",
    [
        ("Two left. One came. Three stayed.",),
        ("One came.", "Two left. Three stayed."),
        ("One came. Three stayed. Two left.",),
    ],
)
def test_a_fold_whose_halves_came_apart_is_dissolved(store: Store, texts: Sequence[str]) -> None:
    desk = a_folded_desk(store)
    lead, folded, _ = desk.keys
    desk.revise(*texts)
    assert (desk.row(folded, "fr").state, desk.row(folded, "fr").folded_into) == ("untranslated", None)
    assert (desk.row(lead, "fr").state, desk.row(lead, "fr").text) == ("draft", "Un est venu, deux sont partis.")
    desk.require_whole()


def test_a_fold_loses_its_hold_where_half_of_it_is_removed(store: Store) -> None:
    desk = a_folded_desk(store)
    lead = desk.keys[0]
    desk.revise("One came. Three stayed.")
    row = desk.row(lead, "fr")
    assert (row.state, row.reason) == ("draft", "source_changed")
    desk.do(split, "dora", lead, len("One"))
    desk.revise("One came. Two left. Three stayed.")
    assert desk.states("fr") == ["draft", "untranslated", "untranslated", "untranslated"]
    desk.require_whole()


def test_dropped_segments_keep_rows_and_history(store: Store) -> None:
    desk = approved(store, "One came. Two left.")
    key = desk.keys[1]
    desk.revise("One came.")
    assert desk.keys == [desk.keys[0]]
    row = desk.row(key, "fr")
    assert (row.state, row.approved_by) == ("approved", desk.rita)
    assert desk.payload("revise")["dropped"] == [key]


def test_rows_of_gone_segments_count_for_nothing(store: Store) -> None:
    desk = approved(store, "One came. Two left.")
    desk.revise("One came.")
    assert desk.counts("fr") == {"approved": 1}


def test_what_the_segments_say_and_where_they_stand_are_two_things(store: Store) -> None:
    desk = approved(store, *FIRST)
    desk.revise(*SECOND)
    with store.read() as session:
        statement = (
            select(placement.c.imported)
            .join(source_version, source_version.c.id == placement.c.source_version_id)
            .where(source_version.c.number == 1)
            .order_by(placement.c.position)
        )
        assert session.execute(statement).scalars().all()[2] == "It is today."
    assert count_of(store, "placement") == 12


def test_only_the_desk_brings_a_new_version(store: Store) -> None:
    desk = approved(store, "One came.")
    for who in ["tom", "rita", "paul"]:
        with pytest.raises(Refused) as caught:
            desk.revise("Two left.", who=who)
        assert caught.value.code == "policy.role_needed"


def test_who_may_not_know_of_a_release_cannot_revise_it(store: Store) -> None:
    desk = a_desk(store, "One came.", source="en", targets=["fr"], confidential=True)
    with pytest.raises(Missing):
        desk.revise("Two left.", who="dean")


def test_a_cancelled_release_takes_no_new_version(store: Store) -> None:
    desk = approved(store, "One came.")
    desk.do(course.cancel, "dora")
    with pytest.raises(Refused) as caught:
        desk.revise("Two left.")
    assert caught.value.code == "release.not_in_this_state"
    assert count_of(store, "source_version") == 1


def test_a_draft_takes_a_new_version(store: Store) -> None:
    desk = a_desk(store, "One came.", source="en", targets=["fr"], draft=True)
    desk.revise("One came. Two left.")
    assert desk.sources == ["One came.", "Two left."]
    assert desk.counts("fr") == {"untranslated": 2}


def test_a_version_takes_few_statements_and_as_many_at_any_size(store: Store) -> None:
    taken = []
    for size in (4, 300):
        texts = [f"Sentence {number} of {size} stands here." for number in range(size)]
        desk = a_desk_again(store, size, texts)
        with statements(store) as sent:
            desk.revise(*reversed(texts[:-1]), "Sentence 1 of all stands here.", "Another one, new.")
        taken.append(len(sent))
    assert taken[0] == taken[1] <= 40


def a_desk_again(store: Store, number: int, texts: Sequence[str]) -> Desk:
    """A further release on the same store, opened by somebody of its own."""
    document = a_document(*texts)
    with store.write() as session:
        dora = a_person(session, f"dora{number}", roles=["desk"])
        opened = open_at(session, store, dora, [document], plan([document], "en"), targets=["ar", "fr"])
    return Desk(store, {"dora": dora}, opened.release)


SENTENCES = ("Thanks.", "It is today.", "It is tomorrow.", "The council met in Rabat.", "The council sat in Rabat.")


@settings(max_examples=6)
@given(versions=st.lists(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=5), min_size=2, max_size=4))
def test_after_any_versions_each_text_stands_once_and_its_rows_say_what_they_are_made_from(
    store: Store, versions: list[list[str]]
) -> None:
    desk = a_desk_again(store, count_of(store, "release"), versions[0])
    for version in versions[1:]:
        report = desk.revise(*version)
        assert desk.sources == version
        assert len(set(desk.keys)) == len(version)
        told = report.kept + len(report.changed) + len(report.added) + len(report.returned)
        assert told == len(version)
        for key, source in zip(desk.keys, version, strict=True):
            assert desk.row(key, "fr").base_hash == content_hash(source)
    with store.write() as session:
        row_id = session.execute(select(release.c.id).where(release.c.public_id == desk.release)).scalar_one()
        assert recount(session, row_id) == 0
