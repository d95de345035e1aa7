"""All the files of a release, language by language, in the formats that were asked for."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from workflow.documents import Document
from workflow.exchange import Origin, Unit
from workflow.publishing.bundle import File
from workflow.publishing.renditions import exchange, html, source, txt
from workflow.publishing.renditions.names import FORMATS, HTML, SOURCE, TABLE, TXT, file_name
from workflow.publishing.renditions.table import table
from workflow.publishing.renditions.wording import Word, english
from workflow.text import Block, CodedText


@dataclass(frozen=True, slots=True)
class Edition:
    """One language of the release, the source's too: ``texts`` by block key, a missing key keeps the source's text.

    ``draft`` where not all is approved; the texts then hold the source's words where no translation is.
    """

    language: str
    texts: Mapping[str, CodedText]
    draft: bool = False
    title: str = ""
    description: str = ""


def files(
    document: Document,
    units: Sequence[Unit],
    origin: Origin,
    editions: Sequence[Edition],
    formats: Collection[str] = FORMATS,
    *,
    word: Word = english,
) -> list[File]:
    """Make the files of ``editions`` in ``formats``.

    Where the source is TXT or HTML, its own file takes that name and there is no second. A title or description that an edition does
    not state is taken from its first heading and paragraph.
    """
    made: list[File] = []
    targets = [edition.language for edition in editions if edition.language != origin.source_language]
    for edition in editions:
        made.extend(_documents(document, origin, edition, formats, word))
    made.extend(exchange.files(units, origin, targets, formats))
    if TABLE in formats:
        draft = any(edition.draft for edition in editions)
        data = table(units, origin, targets, draft=draft, word=word)
        made.append(File(file_name(origin.slug, TABLE), data, None, TABLE))
    return made


def _documents(
    document: Document, origin: Origin, edition: Edition, formats: Collection[str], word: Word
) -> Iterator[File]:
    language, slug = edition.language, origin.slug
    blocks = tuple(in_language(document.blocks, edition.texts))
    own = document.format
    if SOURCE in formats or own in formats:
        yield source.file(document, edition.texts, language, slug)
    if TXT in formats and own != TXT:
        yield File(file_name(slug, TXT, language), txt.document(blocks), language, TXT)
    if HTML in formats and own != HTML:
        title = edition.title or html.title_of(blocks, origin.title)
        page = html.Page(language, title, edition.description or html.description_of(blocks), blocks, edition.draft)
        yield File(file_name(slug, HTML, language), html.document(page, word), language, HTML)


def in_language(blocks: Sequence[Block], texts: Mapping[str, CodedText]) -> Iterator[Block]:
    """Give the blocks with the texts of an edition; one that it does not name keeps its own."""
    for block in blocks:
        yield replace(block, text=texts[block.key]) if block.key in texts else block
