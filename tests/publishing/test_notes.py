from dataclasses import replace

from tests.publishing.builders import a_block
from workflow.publishing.renditions.notes import numbered
from workflow.text import Block, Code, CodedText, Kind, Role

CALLS = (Code(Role.ALONE, 1, "note"), Code(Role.ALONE, 2, "note"), Code(Role.ALONE, 3, "break"))


def note(text: str, key: str, part: str = "foot") -> Block:
    return replace(a_block(text, Kind.NOTE, key=key), part=part)


SOURCE = (
    a_block("Out➀ and in➁.", key="a", codes=CALLS),
    note("The one.", "n1"),
    note("The other.", "n2"),
)


def plain(said: tuple[Block, ...], source: tuple[Block, ...] = SOURCE) -> list[str]:
    return [block.text.plain for block in numbered(said, source)]


def test_a_call_and_its_note_have_one_number() -> None:
    assert plain(SOURCE) == ["Out¹ and in².", "¹ The one.", "² The other."]


def test_a_call_at_the_end_of_a_paragraph_and_a_note_of_two_paragraphs_are_numbered() -> None:
    call = CodedText("➀", CALLS[:1])
    source = (
        replace(a_block("Out", key="a"), after=call),
        replace(a_block("In", key="b"), after=call),
        replace(note("The one.", "n1"), before=call),
        note("More of it.", "n2"),
        replace(note("The other.", "n3"), before=call),
    )
    assert plain(source, source) == ["Out¹", "In²", "¹ The one.", "More of it.", "² The other."]


def test_what_a_field_shows_at_the_edge_of_a_paragraph_is_read() -> None:
    date = CodedText(" ➀", (Code(Role.ALONE, 1, "field", address="12 May ❶"),))
    (told,) = numbered([replace(a_block("Cairo,"), after=date)], [a_block("Cairo,")])
    assert told.text.text == "Cairo, 12 May"
    (held,) = numbered([replace(a_block("القاهرة،"), after=date)], [a_block("Cairo,")], held=True)
    assert held.text.text == "القاهرة، \u206612 May \u2069"


def test_a_translation_that_turns_its_calls_round_keeps_their_notes() -> None:
    said = (a_block("Drin➁ und draußen➀.", key="a", codes=CALLS), *SOURCE[1:])
    assert plain(said) == ["Drin² und draußen¹.", "¹ The one.", "² The other."]


def test_each_file_of_an_archive_numbers_its_own_notes() -> None:
    blocks = tuple(
        replace(block, key=f"{file}/{block.key}", part=f"{file}/foot") for file in (1, 2) for block in SOURCE
    )
    assert plain(blocks, blocks) == ["Out¹ and in².", "¹ The one.", "² The other."] * 2


def test_notes_that_nobody_can_tell_apart_have_no_numbers() -> None:
    two_paragraphs = (*SOURCE, note("And more of it.", "n3"))
    foot_and_end = (SOURCE[0], SOURCE[1], note("The other.", "n2", "end"))
    for source in (two_paragraphs, foot_and_end):
        assert plain(source, source) == [block.text.plain for block in source]
