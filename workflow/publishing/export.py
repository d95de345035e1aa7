"""Draws a release up as a bundle: reads it, puts its blocks together in each language, and has the files made."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy.orm import Session

from workflow.documents import Document, Isolation
from workflow.errors import BadInput, Missing, Refused
from workflow.exchange import Origin, Target, Unit
from workflow.exchange.unit import FOLDED, UNFINISHED
from workflow.people.desk_settings import desk_settings
from workflow.publishing.bundle import Bundle, Facts, File, build
from workflow.publishing.gather import BlockFacts, Gathered, gather, hands
from workflow.publishing.lately import Lately
from workflow.publishing.renditions import html, txt
from workflow.publishing.renditions.direction import held_blocks, turns
from workflow.publishing.renditions.edition import Edition, Manner, files, in_language
from workflow.publishing.renditions.names import DOCUMENTS, FORMATS, USUAL, WORKING
from workflow.publishing.renditions.notes import numbered
from workflow.publishing.renditions.typed import listed
from workflow.publishing.renditions.wording import FOLDED as FOLDED_WORD
from workflow.publishing.renditions.wording import Word, english
from workflow.releases.assembly import Said, source_texts, target_texts
from workflow.releases.files import kept
from workflow.store.blobs import Blobs
from workflow.text import Block, Code, CodedText
from workflow.text.codes import CODE
from workflow.text.hashing import content_hash

_LARGE = 50
"""Segments of a release whose files are worth keeping a while."""

_LATELY = Lately(64 * 1024 * 1024)


@dataclass(frozen=True, slots=True)
class DrawnUp:
    """A bundle, and the state of the release that it was drawn up from: ``languages`` are its target languages."""

    bundle: Bundle
    languages: tuple[str, ...]
    source_version_id: int
    head_seq: int


def draw_up(  # noqa: PLR0913 - what, for whom, and how
    session: Session,
    blobs: Blobs,
    viewer: str | None,
    release_id: str,
    *,
    now: datetime,
    formats: Sequence[str] | None = None,
    languages: Sequence[str] | None = None,
    draft: bool = False,
    people: bool = True,
    word: Word = english,
    isolation: Isolation | None = None,
) -> DrawnUp:
    """Make the bundle of a release in ``formats`` (the usual ones where they are None) and ``languages`` (all). Writes nothing.

    The same content gives the same bytes. Raises Missing, BadInput for an unknown format, Unavailable for PDF where it cannot be made,
    and Refused for an unfinished language, unless a marked ``draft`` is asked for, or only files for work outside (PO, XLIFF ...).
    """
    gathered = gather(session, viewer, release_id, now=now)
    return draw_up_gathered(
        session,
        blobs,
        viewer,
        gathered,
        now=now,
        formats=formats,
        languages=languages,
        draft=draft,
        people=people,
        word=word,
        isolation=isolation,
    )


def draw_up_gathered(  # noqa: PLR0913 - as draw_up
    session: Session,
    blobs: Blobs,
    viewer: str | None,
    gathered: Gathered,
    *,
    now: datetime,
    formats: Sequence[str] | None = None,
    languages: Sequence[str] | None = None,
    draft: bool = False,
    people: bool = True,
    word: Word = english,
    isolation: Isolation | None = None,
) -> DrawnUp:
    """Do as ``draw_up`` with a release that was read already."""
    asked = _formats(formats)
    wanted = _languages(gathered, languages)
    unfinished = [language for language in wanted if not gathered.is_finished(language)]
    if unfinished and not draft and not WORKING.issuperset(asked):
        raise Refused("export.unfinished", languages=" ".join(unfinished))
    targets = tuple(language for language in wanted if language != gathered.source)
    named = hands(session, viewer, gathered, targets, now=now) if people else None
    facts = _facts(gathered, wanted, draft=bool(unfinished))
    manner = Manner(word, isolation, desk_settings(session).isolation)

    def make() -> tuple[File, ...]:
        return tuple(_files(blobs, gathered, wanted, asked, manner))

    if len(gathered.segments) < _LARGE:
        made = make()
    else:
        made = _LATELY.files(
            (_content(gathered), wanted, asked, word, isolation, *sorted(manner.settled.items())), make
        )
    bundle = build(made, replace(facts, people=named))
    return DrawnUp(bundle, targets, gathered.facts.version_id, gathered.facts.head_seq)


@dataclass(frozen=True, slots=True)
class Copied:
    """A language of a release as it is put into another program: ``html`` is one element that names language and direction."""

    release: str
    title: str
    language: str
    html: str
    text: str
    finished: bool


def copy_of(
    session: Session, blobs: Blobs, viewer: str | None, release_id: str, language: str, *, now: datetime
) -> Copied:
    """Give a language's texts for another program, its documents one after the other. Raises Missing."""
    gathered = gather(session, viewer, release_id, now=now)
    _languages(gathered, [language])
    blocks: list[Block] = []
    for place, row in enumerate(gathered.documents):
        document = kept(blobs, row.blob, row.parsed)
        said = list(in_language(document.blocks, _edition(gathered, place, language).texts))
        held = turns(gathered.source, language)
        blocks.extend(numbered(list(listed(said, document)), document.blocks, held=held))
    shown = list(held_blocks(blocks, language, Isolation.CHARACTERS))
    return Copied(
        gathered.facts.public_id,
        html.title_of(blocks, gathered.facts.title),
        language,
        html.fragment(language, shown),
        txt.document(shown).decode(),
        gathered.is_finished(language),
    )


