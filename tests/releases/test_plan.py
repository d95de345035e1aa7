"""From blocks to segments."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.releases.made import ALONE, BOLD, CLOSE, LINE_BREAK, OPEN, a_document, coded_paragraphs
from workflow.errors import BadInput, Refused
from workflow.releases.assembly import Said, source_texts
from workflow.releases.plan import Plan, join, plan, split
from workflow.text import CodedText
from workflow.text.space import has_words


def texts(made: Plan) -> list[str]:
    return [one.text for one in made.segments]


def assembled(made: Plan) -> list[str]:
    said = [Said(f"{one.block}", one.text, one.space_before, one.space_after) for one in made.segments]
    return list(source_texts(said).values())


def test_each_sentence_of_a_block_is_a_segment_numbered_through_the_document() -> None:
    made = plan([a_document("Title of it", "One came. Two left.", "Three stayed.")], "en")
    assert texts(made) == ["Title of it", "One came.", "Two left.", "Three stayed."]
    assert [(one.number, one.block) for one in made.segments] == [(1, 0), (2, 1), (3, 1), (4, 2)]


def test_white_space_belongs_to_no_segment_and_is_kept_beside_it() -> None:
    made = plan([a_document("\u00a0 One came.  Two left. ")], "en")
    assert [(one.space_before, one.text, one.space_after) for one in made.segments] == [
        ("\u00a0 ", "One came.", ""),
        ("  ", "Two left.", " "),
    ]


@pytest.mark.parametrize("text", ["", " \u00a0", "***", "—", "\u200f", ALONE])
def test_a_block_without_letter_or_digit_is_layout_and_nobodys_work(text: str) -> None:
    made = plan([a_document(CodedText(text, LINE_BREAK), "One came.")], "en")
    assert [block.is_layout for block in made.documents[0]] == [True, False]
    assert texts(made) == ["One came."]


def test_a_document_of_layout_alone_is_refused() -> None:
    with pytest.raises(BadInput) as caught:
        plan([a_document("***", "")], "en")
    assert caught.value.code == "plan.nothing_to_translate"


def test_a_segment_too_long_to_work_on_is_refused() -> None:
    with pytest.raises(BadInput) as caught:
        plan([a_document("word " * 5000)], "en")
    assert caught.value.code == "file.long_segment"


def test_a_pair_of_codes_across_a_seam_is_split_in_halves_of_one_number() -> None:
    made = plan([a_document(CodedText(f"{OPEN}He left. She stayed.{CLOSE}", BOLD))], "en")
    assert texts(made) == [f"{OPEN}He left.{CLOSE}", f"{OPEN}She stayed.{CLOSE}"]


def test_a_soft_line_break_after_a_stop_is_a_seam() -> None:
    made = plan([a_document(CodedText(f"One came.{ALONE}two left.", LINE_BREAK))], "en")
    assert texts(made) == [f"One came.{ALONE}", "two left."]


def test_words_are_counted_in_the_language_of_the_source() -> None:
    made = plan([a_document("One came. Two left early.")], "en")
    assert [one.words for one in made.segments] == [2, 3]
    assert made.words == 5


def test_two_neighbours_are_joined_in_a_new_plan_and_the_old_one_stays() -> None:
    made = plan([a_document("One came. Two left. Three stayed.")], "en")
    joined = join(made, 1)
    assert texts(joined) == ["One came. Two left.", "Three stayed."]
    assert len(texts(made)) == 3


def test_a_join_across_blocks_is_refused() -> None:
    with pytest.raises(Refused) as caught:
        join(plan([a_document("One came.", "Two left.")], "en"), 1)
    assert caught.value.code == "plan.join_across_blocks"


def test_a_join_brings_the_halves_of_a_pair_together() -> None:
    made = plan([a_document(CodedText(f"{OPEN}He left. She stayed.{CLOSE}", BOLD))], "en")
    assert texts(join(made, 1)) == [f"{OPEN}He left. She stayed.{CLOSE}"]


def test_a_segment_is_split_where_people_say_even_inside_a_pair_from_before() -> None:
    made = plan([a_document(CodedText(f"{OPEN}He left. She came and she stayed.{CLOSE}", BOLD))], "en")
    cut = split(made, 2, len(f"{OPEN}She came"))
    assert texts(cut) == [f"{OPEN}He left.{CLOSE}", f"{OPEN}She came{CLOSE}", f"{OPEN}and she stayed.{CLOSE}"]


@pytest.mark.parametrize("offset", [0, 9, 400])
def test_a_split_that_leaves_a_side_without_words_is_refused(offset: int) -> None:
    with pytest.raises(BadInput) as caught:
        split(plan([a_document("One came.")], "en"), 1, offset)
    assert caught.value.code == "plan.split_leaves_nothing"


def test_a_segment_that_is_not_there_cannot_be_joined() -> None:
    with pytest.raises(BadInput) as caught:
        join(plan([a_document("One came.")], "en"), 2)
    assert caught.value.code == "plan.no_such_segment"


def test_what_people_joined_and_split_is_done_again_on_the_next_file() -> None:
    first = join(plan([a_document("One came. Two left. Three stayed and slept.")], "en"), 1)
    first = split(first, 2, len("Three stayed"))
    again = plan([a_document("New words. One came. Two left. Three stayed and slept.")], "en", exceptions=first.made)
    assert texts(again) == ["New words.", "One came. Two left.", "Three stayed", "and slept."]


@given(st.lists(coded_paragraphs(), min_size=1, max_size=4))
def test_segments_and_the_white_space_between_them_give_the_blocks_back(blocks: list[CodedText]) -> None:
    if not any(has_words(block.plain) for block in blocks):
        return
    made = plan([a_document(*blocks)], "en")
    told = {one.block for one in made.segments}
    assert assembled(made) == [block.text for place, block in enumerate(blocks) if place in told]
    assert all(not has_words(block.plain) for place, block in enumerate(blocks) if place not in told)


@given(coded_paragraphs(), st.data())
def test_a_split_and_the_join_of_its_sides_give_the_segment_back_white_space_at_the_cut_aside(
    block: CodedText, data: st.DataObject
) -> None:
    if not has_words(block.plain):
        return
    made = plan([a_document(block)], "en")
    number = data.draw(st.integers(1, len(made.segments)))
    offset = data.draw(st.integers(0, len(made.segments[number - 1].text)))
    try:
        cut = split(made, number, offset)
    except BadInput:
        return
    assert len(cut.segments) == len(made.segments) + 1
    assert assembled(cut) == assembled(made)
    assert texts(join(cut, number)) == texts(made)
