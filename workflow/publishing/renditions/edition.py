"""All the files of a release, language by language, in the formats that were asked for."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from workflow.documents import Document, Isolation
from workflow.exchange import Origin, Unit
from workflow.publishing.bundle import File
from workflow.publishing.renditions import docx, exchange, html, pdf, source, table, table_docx, txt, workbook
from workflow.publishing.renditions.direction import held_blocks, held_units, turns
from workflow.publishing.renditions.names import (
    BILINGUAL,
    DOCX,
    HTML,
    PDF,
    SOURCE,
    TABLE,
    TABLE_DOCX,
    TABLE_XLSX,
    TXT,
    USUAL,
    file_name,
    source_ending,
)
from workflow.publishing.renditions.notes import numbered
from workflow.publishing.renditions.typed import listed
from workflow.publishing.renditions.wording import DRAFT, Word, english
from workflow.text import Block, CodedText

_OWN = frozenset({TXT, HTML, DOCX})
"""Formats of documents whose own files are asked for by the name of the clean ones."""


@dataclass(frozen=True, slots=True)
class Edition:
    """One language of the release, the source's too: ``texts`` by block key, a missing key keeps the source's text.

    ``draft`` where not all is approved; the texts then hold the source's words where no translation is. ``waiting`` are the keys of the
    blocks in which the desk has said nothing: the source's own files keep what they hold there.
    """

    language: str
    texts: Mapping[str, CodedText]
    draft: bool = False
    title: str = ""
    description: str = ""
    waiting: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Manner:
    """How files are made: ``word`` says what they say themselves.

    ``isolation`` holds left-to-right runs together in right-to-left texts of all files; where it is None, ``settled`` says how by format,
    else it is done as is usual in each. Word files and workbooks that are made anew hold marks instead of isolates.
    """

    word: Word = english
    isolation: Isolation | None = None
    settled: Mapping[str, str] = field(default_factory=dict)

    def anew(self, format_name: str) -> Isolation:
        """What holds runs together where a document is made anew."""
        return self.isolation or Isolation(self.settled.get(format_name, Isolation.CHARACTERS))


def files(
    document: Document,
    units: Sequence[Unit],
    origin: Origin,
    editions: Sequence[Edition],
    formats: Collection[str] = USUAL,
    manner: Manner = Manner(),
) -> list[File]:
    """Make the files of ``editions`` in ``formats``.

    Where the source's own files have the ending of another format (TXT, HTML, DOCX), they take its names and there are no second ones. A
    title or description that an edition does not state is taken from its first heading and paragraph.
    """
    made: list[File] = []
    languages = [edition.language for edition in editions]
    for edition in editions:
        made.extend(_documents(document, origin, edition, languages, formats, manner))
    targets = [language for language in languages if language != origin.source_language]
    draft = any(edition.draft for edition in editions)
    beside = source_ending(document.format, document.name)
    how = manner.anew(BILINGUAL)
    made.extend(exchange.files(units, origin, targets, formats, beside=beside, draft=draft, word=manner.word, how=how))
    made.extend(_tables(units, origin, targets, formats, manner, draft=draft))
    return made


def _documents(
    document: Document,
    origin: Origin,
    edition: Edition,
    languages: Sequence[str],
    formats: Collection[str],
    manner: Manner,
) -> Iterator[File]:
    language, slug = edition.language, origin.slug
    taken = {document.format}
    if SOURCE in formats or document.format in _OWN.intersection(formats):
        taken.add(source_ending(document.format, document.name))
        said = {key: text for key, text in edition.texts.items() if key not in edition.waiting}
        yield source.file(document, said, language, slug, manner.isolation or manner.settled)
    wanted = [name for name in (TXT, HTML, DOCX, PDF) if name in formats and name not in taken]
    pages: dict[Isolation, html.Page] = {}
    for name in wanted:
        how = manner.anew(name)
        page = pages.get(how) or _page(document, origin, edition, languages, how, linked=HTML in wanted)
        pages[how] = page
        yield File(file_name(slug, name, language), _made(name, page, origin, manner), language, name)


def _made(name: str, page: html.Page, origin: Origin, manner: Manner) -> bytes:
    if name == TXT:
        return txt.document(page.blocks, manner.word(DRAFT, page.language) if page.draft else "")
    if name == HTML:
        return html.document(page, manner.word)
    make = docx.document if name == DOCX else pdf.document
    return make(page, manner.word, origin.revised)


def _page(
    document: Document,
    origin: Origin,
    edition: Edition,
    languages: Sequence[str],
    how: Isolation,
    *,
    linked: bool,
) -> html.Page:
    said = list(in_language(document.blocks, edition.texts))
    # Of a file that holds translations already, what waits may be one of these.
    tongues = {
        block.key: origin.source_language
        for block, own in zip(said, document.blocks, strict=True)
        if block.key in edition.waiting and block.text.text == own.text.text
    }
    held = how is not Isolation.NONE and turns(origin.source_language, edition.language)
    whole = numbered(list(listed(said, document)), document.blocks, held=held)
    blocks = tuple(held_blocks(whole, edition.language, how, tongues))
    names = {one: file_name(origin.slug, HTML, one) for one in languages} if linked and len(languages) > 1 else {}
    return html.Page(
        edition.language,
        edition.title or html.title_of(said, origin.title),
        edition.description or html.description_of(said),
        blocks,
        edition.draft,
        names,
        tongues,
    )


def _tables(
    units: Sequence[Unit],
    origin: Origin,
    targets: Sequence[str],
    formats: Collection[str],
    manner: Manner,
    *,
    draft: bool,
) -> Iterator[File]:
    writers = {TABLE: table.table, TABLE_DOCX: table_docx.table, TABLE_XLSX: workbook.workbook}
    wanted = [name for name in writers if name in formats]
    if not wanted:
        return
    shown = list(held_units(units, origin.source_language, targets, manner.anew(TABLE)))
    for name in wanted:
        data = writers[name](shown, origin, targets, draft=draft, word=manner.word)
        yield File(file_name(origin.slug, name), data, None, name)


def in_language(blocks: Sequence[Block], texts: Mapping[str, CodedText]) -> Iterator[Block]:
    """Give the blocks with the texts of an edition; one that it does not name keeps its own."""
    for block in blocks:
        yield replace(block, text=texts[block.key]) if block.key in texts else block
