"""What a file shows beside its texts: calls of notes, each with the number of its note, and results of fields at the edges."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from workflow.publishing.renditions.outline import file_of
from workflow.text import Block, Code, CodedText, Kind, Role
from workflow.text.coded import LITERAL
from workflow.text.codes import CODE, codes_in

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_CALL, _FIELD = "note", "field"

_Numbers = Mapping[str, str]


def numbered(said: Sequence[Block], source: Sequence[Block], *, held: bool = False) -> Iterator[Block]:
    """Give the blocks ``said`` whole, with what the file keeps at their edges, and notes numbered as they are called in ``source``.

    ``held``: the words of fields, which are the source's, are held together in a text that runs the other way.

    Where the calls are not as many as the notes (a call that the file keeps to itself), or the notes stand in more than one place (foot
    and end), nobody knows which belongs to which, and nothing is numbered.
    """
    of_file: dict[str, list[Block]] = {}
    for block in source:
        of_file.setdefault(file_of(block), []).append(block)
    for name, one in groupby(said, key=file_of):
        blocks = (_with_held_fields(block) if held else block for block in one)
        yield from _numbered(blocks, of_file.get(name, ()))


def _numbered(said: Iterable[Block], source: Sequence[Block]) -> Iterator[Block]:
    """Do so in one file."""
    calls = [(block.key, *call) for block in source if block.kind is not Kind.NOTE for call in _calls(block)]
    notes = [block for block in source if block.kind is Kind.NOTE]
    # Where the file says which paragraph begins a note, others go on with it.
    begun = [note for note in notes if any(True for _ in _called(note.before))] or notes
    known = len(calls) == len(begun) and len({block.part for block in notes}) == 1
    of_note = {note.key: _raised(number) for number, note in enumerate(begun, start=1)} if known else {}
    of_call: dict[str, dict[str, str]] = {}
    for number, (key, edge, character) in enumerate(calls if known else (), start=1):
        of_call.setdefault(f"{key} {edge}", {})[character] = _raised(number)
    for block in said:
        yield _whole(block, of_call, of_note.get(block.key, ""))


def _whole(block: Block, of_call: Mapping[str, _Numbers], number: str) -> Block:
    before, inside, after = (of_call.get(f"{block.key} {edge}", {}) for edge in ("before", "text", "after"))
    text = CodedText(block.text.text, tuple(_told(block.text.codes, inside))) if inside else block.text
    first, last = _shown(block.before, before), _shown(block.after, after)
    if number:
        first = f"{number} {first}".rstrip() + " "
        text = text.with_text(text.text.lstrip())
    if first or last:
        text = text.with_text(f"{first}{text.text}{last}".strip(" "))
    return block if text is block.text else replace(block, text=text)


def _with_held_fields(block: Block) -> Block:
    def told(text: CodedText) -> CodedText:
        if not any(code.address and code.label == _FIELD for code in text.codes):
            return text
        return CodedText(
            text.text,
            tuple(
                replace(code, address=f"\u2066{code.address}\u2069") if code.label == _FIELD and code.address else code
                for code in text.codes
            ),
        )

    return replace(block, before=told(block.before), text=told(block.text), after=told(block.after))


def _calls(block: Block) -> Iterator[tuple[str, str]]:
    for edge, text in (("before", block.before), ("text", block.text), ("after", block.after)):
        for character in _called(text):
            yield edge, character


def _called(text: CodedText) -> Iterator[str]:
    calls = {code.character for code in text.codes if code.role is Role.ALONE and code.label == _CALL}
    return (character for character in codes_in(text.text) if character in calls)


def _shown(edge: CodedText, numbers: _Numbers) -> str:
    """Give an edge as it is read, without any code."""
    words = {code.character: CODE.sub("", code.address) for code in edge.codes}
    return CODE.sub(lambda code: numbers.get(code[0]) or words[code[0]], edge.text)


def _told(codes: Sequence[Code], numbers: _Numbers) -> Iterator[Code]:
    for code in codes:
        number = numbers.get(code.character)
        yield replace(code, label=LITERAL, data=number) if number else code


def _raised(number: int) -> str:
    return str(number).translate(_RAISED)
