"""Where a sentence may end, found by hand: the search that the rules of a language's folder are asked at.

A rule of such a folder may break only here: after a run of stops, or after closers, a lone closing mark behind a space, and the marks
of footnotes that follow it. (An SRX file from outside has its own breaking rules searched instead.)
"""

import re
from collections.abc import Callable

STOPS = ".!?…؟۔‼⁇⁈⁉。！？｡．।॥։"
"""Every stop that the common rules know; a language's folder may name the few that it uses, which is swifter."""

CLOSERS = "\"'”’»›“«‹)\\]」』）"

_SPACES = frozenset(" \u00a0\u202f")
_MARKS = frozenset('"«»“”‘(')
_AT_MOST = 6


def places_of(stops: str) -> Callable[[str], list[int]]:
    """Give the function that finds where one of ``stops``, with what closes behind it, may end a sentence, rising."""
    find = re.compile(
        rf"[{stops}]+(?:[{CLOSERS}]{{0,4}}(?:[ \u00a0\u202f]{{0,2}}[»›])?[{CLOSERS}]{{0,3}}(?:[ \u00a0\u202f]?\[\d{{1,3}}\]){{0,4}})"
    ).finditer
    run_of = re.compile(f"[{stops}]+").match

    known = frozenset(stops)

    def places(text: str) -> list[int]:
        found = []
        for match in find(text):
            start, end = match.span()
            following = text[end : end + 1]
            if end - start > 1:
                run = run_of(text, start)
                assert run is not None  # noqa: S101 - a match begins with a stop
                found += [at for at in range(max(run.end(), end - _AT_MOST), end) if _opens(text, at)]
            elif following == " ":
                found.append(end)
                continue
            if following and not (following.isdigit() or following.islower() or following in known):
                found.append(end)
        return found

    return places


def _opens(text: str, at: int) -> bool:
    """Tell whether something may begin at ``at``, inside a run of stops and closers."""
    char = text[at]
    return char in _SPACES or (char in _MARKS and (char == "«" or text[at + 1 : at + 2].isalnum()))
