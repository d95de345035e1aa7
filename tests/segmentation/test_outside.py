"""Where the rules of an outside file fail, Stele's own take over, and one warning names the rule."""

import pytest

from tests.guards.raised import raised, unworded
from tests.segmentation.srx_files import GENERAL, TOOL, srx
from web.wording.segmentation import MESSAGES
from workflow import segmentation
from workflow.segmentation import RuleSet, Unused, cut, rule_set, seams
from workflow.segmentation.srx import read

TEXT = "Mr. Hale comes e.g. Monday. He stays."
SLOW = r"(?:x|xx)+[yz]"


def with_rule(before: str) -> bytes:
    return srx({"A": [("yes", r"\.", r"\s"), ("yes", before, "z")]}, [(".*", "A")])


def own(text: str) -> tuple[tuple[int, int], ...]:
    return tuple(seams(text, "en"))


@pytest.mark.parametrize(
    ("before", "reason"),
    [
        (r"\Qx\E", "syntax"),
        (r"(a)\1", "syntax"),
        ("(", "pattern"),
        ("[z-a]", "pattern"),
        ("(" * 70 + ")" * 70, "nesting"),
        ("*a", "pattern"),
    ],
)
def test_a_rule_that_cannot_be_read_is_named_and_no_rule_of_the_file_is_used(before: str, reason: str) -> None:
    found = cut([(TEXT, ())], "en", file=read(with_rule(before), "desk.srx"))
    assert found.warning is not None
    assert (found.warning.file, found.warning.rule, found.warning.reason) == ("desk.srx", 2, reason)
    assert found.blocks == (own(TEXT),)


def test_a_rule_that_takes_too_long_on_one_block_ends_the_use_of_the_file_on_all() -> None:
    text = "x" * 60 + ". Next."
    found = cut([(TEXT, ()), (text, ())], "en", file=read(with_rule(SLOW), "desk.srx"))
    assert found.warning is not None
    assert (found.warning.rule, found.warning.reason) == (2, "timeout")
    assert found.blocks == (own(TEXT), own(text))


def test_one_block_by_rules_that_take_too_long_is_cut_by_the_own_ones() -> None:
    rules = rule_set(read(with_rule(SLOW), "desk.srx"), "en")
    assert isinstance(rules, RuleSet)
    text = "x" * 60 + ". Next."
    assert tuple(seams(text, "en", rules=rules)) == own(text)


def test_a_rule_set_serves_block_by_block() -> None:
    rules = rule_set(read(TOOL, "tool.srx"), "en")
    assert isinstance(rules, RuleSet)
    assert [TEXT[start:end] for start, end in seams(TEXT, "en", rules=rules)] == [
        "Mr. Hale comes e.g. Monday.",
        "He stays.",
    ]


def test_a_file_without_rules_for_the_language_says_so() -> None:
    file = read(srx({"A": GENERAL}, [("de", "A")]), "desk.srx")
    assert rule_set(file, "en") == Unused("desk.srx", 0, "no_rules", "en")
    assert cut([(TEXT, ())], "en", file=file).blocks == (own(TEXT),)


def test_patterns_that_are_too_long_together_are_not_compiled() -> None:
    file = read(srx({"A": [("no", "x" * 9_000, "")] * 50}, [(".*", "A")]), "desk.srx")
    assert rule_set(file, "en") == Unused("desk.srx", 0, "patterns_large")


def test_every_warning_and_refusal_has_words_that_its_facts_fill() -> None:
    codes = raised(segmentation)
    reasons = {"syntax", "pattern", "nesting", "patterns_large", "timeout", "no_rules"}
    codes |= {f"segmentation.{reason}": {"file", "rule", "detail"} for reason in reasons}
    assert unworded(codes, MESSAGES) == []
    unused = Unused("desk.srx", 2, "timeout")
    assert "desk.srx, rule 2" in MESSAGES[unused.code].format_map(unused.facts)


def test_a_file_of_rules_loses_no_text() -> None:
    text = "A1. \u00a0B2.\u200f \u2776C3.\u278a"
    found = cut([(text, ())], "en", file=read(TOOL, "tool.srx"))
    assert [text[start:end] for start, end in found.blocks[0]] == ["A1.", "B2.\u200f \u2776C3.\u278a"]
