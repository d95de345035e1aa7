"""The codes of a block that was read from another file, told as the codes of the source's block: like for like, in order."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from workflow.text import Code, CodedText, Role
from workflow.text.codes import CODE, MEANING, character, codes_in


def in_codes_of(codes: Sequence[Code], found: CodedText) -> str:
    """Give the text of ``found`` with each code as the code of ``codes`` that is like it.

    A code is like another where both stand for the same thing (the same address or data under one label), else where both have the
    label; the first takes the first. What is like none is left out: formatting that the source does not have.
    """
    into: dict[str, str] = {}
    for roles in ((Role.OPEN, Role.CLOSE), (Role.ALONE,)):
        numbers = _paired(_of(codes, roles), _in_order(found, roles))
        for number, own in numbers.items():
            into |= {character(role, number): character(role, own) for role in roles}
    return CODE.sub(lambda match: into.get(match[0], ""), found.text)


def _of(codes: Iterable[Code], roles: Sequence[Role]) -> list[Code]:
    return sorted((code for code in codes if code.role is roles[0]), key=lambda code: code.number)


def _in_order(found: CodedText, roles: Sequence[Role]) -> list[Code]:
    """Give the codes that stand in a text, each once, in the order in which they begin."""
    begin = [char for char in dict.fromkeys(codes_in(found.text)) if MEANING[char][0] is roles[0]]
    return [found.code(char) for char in begin]


def _paired(own: Sequence[Code], found: Sequence[Code]) -> dict[int, int]:
    """Give the number of our code for each number of theirs."""
    left = list(own)
    pairs: dict[int, int] = {}
    for alike in (_sameness, lambda code: (code.label,)):
        waiting: dict[tuple[str, ...], list[Code]] = defaultdict(list)
        for code in left:
            waiting[alike(code)].append(code)
        for code in found:
            if code.number not in pairs and waiting[alike(code)]:
                taken = waiting[alike(code)].pop(0)
                left.remove(taken)
                pairs[code.number] = taken.number
    return pairs


def _sameness(code: Code) -> tuple[str, ...]:
    return code.label, code.address or code.data
