"""Blocks, files and bundles for tests."""

from datetime import UTC, datetime

from lxml import etree

from workflow.publishing.bundle import Bundle, Facts, File, Hand, build
from workflow.text import Block, Code, CodedText, Kind, Role


def words_of(element: etree._Element) -> str:
    """All text of an element, as a reader sees it."""
    return "".join(str(piece) for piece in element.itertext())


BOLD = (Code(Role.OPEN, 1, "bold"), Code(Role.CLOSE, 1, "bold"))

FACTS = Facts(
    release="kx3m7p2q9rtv",
    slug="harbour-opens",
    source_language="en",
    source_version=1,
    languages=("en", "fr"),
    segments=2,
    draft=False,
    history_seq=12,
    history_hash="c0ffee",
    people=(
        Hand("Tom Reed", "fr", "translated", 2, datetime(2026, 5, 6, 9, 30, tzinfo=UTC)),
        Hand("Rita Haddad", "fr", "approved", 2, datetime(2026, 5, 6, 11, 0, tzinfo=UTC)),
    ),
)


def a_block(
    text: str, kind: Kind = Kind.PARAGRAPH, *, key: str = "", level: int = 0, codes: tuple[Code, ...] = BOLD
) -> Block:
    return Block(key or text[:8], kind, CodedText(text, codes), level=level)


def some_files() -> list[File]:
    return [
        File("harbour-opens.fr.txt", b"Le port ouvre.\n", "fr", "txt"),
        File("harbour-opens.en.txt", b"The harbour opens.\n", "en", "txt"),
        File("harbour-opens.tmx", b"<tmx/>", None, "tmx"),
    ]


def a_bundle() -> Bundle:
    return build(some_files(), FACTS)
