"""Whether a translation carries the inline codes of its base: each exactly once, whole pairs, none crossed."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from workflow.errors import BadInput, Refused
from workflow.text.codes import MEANING, Role, codes_in
from workflow.text.pairs import join
from workflow.text.soundness import require_sound

LONGEST = 20_000
"""Code points that one translation may have."""


def require_storable(text: str, codes: Iterable[str]) -> None:
    """Refuse a text that cannot be kept: unsound, longer than ``LONGEST``, or with a code that is none of the block's ``codes``.

    Raises BadInput.
    """
    if len(text) > LONGEST:
        raise BadInput("translation.too_long", most=LONGEST, length=len(text))
    require_sound(text)
    known = set(codes)
    for code in codes_in(text):
        if code not in known:
            raise BadInput("text.unknown_code", code=code)


def refusal_of_codes(bases: Sequence[str], text: str, key: str) -> Refused | None:
    """Give the reason why ``text`` does not carry the codes of its ``bases`` whole, or None.

    Several bases are those of a fold: where a pair goes on from one into the next, its two halves at the border are one code.
    """
    wanted = Counter(codes_in(join(bases, [" "] * (len(bases) - 1))))
    found = Counter(codes_in(text))
    if missing := wanted - found:
        return Refused("translation.code_missing", key=key, code=min(missing))
    if extra := found - wanted:
        return Refused("translation.code_extra", key=key, code=min(extra))
    crossed = _crossed(text) - _crossed(" ".join(bases))
    if crossed:
        return Refused("translation.code_crossed", key=key, code=min(crossed))
    return None


def _crossed(text: str) -> set[str]:
    """Give the codes that close what is not open there, or not innermost."""
    return set(_out_of_turn(codes_in(text)))


def _out_of_turn(codes: Iterable[str]) -> Iterator[str]:
    stack: list[int] = []
    for code in codes:
        role, number = MEANING[code]
        if role is Role.OPEN:
            stack.append(number)
        elif role is Role.CLOSE:
            if not stack or stack[-1] != number:
                yield code
            if number in stack:
                stack.remove(number)
