"""``stele segment``: the segments of a text or document, without a release."""

import click

from web.command.desk import read_file
from web.command.output import AS_JSON, json_lines, line, warn
from web.command.speaking import _
from workflow.documents import read_apart
from workflow.guards.text import decode
from workflow.segmentation import cut, srx
from workflow.text import CodedText, plain_text


@click.command(
    help=_(
        "Show how a text or document is divided into segments, one a line. FILE is a document in a format that can be imported; - reads plain text from standard input, a paragraph a line."
    )
)
@click.argument("file")
@click.option("--language", required=True, metavar="CODE", help=_("Language of the text: ar, en or fr."))
@click.option(
    "--rules", metavar="FILE.srx", help=_("Use the segmentation rules of this SRX 2.0 file instead of Stele’s own.")
)
@AS_JSON
def segment(*, file: str, language: str, rules: str | None, as_json: bool) -> None:
    """Print the segments in order."""
    outside = srx.read(read_file(rules), rules) if rules else None
    blocks = _blocks(file, language)
    found = cut([(block.text, _breaks(block)) for block in blocks], language, file=outside)
    if found.warning:
        warn(_.of_code(found.warning.code, found.warning.facts))
    if as_json:
        json_lines(
            {"block": number, "start": start, "end": end, "text": block.text[start:end]}
            for number, (block, seams) in enumerate(zip(blocks, found.blocks, strict=True), start=1)
            for start, end in seams
        )
        return
    for block, seams in zip(blocks, found.blocks, strict=True):
        for start, end in seams:
            line(" ".join(block.with_text(block.text[start:end]).plain.splitlines()))


def _blocks(file: str, language: str) -> list[CodedText]:
    data = read_file(file)
    if file == "-":
        return [plain_text(paragraph) for paragraph in decode(data, language, file).text.split("\n")]
    return [block.text for block in read_apart(data, file, language).blocks]


def _breaks(block: CodedText) -> frozenset[int]:
    breaks = {code.character for code in block.codes if code.label == "break"}
    return frozenset(offset for offset, char in enumerate(block.text) if char in breaks)
