"""Split and join: new keys in the places of old ones."""

from random import Random

import pytest
from sqlalchemy import select

from tests.builders import NOW
from tests.people.walk import statements
from tests.releases.cutting import AT, CUT, LONG, SAID, a_split_desk
from tests.releases.made import BOLD, CLOSE, OPEN
from workflow.errors import BadInput, Missing, Refused
from workflow.releases import places
from workflow.releases.edit_source import edit_source
from workflow.releases.split_join import join, split
from workflow.releases.undo import undo
from workflow.review.answers import Where
from workflow.review.folding import fold
from workflow.store import Store
from workflow.store.tables import placement
from workflow.text import CodedText


def test_a_split_retires_the_key_and_makes_two_new_ones_in_its_place(store: Store) -> None:
    desk = a_split_desk(store)
    before = desk.keys
    made = desk.do(split, "dora", before[1], AT)
    assert desk.sources == ["One came.", "He came early", "and she left late.", "Two left."]
    assert desk.keys == [before[0], *made.children, before[2]]
    assert made.parents == (before[1],)
    assert set(made.children).isdisjoint(before)
    desk.require_whole()


def test_targets_are_cut_where_told_and_become_drafts_of_the_same_hands(store: Store) -> None:
    desk = a_split_desk(store)
    desk.approved(desk.keys[1], SAID, "fr")
    made = desk.do(split, "rita", desk.keys[1], AT, cuts={"fr": CUT})
    assert [one.text for one in desk.said("fr")[1:3]] == ["Il est venu tôt", "et elle est partie tard."]
    assert desk.states("fr")[1:3] == ["draft", "draft"]
    for key in made.children:
        row = desk.row(key, "fr")
        assert (row.hands, row.translated_by, row.approved_by, row.version) == ([desk.tom], None, None, 1)
    desk.require_whole()


def test_where_nothing_is_told_all_stays_in_the_first_child(store: Store) -> None:
    desk = a_split_desk(store)
    desk.confirm("tom", desk.keys[1], SAID, "fr")
    desk.do(split, "dora", desk.keys[1], AT)
    assert [(one.text, one.state) for one in desk.said("fr")[1:3]] == [(SAID, "draft"), ("", "untranslated")]


def test_the_old_row_stays_as_it_was_and_counts_no_more(store: Store) -> None:
    desk = a_split_desk(store)
    key = desk.keys[1]
    desk.approved(key, SAID, "fr")
    before = desk.row(key, "fr")
    desk.do(split, "dora", key, AT)
    assert desk.row(key, "fr") == before
    assert desk.counts("fr") == {"draft": 1, "untranslated": 3}
    desk.require_whole()


def test_a_pair_of_codes_across_the_cut_is_closed_and_opened_again(store: Store) -> None:
    desk = a_split_desk(store, CodedText(f"He {OPEN}came early and she{CLOSE} left late.", BOLD))
    desk.do(split, "dora", desk.keys[0], len(f"He {OPEN}came early"))
    assert desk.sources == [f"He {OPEN}came early{CLOSE}", f"{OPEN}and she{CLOSE} left late."]


def test_a_split_that_leaves_a_side_without_words_is_refused(store: Store) -> None:
    desk = a_split_desk(store)
    for offset in [0, 1000, len(LONG) - 1]:
        with pytest.raises(BadInput) as caught:
            desk.do(split, "dora", desk.keys[1], offset)
        assert caught.value.code == "split.leaves_nothing"
        assert desk.events() == ["open"]


def test_a_join_makes_one_draft_of_the_hands_of_both(store: Store) -> None:
    desk = a_split_desk(store)
    k1, k2, k3 = desk.keys
    desk.approved(k1, "Un est venu.", "fr")
    desk.confirm("tess", k2, SAID, "fr")
    made = desk.do(join, "dora", k1)
    assert desk.sources == [f"One came. {LONG}", "Two left."]
    assert made.parents == (k1, k2)
    row = desk.row(made.children[0], "fr")
    assert (row.text, row.state, row.hands) == (f"Un est venu. {SAID}", "draft", sorted([desk.tom, desk.tess]))
    assert desk.keys == [made.children[0], k3]
    desk.require_whole()


