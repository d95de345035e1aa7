"""From a paragraph to its segments."""

from collections.abc import Container, Sequence

from locales import language as language_of
from workflow.segmentation.bare import Seam, bare, placed, segments
from workflow.segmentation.exceptions import Exception_, corrected
from workflow.segmentation.lists import with_lists
from workflow.segmentation.marks import with_straight_quotes, without_bracketed
from workflow.segmentation.own import own_rules
from workflow.segmentation.rules import RuleSet


def segment(text: str, language: str) -> list[str]:
    """Cut a paragraph into its segments; joined, they give it back but for white space at their borders."""
    return [text[start:end] for start, end in seams(text, language)]


def seams(
    text: str,
    language: str,
    *,
    rules: RuleSet | None = None,
    exceptions: Sequence[Exception_] = (),
    breaks: Container[int] = (),
) -> list[Seam]:
    """Give start and end of each segment of a paragraph, in code points of ``text``.

    ``text`` may hold inline codes; ``breaks`` are the offsets of those that are line breaks. ``rules`` of an outside file stand in for
    the language's own, which take over where one of them takes too long. A blank paragraph has no segment.
    """
    if rules is not None:
        try:
            return strictly(text, rules, exceptions, breaks)
        except TimeoutError:
            pass
    return strictly(text, own_rules(language_of(language)), exceptions, breaks)


def strictly(text: str, rules: RuleSet, exceptions: Sequence[Exception_], breaks: Container[int]) -> list[Seam]:
    """Give the segments of a paragraph by ``rules``. Raises TimeoutError where a rule of an outside file takes too long."""
    press = rules.sequences is not None
    stripped = bare(text, breaks, marks=press)
    ends = rules.breaks(stripped.text)
    if rules.sequences is not None:
        ends = with_lists(stripped.text, ends, rules.sequences)
        if ends:
            ends = without_bracketed(stripped.text, with_straight_quotes(stripped.text, ends))
    cut = placed(text, stripped, segments(stripped.text, ends), rules.sides, breaks)
    return corrected(text, cut, exceptions) if exceptions else cut
