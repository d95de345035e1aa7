"""Cuts a text into runs by script, as an office program stores them: a run is right-to-left or it is not."""

from collections.abc import Iterator

import regex

_MARK = "\u200e"
_STRONG_LTR = r"\p{bc=L}\p{M}*"
_RTL = r"\p{bc=R}\p{bc=AL}"
# From a letter to the last letter or digit before anything that runs from the right: "A & B", "COVID-19".
_LEFT_TO_RIGHT = regex.compile(
    rf"{_MARK}[^{_MARK}\n\u2028]*{_MARK}"
    rf"|{_STRONG_LTR}(?:[^{_RTL}\p{{bc=AN}}{_MARK}\n\u2028]*(?:{_STRONG_LTR}|\p{{bc=EN}}))?"
)
_RIGHT_TO_LEFT = regex.compile(rf"[{_RTL}](?:[^\p{{bc=L}}\n\u2028]*[{_RTL}]\p{{M}}*)?\p{{M}}*")


def by_script(text: str, *, right_to_left: bool) -> Iterator[tuple[str, bool]]:
    """Give the stretches of ``text`` in order, each with whether it is a right-to-left run, in a paragraph of that direction.

    In a right-to-left paragraph all is right-to-left but Latin letters (and those of other scripts of that direction), what stands
    between two of them, digits after them, and what stands between two U+200E. In the other direction only what runs from the right is.
    """
    other = _LEFT_TO_RIGHT if right_to_left else _RIGHT_TO_LEFT
    end = 0
    for found in other.finditer(text):
        if found.start() > end:
            yield text[end : found.start()], right_to_left
        yield found[0], not right_to_left
        end = found.end()
    if end < len(text):
        yield text[end:], right_to_left