def test_a_join_with_an_untranslated_neighbour_has_the_hands_of_who_wrote(store: Store) -> None:
    desk = a_split_desk(store)
    desk.confirm("tom", desk.keys[1], SAID, "fr")
    made = desk.do(join, "dora", desk.keys[0])
    row = desk.row(made.children[0], "fr")
    assert (row.text, row.hands) == (SAID, [desk.tom])


def test_a_join_of_two_untranslated_ones_is_untranslated(store: Store) -> None:
    desk = a_split_desk(store)
    desk.do(join, "dora", desk.keys[0])
    assert desk.states("fr") == ["untranslated", "untranslated"]


def test_only_neighbours_in_a_block_are_joined(store: Store) -> None:
    desk = a_split_desk(store, "One came.", "Two left.")
    for key in desk.keys:
        with pytest.raises(Refused) as caught:
            desk.do(join, "dora", key)
        assert caught.value.code == "join.across_blocks"


def test_a_folded_segment_is_unfolded_before_it_is_split_or_joined(store: Store) -> None:
    desk = a_split_desk(store)
    k1, k2, _ = desk.keys
    desk.save("tom", k1, "Un est venu.", "fr")
    desk.save("tom", k2, SAID, "fr")
    with store.write() as session:
        fold(session, desk.tom, Where(desk.release, "fr", k2), desk.row(k2, "fr").version, NOW)
    for deed, arguments in ((split, (k2, AT)), (split, (k1, 3)), (join, (k1,)), (join, (k2,))):
        with pytest.raises(Refused) as caught:
            desk.do(deed, "dora", *arguments)
        assert caught.value.code == "structure.unfold_first"


def test_what_people_made_of_the_segments_holds_in_the_next_version(store: Store) -> None:
    desk = a_split_desk(store, f"One came. {LONG} Two left. Three stayed.")
    made = desk.do(split, "dora", desk.keys[1], AT)
    joined = desk.do(join, "dora", desk.keys[3])
    taken_back = desk.do(split, "dora", desk.keys[0], len("One"))
    desk.do(undo, "dora", taken_back.event_seq)
    report = desk.revise("A new first sentence.", f"One came. {LONG} Two left. Three stayed.")
    assert desk.sources == [
        "A new first sentence.",
        "One came.",
        "He came early",
        "and she left late.",
        "Two left. Three stayed.",
    ]
    assert desk.keys[2:] == [*made.children, *joined.children]
    assert (report.kept, len(report.added)) == (4, 1)
    with pytest.raises(Refused) as caught:
        desk.do(undo, "dora", made.event_seq)
    assert caught.value.code == "undo.moved_on"
    desk.revise(f"One came. {LONG} Two left. Three stayed.")
    assert desk.keys[1:] == [*made.children, *joined.children]


def test_a_split_inside_a_pair_from_before_holds_in_the_next_version(store: Store) -> None:
    text = CodedText(f"One {OPEN}came. He came early and she left late. Two{CLOSE} left.", BOLD)
    desk = a_split_desk(store, text)
    made = desk.do(split, "dora", desk.keys[1], len(f"{OPEN}He came early"))
    desk.revise(text)
    assert desk.keys[1:3] == list(made.children)


def test_many_splits_in_one_place_find_room(store: Store) -> None:
    words = " ".join(f"word{number}" for number in range(30))
    desk = a_split_desk(store, f"{words}. Two left.")
    for _ in range(26):
        desk.do(split, "dora", desk.keys[0], desk.sources[0].rindex(" "))
    assert len(desk.keys) == 28
    assert " ".join(desk.sources) == f"{words}. Two left."
    with store.read() as session:
        statement = select(placement.c.position).where(placement.c.live).order_by(placement.c.position)
        positions = session.execute(statement).scalars().all()
    assert len(set(positions)) == 28
    desk.do(undo, "dora", len(desk.events()))
    assert len(desk.keys) == 27
    desk.require_whole()


