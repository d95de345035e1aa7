"""``stele segment``: what it prints, and how it refuses."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.segmentation.srx_files import TOOL, srx
from web.command.segment import segment
from workflow.errors import BadInput


def run(*arguments: str, text: str = "") -> Result:
    return CliRunner().invoke(segment, list(arguments), input=text.encode(), standalone_mode=False)


def test_text_from_standard_input_is_cut_a_paragraph_a_line() -> None:
    answer = run("-", "--language", "en", text="Dr. Roy left. She stayed.\n\n\u00a0\nIt rained.\n")
    assert answer.output.splitlines() == ["Dr. Roy left.", "She stayed.", "It rained."]


def test_json_gives_each_segment_with_its_block_and_its_place_in_it() -> None:
    text = "He left. She stayed.\r\n\r\nIt rained."
    rows = [json.loads(row) for row in run("-", "--language", "en", "--json", text=text).output.splitlines()]
    assert rows == [
        {"block": 1, "start": 0, "end": 8, "text": "He left."},
        {"block": 1, "start": 9, "end": 20, "text": "She stayed."},
        {"block": 3, "start": 0, "end": 10, "text": "It rained."},
    ]


def test_a_file_of_rules_is_used_and_one_that_fails_is_told_once(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.srx", tmp_path / "bad.srx"
    good.write_bytes(TOOL)
    bad.write_bytes(srx({"A": [("yes", r"\.", r"\s"), ("no", r"\Qx\E", "")]}, [(".*", "A")]))
    text = "Rest; then e.g. Walk."
    assert run("-", "--language", "en", "--rules", str(good), text=text).output.splitlines() == [
        "Rest;",
        "then e.g. Walk.",
    ]
    answer = run("-", "--language", "en", "--rules", str(bad), text=text)
    assert answer.stdout.splitlines() == [text]
    assert len(answer.stderr.splitlines()) == 1
    assert f"{bad}, rule 2" in answer.stderr


@pytest.mark.parametrize(
    ("arguments", "text", "code"),
    [
        (["-", "--language", "en"], "", "file.empty"),
        (["none-such.txt", "--language", "en"], "", "command.unreadable"),
        (["-", "--language", "en", "--rules", "none-such.srx"], "One.", "command.unreadable"),
        (["-", "--language", "en", "--rules", "-"], "One.", "xml.broken"),
    ],
)
def test_bad_input_is_refused(arguments: list[str], text: str, code: str) -> None:
    answer = run(*arguments, text=text)
    assert isinstance(answer.exception, BadInput)
    assert answer.exception.code == code
