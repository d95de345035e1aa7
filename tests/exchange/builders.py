"""Units for tests, with what a case needs said and the rest filled in."""

import re

from hypothesis import strategies as st

from workflow.exchange import Origin, Target, Unit
from workflow.text import Code, Role
from workflow.text.codes import CODE
from workflow.text.hashing import content_hash

ORIGIN = Origin("harbour-opens", "The harbour opens", "en", "harbour.docx")

CODES = (
    Code(Role.OPEN, 1, "bold"),
    Code(Role.CLOSE, 1, "bold"),
    Code(Role.OPEN, 2, "link", "https://port.example/news"),
    Code(Role.CLOSE, 2, "link"),
    Code(Role.ALONE, 1, "break"),
    Code(Role.ALONE, 2, "literal", "❸"),
)


def a_target(text: str, *, state: str = "approved", version: int = 2, base: str = "", note: str = "") -> Target:
    return Target(text, version, base or content_hash(text), state, note)


def a_unit(source: str, number: int = 1, **targets: str | Target) -> Unit:
    """A unit with codes; a target given as text is approved."""
    made = {name: a_target(target) if isinstance(target, str) else target for name, target in targets.items()}
    return Unit(
        key=f"seg{number:05}",
        number=number,
        block="b1",
        kind="paragraph",
        codes=CODES,
        source=source,
        targets=made,
        source_base=content_hash(source),
    )


def _few_marks(text: str) -> bool:
    return re.search(r"[\u0300-\u036f]{20}", text) is None


_HARD = (
    "\t\n\r\x7f\x85\x9f\xa0\xad\u0301\u061c\u200d\u200e\u200f\u2028\u2029\u202e\u2066\u2067\u2069\ufeff😀\\\"'&<>]%{}"
)
_CODES = "".join(code.character for code in CODES)
_SIGNS = (
    st.sampled_from(_HARD)
    | st.sampled_from(_CODES)
    | st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")
)

WORDS = st.sampled_from(["The harbour", "الميناء", "Le port", " ", ".", "7.10", "✓"])


@st.composite
def coded_texts(draw: st.DrawFn) -> str:
    """A text that can be stored, with any codes of the table in any order, crossed and lone ones too."""
    signs = draw(st.lists(_SIGNS | WORDS, min_size=1, max_size=25))
    text = "x" + "".join(signs)
    known = {code.character for code in CODES}
    text = CODE.sub(lambda match: match[0] if match[0] in known else "", text)
    return text if _few_marks(text) else "x"
