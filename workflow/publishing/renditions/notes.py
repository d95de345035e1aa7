"""Footnotes of a document that is made anew: the place that calls a note and the note get one number."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from workflow.text import Block, Code, CodedText, Kind, Role
from workflow.text.coded import LITERAL
from workflow.text.codes import codes_in

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_CALL = "note"


def numbered(said: Sequence[Block], source: Sequence[Block]) -> Iterator[Block]:
    """Give the blocks ``said`` with their notes numbered as they are called in ``source``.

    Where the calls are not as many as the notes (a note of two paragraphs, a call that the file keeps to itself), or the notes stand in
    more than one place (foot and end), nobody knows which belongs to which, and nothing is numbered.
    """
    calls = [
        (block.key, code.character) for block in source if block.kind is not Kind.NOTE for code in _calls(block.text)
    ]
    notes = [block for block in source if block.kind is Kind.NOTE]
    if len(calls) != len(notes) or len({block.part for block in notes}) > 1:
        yield from said
        return
    of_call = {call: _raised(number) for number, call in enumerate(calls, start=1)}
    of_note = {note.key: _raised(number) for number, note in enumerate(notes, start=1)}
    called = {key for key, _ in calls}
    for block in said:
        if block.key in of_note:
            yield replace(block, text=block.text.with_text(f"{of_note[block.key]} {block.text.text.lstrip()}"))
        elif block.key in called:
            yield replace(block, text=CodedText(block.text.text, tuple(_told(block, of_call))))
        else:
            yield block


def _calls(text: CodedText) -> Iterator[Code]:
    table = {code.character: code for code in text.codes if code.role is Role.ALONE and code.label == _CALL}
    for char in codes_in(text.text):
        if char in table:
            yield table[char]


def _told(block: Block, numbers: Mapping[tuple[str, str], str]) -> Iterator[Code]:
    for code in block.text.codes:
        number = numbers.get((block.key, code.character))
        yield replace(code, label=LITERAL, data=number) if number else code


def _raised(number: int) -> str:
    return str(number).translate(_RAISED)
