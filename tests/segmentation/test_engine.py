"""The engine's short cuts change no answer; the rules can be written out for other tools."""

import pytest

from locales import language
from tests.segmentation.marked import LANGUAGES, cases
from workflow.segmentation import RuleSet, plain_srx, rule_set
from workflow.segmentation.own import lists_of, own_rules, own_table
from workflow.segmentation.rules import Table
from workflow.segmentation.srx import read


@pytest.mark.parametrize("code", [*LANGUAGES, "de"])
def test_short_cuts_and_word_tables_answer_like_the_whole_table_in_order(code: str) -> None:
    spoken = language(code)
    rules = own_rules(spoken)
    table = own_table(spoken)
    whole = Table(((rank, rule) for rank, rule in enumerate(table) if not rule.shortcut), lists_of(spoken))
    for case in cases(code if code in LANGUAGES else "en"):
        asked = [place for place in rules.places(case.text) if whole.verdict(case.text, place) & 1]
        assert rules.breaks(case.text) == asked, case.text


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_places_found_by_hand_are_all_that_the_rules_can_break_at(code: str) -> None:
    plain = rule_set(read(plain_srx(language(code)), "plain.srx"), code)
    assert isinstance(plain, RuleSet)
    rules = own_rules(language(code))
    for case in cases(code):
        if any(char in case.text for char in "\u200b\u200e\u200f"):
            continue
        assert plain.breaks(case.text) == rules.breaks(case.text), case.text


def test_a_plain_file_spells_the_lists_out() -> None:
    data = plain_srx(language("en"))
    assert b"\\L" not in data
    assert b"Messrs" in data
    assert b"urn:stele" not in data
