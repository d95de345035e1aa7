"""Documents and plans for tests of releases, made of values."""

from collections.abc import Sequence
from types import MappingProxyType

from hypothesis import strategies as st

from workflow.documents import Document
from workflow.text import Block, Code, CodedText, Kind, Role
from workflow.text.codes import character

NONE: MappingProxyType[str, str] = MappingProxyType({})

BOLD = (Code(Role.OPEN, 1, "bold", "<b>"), Code(Role.CLOSE, 1, "bold", "</b>"))
LINE_BREAK = (Code(Role.ALONE, 1, "break", "<br>"),)
OPEN, CLOSE, ALONE = (character(role, 1) for role in (Role.OPEN, Role.CLOSE, Role.ALONE))


def a_document(
    *texts: str | CodedText, language: str = "en", name: str = "notice.txt", heading: bool = False
) -> Document:
    """A document of paragraphs; the first is a heading where asked for."""
    blocks = tuple(
        Block(
            f"b{number}",
            Kind.HEADING if heading and number == 1 else Kind.PARAGRAPH,
            text if isinstance(text, CodedText) else CodedText(text),
        )
        for number, text in enumerate(texts, start=1)
    )
    return Document("txt", name, language, "\n".join(map(str, texts)).encode(), blocks, (), NONE, NONE)


SENTENCES: Sequence[str] = (
    "The ministers met on Monday.",
    "Nobody spoke of the delay!",
    "Was it signed?",
    "Dr. Amal Rashid, 41, chairs the council.",
    'She said: "We begin today. We end in May."',
    "It costs 7.10 dollars a head.",
    "***",
    "Contact: press@council.example",
)
SPACES: Sequence[str] = (" ", "  ", "\u00a0", "\n", "\t", " \u200f")


@st.composite
def coded_paragraphs(draw: st.DrawFn) -> CodedText:
    """A paragraph of sentences with any white space between, and perhaps one pair of codes and a lone one anywhere in it."""
    sentences = draw(st.lists(st.sampled_from(SENTENCES), max_size=6))
    text = draw(st.sampled_from(["", " ", "\u00a0\u00a0"]))
    for sentence in sentences:
        text += sentence + draw(st.sampled_from(SPACES))
    if draw(st.booleans()):
        text = text.rstrip()
    for char in ALONE, CLOSE, OPEN:
        # The pair's closing half is put in first, so the opening one is kept to the left of it.
        last = text.index(CLOSE) if char == OPEN and CLOSE in text else len(text)
        if draw(st.booleans()) or char == OPEN:
            place = draw(st.integers(0, last))
            if char != OPEN or CLOSE in text:
                text = text[:place] + char + text[place:]
    return CodedText(text, (*BOLD, Code(Role.ALONE, 1, "note", "<sup>1</sup>")))
