"""The aligned table as a Word file: a row a segment, a column a language, on pages turned on their side."""

from collections.abc import Iterator, Sequence

from locales import language as facts_of
from workflow.documents.isolation import as_marks
from workflow.exchange import Origin, Unit
from workflow.exchange.unit import APPROVED, FOLDED
from workflow.office.content import UNDATED, Look, Paragraph, Row, Style, Table, TableCell, WordFile, paragraph
from workflow.office.word import build
from workflow.publishing.renditions.inline import runs
from workflow.publishing.renditions.wording import DRAFT, NUMBER, UNTRANSLATED, Word, english
from workflow.publishing.renditions.wording import FOLDED as FOLDED_WORD

_NUMBER_WIDTH = 0.3


def table(
    units: Sequence[Unit], origin: Origin, languages: Sequence[str], *, draft: bool = False, word: Word = english
) -> bytes:
    """Give ``units`` as DOCX, a row each, in order: its number, the source, then ``languages`` (targets).

    Each cell has its own language and direction; the table begins where the source's language begins. ``draft`` marks each page, and
    each text that is not approved.
    """
    own = origin.source_language
    head = Row(
        (
            _cell(paragraph(word(NUMBER, own), Style.TIGHT, Look.BOLD), shaded=True),
            *(
                _cell(paragraph(facts_of(one).name, Style.TIGHT, Look.BOLD, one), shaded=True)
                for one in (own, *languages)
            ),
        ),
        head=True,
    )
    rows = [Row(tuple(_cells(unit, own, languages, word, draft=draft))) for unit in units]
    widths = (_NUMBER_WIDTH, *(1 for _ in (own, *languages)))
    body = (Paragraph(tuple(runs(as_marks(origin.title), ())), Style.HEADING), Table((head, *rows), widths))
    header = word(DRAFT, own) if draft else ""
    return build(WordFile(own, origin.title, body, landscape=True, header=header, revised=origin.revised or UNDATED))


def _cell(*inside: Paragraph, shaded: bool = False) -> TableCell:
    return TableCell(inside, shaded=shaded)


def _cells(unit: Unit, own: str, languages: Sequence[str], word: Word, *, draft: bool) -> Iterator[TableCell]:
    look = Look.BOLD if unit.kind == "heading" else Look.PLAIN
    yield _cell(paragraph(str(unit.number), Style.TIGHT))
    yield _cell(_text(unit, unit.source, own, look))
    for language in languages:
        target = unit.target(language)
        if target.state == FOLDED:
            yield _cell(_aside(target.folded_note or word(FOLDED_WORD, language), language))
            continue
        text = [_text(unit, target.text, language, look)] if target.text else []
        if draft and target.state != APPROVED:
            text.append(_aside(word(DRAFT if target.text else UNTRANSLATED, language), language))
        yield _cell(*text)


def _text(unit: Unit, text: str, language: str, look: Look) -> Paragraph:
    return Paragraph(tuple(runs(as_marks(text), unit.codes, look)), Style.TIGHT, language=language)


def _aside(said: str, language: str) -> Paragraph:
    return paragraph(f"[{said}]", Style.TIGHT, Look.FAINT, language)
