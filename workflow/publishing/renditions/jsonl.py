"""All segments as JSON Lines: a segment a line, in all languages, for programs."""

import json
from collections.abc import Sequence
from typing import Any

from workflow.exchange import Origin, Unit
from workflow.text.codes import codes_in


def lines(units: Sequence[Unit], origin: Origin, languages: Sequence[str], *, draft: bool = False) -> bytes:
    """Give ``units`` in order: number, key, block, kind, and the text in the source language and in ``languages`` (targets).

    Inline codes stand in the texts as their characters, and ``codes`` says what each is. A ``draft`` says so, and gives the states.
    """
    told = [json.dumps(_line(unit, origin.source_language, languages, draft=draft), ensure_ascii=False) for unit in units]  # fmt: skip
    return "".join(f"{line}\n" for line in told).encode()


def _line(unit: Unit, own: str, languages: Sequence[str], *, draft: bool) -> dict[str, Any]:
    targets = {language: unit.target(language) for language in languages}
    texts = {own: unit.source, **{language: target.text for language, target in targets.items()}}
    line: dict[str, Any] = {
        "number": unit.number,
        "key": unit.key,
        "block": unit.block,
        "kind": unit.kind,
        "source_language": own,
        "texts": texts,
    }
    used = {char for text in texts.values() for char in codes_in(text)}
    if codes := [code for code in unit.codes if code.character in used]:
        line["codes"] = {code.character: {"role": code.role, "number": code.number, "label": code.label} for code in codes}  # fmt: skip
    if draft:
        line["draft"] = True
        line["states"] = {language: target.state for language, target in targets.items()}
    return line
