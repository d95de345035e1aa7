"""The aligned table: all languages of a release side by side, for reading and print."""

from collections.abc import Sequence

from lxml import etree

from locales import language as facts_of
from workflow.exchange import Origin, Unit
from workflow.exchange.unit import APPROVED, FOLDED
from workflow.publishing.renditions.inline import fill
from workflow.publishing.renditions.shell import as_bytes, lines, mark, page
from workflow.publishing.renditions.wording import DRAFT, NUMBER, UNTRANSLATED, Word, english
from workflow.publishing.renditions.wording import FOLDED as FOLDED_WORD

_STYLE = """
body { margin: 1.5rem; font: 1rem/1.5 Georgia, "Times New Roman", "Noto Serif", serif; }
[lang][dir=rtl] { font-family: "Noto Naskh Arabic", "Geeza Pro", "Times New Roman", "Noto Serif Hebrew", serif; }
td[dir=rtl] { font-size: 1.1em; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; }
th, td { border: 1px solid #888; padding: .4rem .6rem; vertical-align: top; text-align: start; overflow-wrap: anywhere; }
td { white-space: pre-wrap; unicode-bidi: isolate; }
thead th { background: #eee; }
th.number { width: 5.5rem; }
tr { break-inside: avoid; }
thead { display: table-header-group; }
.heading td { font-weight: bold; }
.draft { font-style: italic; }
.draft[dir=rtl] { font-style: normal; color: #444; }
p.draft { border: 2px solid; padding: .25rem 1rem; font-weight: bold; font-style: normal; }
td[data-note]::after { content: " [" attr(data-note) "]"; color: #555; font-size: .85em; font-style: normal; }
@page { size: A4 landscape; margin: 1.5cm; }
@media print { body { margin: 0; } }
"""


def table(
    units: Sequence[Unit], origin: Origin, languages: Sequence[str], *, draft: bool = False, word: Word = english
) -> bytes:
    """Give ``units`` as an HTML table, a row each, in order: its number, the source, then ``languages`` (targets).

    Each cell has its own language and direction; a row's ``id`` is the key of its segment. ``draft`` marks the page, and each text
    that is not approved.
    """
    own = origin.source_language
    root, body = page(own, origin.title, "", _STYLE)
    heading = etree.SubElement(body, "h1")
    heading.text = origin.title
    if draft:
        etree.SubElement(body, "p", {"class": "draft"}).text = word(DRAFT, own)
    made = etree.SubElement(body, "table")
    top = etree.SubElement(etree.SubElement(made, "thead"), "tr")
    etree.SubElement(top, "th", {"class": "number", "scope": "col"}).text = word(NUMBER, own)
    for language in (own, *languages):
        mark(etree.SubElement(top, "th", {"scope": "col"}), language).text = facts_of(language).name
    rows = etree.SubElement(made, "tbody")
    for unit in units:
        _row(rows, unit, own, languages, word, draft=draft)
    lines(body, made, rows)
    return as_bytes(root)


def _row(rows: etree._Element, unit: Unit, own: str, languages: Sequence[str], word: Word, *, draft: bool) -> None:
    row = etree.SubElement(rows, "tr", {"id": unit.key, "class": unit.kind})
    etree.SubElement(row, "th", {"class": "number", "scope": "row"}).text = str(unit.number)
    fill(mark(etree.SubElement(row, "td"), own), unit.source, unit.codes)
    for language in languages:
        cell, target = mark(etree.SubElement(row, "td"), language), unit.target(language)
        if target.state == FOLDED:
            cell.set("data-note", target.folded_note or word(FOLDED_WORD, language))
            continue
        fill(cell, target.text, unit.codes)
        if draft and target.state != APPROVED:
            # Shown beside the text by the style: what the cell holds stays the text of the release and nothing else.
            cell.set("class", "draft")
            cell.set("data-note", word(DRAFT if target.text else UNTRANSLATED, language))
