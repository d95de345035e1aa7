import csv
from pathlib import Path

import pytest

from workflow.checks import Severity, Side, check

ROWS = list(
    csv.DictReader(
        (Path(__file__).parent / "cases.tsv").open(encoding="utf-8", newline=""), delimiter="\t", quoting=csv.QUOTE_NONE
    )
)


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['source']} | {row['target']}" for row in ROWS])
def test_each_fault_is_found_where_it_stands_and_nothing_else(row: dict[str, str]) -> None:
    sides = {Side.SOURCE: row["source"], Side.TARGET: row["target"]}
    found = check(row["source"], row["target"], row["source_language"], row["target_language"])
    shown = [
        f"{each.check}@{each.side}={sides[each.side][each.start : each.end]}"
        for each in found
        if each.severity is not Severity.INFO
    ]
    wanted = [] if row["expected"] == "none" else row["expected"].split("; ")
    assert shown == wanted