def _content(gathered: Gathered) -> str:
    """Give the digest of all that was read: what equals it in another reading makes the same files."""
    told = sha256()
    for part in (gathered.facts, gathered.documents, gathered.editions, gathered.blocks, gathered.rows):
        told.update(repr(part).encode("utf-8", "surrogatepass"))
    return told.hexdigest()


def _formats(formats: Sequence[str] | None) -> tuple[str, ...]:
    asked = tuple(dict.fromkeys(formats or USUAL))
    for name in asked:
        if name not in FORMATS:
            raise BadInput("export.unknown_format", format=name, formats=", ".join(FORMATS))
    return asked


def _languages(gathered: Gathered, languages: Sequence[str] | None) -> tuple[str, ...]:
    if languages is None:
        return (gathered.source, *gathered.targets)
    for language in languages:
        if language not in gathered.editions:
            raise Missing("edition.missing", language=language)
    return tuple(language for language in (gathered.source, *gathered.targets) if language in languages)


def _facts(gathered: Gathered, languages: Sequence[str], *, draft: bool) -> Facts:
    of = gathered.facts
    return Facts(
        release=of.public_id,
        slug=of.slug,
        source_language=gathered.source,
        source_version=of.version,
        languages=tuple(languages),
        segments=len(gathered.segments),
        draft=draft,
        history_seq=of.head_seq,
        history_hash=of.head_hash,
    )


def _files(
    blobs: Blobs, gathered: Gathered, languages: Sequence[str], formats: Collection[str], manner: Manner
) -> Iterator[File]:
    """Make the files; of several documents those after the first have their number in their names, and one PO, TMX ... holds all."""
    units = [_unit(gathered, number, key, manner.word) for number, key in enumerate(gathered.segments, start=1)]
    for place, row in enumerate(gathered.documents):
        document = kept(blobs, row.blob, row.parsed)
        origin = _origin(gathered, document, place)
        editions = [
            replace(edition, waiting=_waiting(gathered, place, edition, document))
            for edition in (_edition(gathered, place, language) for language in languages)
        ]
        made = formats if not place else [name for name in formats if name in DOCUMENTS]
        yield from files(document, units, origin, editions, made, manner)


def _origin(gathered: Gathered, document: Document, place: int) -> Origin:
    of = gathered.facts
    slug = f"{of.slug}-{place + 1}" if place else of.slug
    return Origin(slug, of.title, gathered.source, document.name, of.revised)


def _edition(gathered: Gathered, place: int, language: str) -> Edition:
    """Give a language of one document: its texts by block key."""
    blocks = {one.key: one for one in gathered.blocks.values() if one.document == place}
    said = [
        _said(gathered.blocks[rows[gathered.source].block_id], rows[language], rows[gathered.source])
        for rows in gathered.rows.values()
        if gathered.blocks[rows[gathered.source].block_id].document == place
    ]
    texts = source_texts(said) if language == gathered.source else target_texts(said, language)
    coded = {key: _coded(text, blocks[key].codes) for key, text in texts.items()}
    return Edition(language, coded, draft=not gathered.is_finished(language))


def _waiting(gathered: Gathered, place: int, edition: Edition, document: Document) -> frozenset[str]:
    """Give the keys of the blocks in which the desk has said nothing: no text is there, or a draft that is the file's own."""
    if edition.language == gathered.source:
        return frozenset()
    spoken: set[str] = set()
    for rows in gathered.rows.values():
        row, block = rows[edition.language], gathered.blocks[rows[gathered.source].block_id]
        if block.document == place and (row.text or row.state == FOLDED):
            own = document.targets.get(block.key)
            as_it_was = own is not None and edition.texts[block.key].text.strip() == own.text.strip()
            if row.state not in UNFINISHED or not as_it_was:
                spoken.add(block.key)
    return frozenset(edition.texts) - spoken


def _said(block: BlockFacts, row: Any, source: Any) -> Said:
    silent = row.state == FOLDED
    # Where no translation is, a draft has the source's words.
    text = row.text or ("" if silent else source.text)
    return Said(block.key, text, row.space_before, row.space_after, silent)


def _coded(text: str, codes: tuple[Code, ...]) -> CodedText:
    known = {code.character for code in codes}
    return CodedText(CODE.sub(lambda match: match[0] if match[0] in known else "", text), codes)


def _unit(gathered: Gathered, number: int, key: str, word: Word) -> Unit:
    rows: Mapping[str, Any] = gathered.rows[key]
    source = rows[gathered.source]
    block = gathered.blocks[source.block_id]
    return Unit(
        key=key,
        number=number,
        block=block.key,
        kind=block.kind,
        codes=block.codes,
        source=source.text,
        targets={language: _target(rows[language], language, word) for language in gathered.targets},
        note=block.note,
        source_version=source.version,
        source_base=content_hash(source.text),
    )


def _target(row: Any, language: str, word: Word) -> Target:
    note = word(FOLDED_WORD, language) if row.state == FOLDED else ""
    return Target(row.text, row.version, row.base_hash, row.state, note)
