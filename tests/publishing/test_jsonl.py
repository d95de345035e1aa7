import json
from typing import Any

from tests.exchange.builders import ORIGIN, a_target, a_unit
from workflow.publishing.renditions.jsonl import lines

UNITS = (
    a_unit("The ❶harbour➊ opens.", 1, ar="يفتح ❶الميناء➊.", fr=a_target("Le port\u2028ouvre.", state="translated")),
    a_unit("Thanks.", 2, ar="شكراً."),
)


def told(*, draft: bool = False) -> list[Any]:
    return [json.loads(line) for line in lines(UNITS, ORIGIN, ["ar", "fr"], draft=draft).decode().split("\n")[:-1]]


def test_a_line_is_a_segment_in_all_languages() -> None:
    first, second = told()
    assert (first["number"], first["key"], first["kind"]) == (1, UNITS[0].key, UNITS[0].kind)
    assert first["texts"] == {"en": "The ❶harbour➊ opens.", "ar": "يفتح ❶الميناء➊.", "fr": "Le port\u2028ouvre."}
    assert first["codes"]["❶"] == {"role": "open", "number": 1, "label": "bold"}
    assert (second["texts"]["fr"], "codes" in second, "draft" in second) == ("", False, False)


def test_a_draft_says_so_and_how_far_each_text_is() -> None:
    first, second = told(draft=True)
    assert (first["draft"], first["states"]) == (True, {"ar": "approved", "fr": "translated"})
    assert second["states"]["fr"] == "untranslated"
