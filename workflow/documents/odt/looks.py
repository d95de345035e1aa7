"""How a text looks: the properties that its styles state, deaf to what makes office programs cut one look into many spans."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

Look = frozenset[tuple[str, str]]
"""Properties and their values."""

PLAIN: Look = frozenset()

_IGNORED = frozenset(
    {"fo:language", "fo:country", "fo:script", "style:rfc-language-tag", "style:letter-kerning", "fo:letter-spacing", "fo:hyphenate",
     "fo:hyphenation-remain-char-count", "fo:hyphenation-push-char-count", "style:use-window-font-color", "style:font-pitch",
     "style:font-family-generic", "style:font-style-name", "style:font-charset", "fo:font-family", "style:text-autospace",
     "style:text-overline-mode", "style:text-underline-mode", "style:text-line-through-mode", "style:font-relief"}
)  # fmt: skip
_TWINS = ("-complex", "-asian")
_OWN = ("officeooo:", "loext:")
_NOTHING = {
    "style:text-underline-style": "none", "style:text-line-through-style": "none", "style:text-line-through-type": "none",
    "style:text-overline-style": "none", "fo:font-weight": "normal", "fo:font-style": "normal", "fo:background-color": "transparent",
    "fo:text-transform": "none", "fo:font-variant": "normal", "style:text-outline": "false", "style:text-blinking": "false",
    "style:font-weight-complex": "normal", "style:font-style-complex": "normal", "style:text-emphasize": "none", "fo:text-shadow": "none", "style:text-position": "0% 100%", "style:text-scale": "100%",
}  # fmt: skip
"""What a property is where nothing is stated."""

_DETAILS = ("style:text-underline-", "style:text-line-through-", "style:text-overline-")
_SHOWN_ON_SPACE = (
    "style:text-underline-style",
    "style:text-line-through-style",
    "fo:background-color",
    "style:text-overline-style",
)
_FAINT_ON_MARKS = frozenset(
    {"fo:font-weight", "fo:font-style", "fo:color", "style:font-name", "style:font-weight-complex", "style:font-style-complex"}
)  # fmt: skip
_LABELS = {
    "fo:font-weight": "bold", "fo:font-style": "italic", "style:text-underline-style": "underlined",
    "style:text-line-through-style": "struck", "style:text-line-through-type": "struck", "fo:background-color": "highlighted",
    "fo:text-transform": "capitals", "fo:font-variant": "small capitals", "fo:color": "coloured", "fo:font-size": "size",
    "style:font-name": "font", "style:font-weight-complex": "bold", "style:font-style-complex": "italic",
    "style:font-size-complex": "size",
}  # fmt: skip


_COMPLEX = ("style:font-weight-complex", "style:font-style-complex", "style:font-size-complex")


@dataclass(frozen=True, slots=True)
class Format:
    """A look, and the start tags of the spans that make it as an instruction names them: ``1-3,5-9``; empty where none is needed."""

    look: Look = PLAIN
    spans: str = ""


def heard(properties: Mapping[str, str], *, right_to_left: bool) -> dict[str, str]:
    """Give the properties that change how a text looks; in a text from the right its twins do as well."""
    return {
        name: value
        for name, value in properties.items()
        if not (name in _IGNORED or name.endswith(_TWINS) or name.startswith(_OWN))
        or (right_to_left and name in _COMPLEX)
    }


def look_of(stated: Mapping[str, str], around: Mapping[str, str]) -> Look:
    """Give what ``stated`` changes of the properties ``around`` it."""
    changed = set()
    for name, value in stated.items():
        nothing = _NOTHING.get(name)
        if value == around.get(name, nothing):
            continue
        if name.startswith(_DETAILS) and name not in _NOTHING and not _is_drawn(name, stated):
            continue
        changed.add((name, value))
    return frozenset(changed)


def _is_drawn(detail: str, stated: Mapping[str, str]) -> bool:
    """Whether the line is drawn whose colour or width is told."""
    line = next(each for each in _DETAILS if detail.startswith(each))
    return stated.get(f"{line}style", "none") != "none"


def shows_on_space(of: Format) -> bool:
    """Tell whether white space in this format can be seen."""
    return any(name in _SHOWN_ON_SPACE and value != _NOTHING[name] for name, value in of.look)


def are_alike_on_marks(one: Format, other: Format) -> bool:
    """Tell whether a comma or quotation mark looks nearly the same in both."""
    return all(name in _FAINT_ON_MARKS for name, _ in one.look ^ other.look)


def label(own: Format, base: Format) -> str:
    """Name what a format adds to the one round it; ``format`` where it only takes away or does what has no name."""
    return _label(own.look, base.look)


@lru_cache(1024)
def _label(look: Look, base: Look) -> str:
    names = []
    for name, value in sorted(look - base):
        if name == "style:text-position":
            told = _position(value)
        else:
            told = "" if value == _NOTHING.get(name) else _LABELS.get(name, "")
        if told:
            names.append(told)
    return " ".join(dict.fromkeys(names)) or "format"


def _position(value: str) -> str:
    """Name a vertical position: ``super``, ``sub``, or a percentage that is raised or lowered by its sign (ODF 1.3, 20.394)."""
    height = value.partition(" ")[0]
    if height == "super" or (height.endswith("%") and not height.startswith(("-", "0%"))):
        return "raised"
    return "lowered" if height == "sub" or height.startswith("-") else ""
