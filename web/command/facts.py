"""``stele facts``: numbers, dates, times, money and addresses side by side, and where two languages differ."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import Any

import click

from web.command.desk import BY, desk, read_file
from web.command.languages import languages_of, require_languages
from web.command.output import AS_JSON, json_lines, line
from web.command.speaking import _
from workflow.documents import read_apart
from workflow.errors import BadInput
from workflow.facts import Difference, compare
from workflow.facts import facts as facts_of
from workflow.releases.pages import show

Texts = Mapping[str, str]
"""One block in each of its languages, the source first."""

# "Le", "la" and their like may mean one, and nearly never do.
_ONE = frozenset({"1"})


@click.command(
    help=_(
        "The fact sheet of a release (its ID), or of two or three files of the same text: numbers, dates, "
        "amounts, addresses."
    )
)
@click.argument("what", nargs=-1, required=True, metavar="ID | FILE FILE [FILE]")
@click.option(
    "--languages", default="", metavar="CODES", help=_("Languages of the files in their order, for example ar,en,fr.")
)
@BY
@AS_JSON
def facts(*, what: Sequence[str], languages: str, login_by: str | None, as_json: bool) -> None:
    """Print facts and differences, block by block."""
    codes = languages_of(languages)
    blocks = list(_of_release(what[0], codes, login_by) if len(what) == 1 else _of_files(what, codes))
    rows = [row for number, texts in enumerate(blocks, start=1) for row in _rows(number, texts)]
    if as_json:
        json_lines(rows)
        return
    for row in rows:
        mark = "!" if "difference" in row else " "
        line(
            "\t".join(
                [mark, str(row["block"]), row["language"], row["kind"], row["text"], row.get("expected", "")]
            ).rstrip()
        )
    if not rows:
        line(_("No facts were found."))


def _of_release(release: str, codes: Sequence[str], login_by: str | None) -> Iterator[Texts]:
    with desk() as here, here.store.read() as session:
        shown = show(session, here.viewing(session, login_by), release, now=here.now)
    source = shown.release.source_language
    spoken = [source, *(one.language for one in shown.release.languages)]
    require_languages(codes, spoken)
    wanted = codes or spoken
    by_block: dict[str, dict[str, list[str]]] = {}
    for segment in shown.segments:
        texts = by_block.setdefault(segment.block, {code: [] for code in dict.fromkeys([source, *wanted])})
        for code, pieces in texts.items():
            said = segment.source if code == source else segment.translations[code].text
            if said:
                pieces.append(said)
    for texts in by_block.values():
        yield {code: " ".join(pieces) for code, pieces in texts.items() if pieces}


def _of_files(files: Sequence[str], codes: Sequence[str]) -> Iterator[Texts]:
    if len(codes) != len(files) or len(set(codes)) != len(codes):
        raise BadInput("command.a_language_each", files=len(files), languages=len(codes))
    read = {
        code: [block.text.text for block in read_apart(read_file(file), PurePath(file).name, code).blocks]
        for file, code in zip(files, codes, strict=True)
    }
    if len({len(blocks) for blocks in read.values()}) == 1:
        yield from (dict(zip(read, texts, strict=True)) for texts in zip(*read.values(), strict=True))
    else:
        # Blocks that do not pair cannot be held against each other one by one: the whole texts can.
        yield {code: "\n".join(blocks) for code, blocks in read.items()}


def _rows(number: int, texts: Texts) -> Iterator[dict[str, Any]]:
    for code, text in texts.items():
        for fact in facts_of(text, code):
            if not fact.demands and fact.readings <= _ONE:
                continue
            yield {
                "block": number,
                "language": code,
                "kind": str(fact.kind),
                "start": fact.start,
                "end": fact.end,
                "text": fact.text,
                "readings": sorted(fact.readings),
            }
    if len(texts) > 1:
        yield from (_difference(number, found) for found in compare(texts))


def _difference(number: int, found: Difference) -> dict[str, Any]:
    return {
        "block": number,
        "language": found.target_language,
        "kind": found.name,
        "difference": str(found.form),
        "side": str(found.side),
        "start": found.start,
        "end": found.end,
        "text": found.target.text if found.target else "",
        "expected": found.source.text if found.source else "",
        "fix": found.fix,
    }