def test_renumbering_keeps_the_order(store: Store) -> None:
    desk = a_split_desk(store)
    before = desk.keys
    with store.write() as session:
        version_id = session.execute(select(placement.c.source_version_id)).scalars().first()
        assert version_id is not None
        places.renumber(session, version_id)
    assert desk.keys == before


def test_desk_translators_and_reviewers_split_and_join_and_publishers_do_not(store: Store) -> None:
    desk = a_split_desk(store, " ".join([LONG] * 3))
    for who in ("dora", "tom", "rita"):
        desk.do(split, who, desk.keys[0], AT)
        desk.do(join, who, desk.keys[0])
    for deed, arguments in ((split, (desk.keys[0], AT)), (join, (desk.keys[0],))):
        with pytest.raises(Refused) as caught:
            desk.do(deed, "paul", *arguments)
        assert caught.value.code == "policy.role_needed"


def test_a_draft_is_cut_by_the_desk_alone(store: Store) -> None:
    desk = a_split_desk(store, draft=True, assigned=True)
    with pytest.raises(Refused):
        desk.do(split, "tom", desk.keys[1], AT)
    desk.do(split, "dora", desk.keys[1], AT)


def test_a_segment_that_stands_no_more_is_missing(store: Store) -> None:
    desk = a_split_desk(store)
    key = desk.keys[1]
    desk.do(split, "dora", key, AT)
    for deed, arguments in ((split, (key, AT)), (join, (key,))):
        with pytest.raises(Missing) as caught:
            desk.do(deed, "dora", *arguments)
        assert caught.value.code == "segment.missing"


def test_a_mended_source_is_split_as_it_reads_now(store: Store) -> None:
    desk = a_split_desk(store)
    desk.do(edit_source, "dora", desk.keys[1], "He came earlier and she left late.", version=1)
    desk.do(split, "dora", desk.keys[1], len("He came earlier"))
    assert desk.sources[1:3] == ["He came earlier", "and she left late."]


def test_a_split_and_a_join_take_as_many_statements_at_any_size(store: Store) -> None:
    texts = [f"Sentence {number} stands here." for number in range(200)]
    few = a_split_desk(store)
    taken = []
    for paragraph in (None, " ".join(texts)):
        if paragraph:
            few.revise(paragraph)
        with statements(store) as sent:
            made = few.do(split, "dora", few.keys[1], AT)
            few.do(undo, "dora", made.event_seq)
            few.do(join, "dora", few.keys[0])
        taken.append(len(sent))
    assert max(taken) <= 90
    assert abs(taken[0] - taken[1]) <= 2


@pytest.mark.parametrize("seed", range(2))
def test_a_split_and_the_join_of_its_children_say_what_was_said_white_space_at_the_cut_aside(
    store: Store, seed: int
) -> None:
    random = Random(seed)
    desk = a_split_desk(store, CodedText(f"He {OPEN}came early and{CLOSE} she left late. Two left.", BOLD))
    desk.confirm("tom", desk.keys[0], f"Il est {OPEN}venu tôt et{CLOSE} elle est partie tard.", "fr")
    for _ in range(4):
        source, said = desk.sources[0], desk.said("fr")[0].text
        offset, cut = random.randint(4, len(source) - 5), random.randint(0, len(said))
        desk.do(split, "dora", desk.keys[0], offset, cuts={"fr": cut})
        made = desk.do(join, "dora", desk.keys[0])
        assert desk.sources[0].replace(" ", "") == source.replace(" ", "")
        assert desk.said("fr")[0].text.replace(" ", "") == said.replace(" ", "")
        assert desk.row(made.children[0], "fr").hands == [desk.tom]
