"""Pairs of inline codes across a cut: halves carry one number, and grow together again."""

from collections.abc import Sequence

from workflow.text.codes import MEANING, Role, character, codes_in, is_code


def open_at_end(text: str) -> list[int]:
    """Give the numbers of the pairs that are open where ``text`` ends, outermost first."""
    stack: list[int] = []
    for char in codes_in(text):
        role, number = MEANING[char]
        if role is Role.OPEN:
            stack.append(number)
        elif role is Role.CLOSE and number in stack:
            stack.remove(number)
    return stack


def cut(text: str, places: Sequence[int]) -> list[str]:
    """Cut ``text`` at ``places`` (offsets in order): a pair across a cut is closed on the left and opened again on the right."""
    pieces: list[str] = []
    carried: list[int] = []
    for start, end in zip([0, *places], [*places, len(text)], strict=True):
        opening = "".join(character(Role.OPEN, number) for number in carried)
        piece = opening + text[start:end]
        carried = open_at_end(piece)
        closing = "".join(character(Role.CLOSE, number) for number in reversed(carried))
        pieces.append(piece + closing)
    return pieces


def join(pieces: Sequence[str], joints: Sequence[str]) -> str:
    """Join ``pieces`` with the white space ``joints`` between them; a pair that closes and opens again at a joint goes on."""
    whole = pieces[0] if pieces else ""
    for piece, joint in zip(pieces[1:], joints, strict=True):
        whole = _joined(whole, joint, piece)
    return whole


def _joined(left: str, joint: str, right: str) -> str:
    closing = _codes_at_end(left)
    opening = _codes_at_start(right)
    count = min(len(closing), len(opening))
    while count and not _cancels(closing[len(closing) - count :], opening[:count]):
        count -= 1
    return left[: len(left) - count] + joint + right[count:]


def _codes_at_end(text: str) -> str:
    end = len(text)
    while end and is_code(text[end - 1]):
        end -= 1
    return text[end:]


def _codes_at_start(text: str) -> str:
    end = 0
    while end < len(text) and is_code(text[end]):
        end += 1
    return text[:end]


def _cancels(closing: str, opening: str) -> bool:
    return all(
        MEANING[shut][0] is Role.CLOSE and MEANING[begin] == (Role.OPEN, MEANING[shut][1])
        for shut, begin in zip(closing, reversed(opening), strict=True)
    )
