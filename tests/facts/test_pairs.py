import csv
from pathlib import Path

import pytest

from workflow.facts import Difference, Kind, Side, compare, facts

ROWS = list(
    csv.DictReader(
        (Path(__file__).parent / "pairs.tsv").open(encoding="utf-8", newline=""), delimiter="\t", quoting=csv.QUOTE_NONE
    )
)


def shown(found: Difference, source: str, target: str) -> str:
    text = target if found.side is Side.TARGET else source
    return f"{found.name}@{found.side}={text[found.start : found.end]}"


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['source']} | {row['target']}" for row in ROWS])
def test_two_texts_differ_in_what_they_state_and_in_nothing_else(row: dict[str, str]) -> None:
    source, target = row["source"], row["target"]
    found = compare({row["source_language"]: source, row["target_language"]: target})
    wanted = [] if row["expected"] == "none" else [row["expected"]]
    assert [shown(each, source, target) for each in found] == wanted


def test_a_preposition_with_an_ending_is_no_currency() -> None:
    assert [fact.kind for fact in facts("التعاون بين 2016 و2021", "ar")] == [Kind.NUMBER, Kind.NUMBER]
