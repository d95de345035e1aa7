"""Styles and lists of a new Word file (ECMA-376 part 1, 17.7 and 17.9), turned as a file is that was made in its language."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from workflow.office.content import Style
from workflow.office.tongue import Tongue

MAIN = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

# A face that every office program has, with Latin and Arabic letters.
_FACE = "Arial"
_INK = "1F3044"
_CODE = '<w:rFonts w:ascii="Courier New" w:hAnsi="Courier New" w:cs="Courier New"/><w:noProof/>'
_LEVELS = 9
_BULLETS = ("•", "–", "▪")
BULLETS_ID, NUMBERS_ID = 1, 2


@dataclass(frozen=True, slots=True)
class _Shape:
    """A paragraph style: its identifier and name in Word, what stands in its ``pPr`` and ``rPr``."""

    identifier: str
    name: str
    paragraph: str = ""
    bold: bool = False
    italic: bool = False
    size: int = 0
    color: str = ""
    follows: str = "Normal"
    code: bool = False


def _heading(level: int, size: int, before: int, *, italic: bool = False) -> _Shape:
    return _Shape(
        f"Heading{level}",
        f"heading {level}",
        f'<w:keepNext/><w:keepLines/><w:spacing w:before="{before}" w:after="80" w:line="252" w:lineRule="auto"/><w:outlineLvl w:val="{level - 1}"/>',
        bold=not italic,
        italic=italic,
        size=size,
        color=_INK,
    )


_BOX = "".join(f'<w:{side} w:val="single" w:sz="8" w:space="4" w:color="9A3412"/>' for side in ("top", "bottom"))
_SHAPES = (
    _Shape("Title", "Title", '<w:keepNext/><w:spacing w:after="200" w:line="240" w:lineRule="auto"/>', bold=True, size=40, color=_INK),
    _heading(1, 34, 120),
    _heading(2, 27, 280),
    _heading(3, 24, 240),
    _heading(4, 22, 200),
    _heading(5, 22, 200, italic=True),
    _heading(6, 20, 200, italic=True),
    _Shape("ListBullet", "List Bullet", f'<w:numPr><w:numId w:val="{BULLETS_ID}"/></w:numPr><w:spacing w:after="60"/>', follows="ListBullet"),
    _Shape("ListNumber", "List Number", f'<w:numPr><w:numId w:val="{NUMBERS_ID}"/></w:numPr><w:spacing w:after="60"/>', follows="ListNumber"),
    _Shape("Quote", "Quote", '<w:spacing w:before="120" w:after="160"/><w:ind w:left="567" w:right="567"/>', italic=True, color="404040"),
    _Shape("Caption", "caption", '<w:spacing w:before="60" w:after="200"/>', italic=True, size=19, color="505050"),
    _Shape("Note", "Note", '<w:spacing w:after="80"/>', size=19, color="404040", follows="Note"),
    _Shape("ListContinue", "List Continue", '<w:spacing w:after="60"/>', follows="ListContinue"),
    _Shape("HTMLPreformatted", "HTML Preformatted", '<w:shd w:val="clear" w:color="auto" w:fill="F2F4F7"/><w:spacing w:before="60" w:after="160" w:line="252" w:lineRule="auto"/>', size=18, follows="HTMLPreformatted", code=True),
    _Shape("Mark", "Mark", f'<w:pBdr>{_BOX}</w:pBdr><w:spacing w:after="160"/><w:jc w:val="center"/>', bold=True, size=24, color="9A3412"),
    _Shape("Tight", "Table Text", '<w:spacing w:before="40" w:after="40" w:line="259" w:lineRule="auto"/>', size=20, follows="Tight"),
    _Shape("Header", "header", '<w:spacing w:after="0"/>', size=20),
    _Shape("Footer", "footer", '<w:spacing w:after="0"/><w:jc w:val="center"/>', size=18, color="595959"),
)  # fmt: skip

_OURS = frozenset({"Mark", "Note", "Tight"})
"""Styles that Word has not."""

_NAMED = {
    Style.TITLE: "Title",
    Style.BULLET: "ListBullet",
    Style.NUMBER: "ListNumber",
    Style.ITEM_MORE: "ListContinue",
    Style.CODE: "HTMLPreformatted",
    Style.QUOTE: "Quote",
    Style.CAPTION: "Caption",
    Style.NOTE: "Note",
    Style.MARK: "Mark",
    Style.TIGHT: "Tight",
}
_DEEPEST_HEADING = 6


def identifier(style: Style, level: int) -> str:
    """Give the style's identifier in the file, '' for the default."""
    if style is Style.HEADING:
        return f"Heading{min(max(level, 1), _DEEPEST_HEADING)}"
    return _NAMED.get(style, "")


def look(*, bold: bool = False, italic: bool = False, color: str = "", size: int = 0, struck: bool = False) -> str:
    """Give what begins an ``rPr``: each look and size with its twin for complex scripts."""
    return "".join(
        (
            "<w:b/><w:bCs/>" if bold else "",
            "<w:i/><w:iCs/>" if italic else "",
            "<w:strike/>" if struck else "",
            f'<w:color w:val="{color}"/>' if color else "",
            f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>' if size else "",
        )
    )


def styles(own: Tongue) -> str:
    """Give ``styles.xml`` of a file in ``own``; in a right-to-left one the defaults and the default style say so."""
    turned = "<w:bidi/>" if own.right_to_left else ""
    # In a right-to-left text the other scripts' letters are complex ones: a line needs more room for them.
    line = 300 if own.right_to_left else 276
    return (
        f"<w:styles {MAIN}><w:docDefaults><w:rPrDefault><w:rPr>"
        f'<w:rFonts w:ascii="{_FACE}" w:eastAsia="{_FACE}" w:hAnsi="{_FACE}" w:cs="{_FACE}"/>{look(size=22)}{own.lang}'
        f'</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>{turned}<w:spacing w:after="140" w:line="{line}" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
        '</w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        f"{f'<w:pPr>{turned}</w:pPr>' if turned else ''}</w:style>"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/>'
        '<w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
        f"{_tables()}{''.join(_style(shape, own) for shape in _SHAPES)}"
        '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:uiPriority w:val="99"/><w:unhideWhenUsed/>'
        '<w:rPr><w:color w:val="0B57A4"/><w:u w:val="single"/></w:rPr></w:style></w:styles>'
    )


def _tables() -> str:
    margins = (
        '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="108" w:type="dxa"/></w:tblCellMar>'
    )
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="8A8F98"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    return (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/>'
        f'<w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>{margins}</w:tblPr></w:style>'
        '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/>'
        f'<w:uiPriority w:val="39"/><w:tblPr><w:tblBorders>{borders}</w:tblBorders></w:tblPr></w:style>'
    )


def _style(shape: _Shape, own: Tongue) -> str:
    # The scripts that run from the right have no italics: what they get instead is a slant.
    italic = shape.italic and not own.right_to_left
    bold = shape.bold or (shape.italic and shape.identifier.startswith("Heading") and not italic)
    drawn = (_CODE if shape.code else "") + look(bold=bold, italic=italic, color=shape.color, size=shape.size)
    ours = ' w:customStyle="1"' if shape.identifier in _OURS else ""
    return (
        f'<w:style w:type="paragraph"{ours} w:styleId="{shape.identifier}"><w:name w:val="{shape.name}"/><w:basedOn w:val="Normal"/>'
        f'<w:next w:val="{shape.follows}"/><w:qFormat/>{f"<w:pPr>{shape.paragraph}</w:pPr>" if shape.paragraph else ""}'
        f"{f'<w:rPr>{drawn}</w:rPr>' if drawn else ''}</w:style>"
    )


def indent(level: int) -> int:
    """Give how far the text of items of that level, from 1, stands from the edge, in twentieths of a point."""
    return 56 + 454 * min(max(level, 1), _LEVELS)


def numbering(lists: Sequence[tuple[int, int]]) -> str:
    """Give ``numbering.xml``: bullets, numbers, and numbered ``lists``, each with the level, from 0, and number that it begins with."""
    again = "".join(
        f'<w:num w:numId="{NUMBERS_ID + place}"><w:abstractNumId w:val="1"/>'
        + "".join(
            f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{number if level == begun else 1}"/></w:lvlOverride>'
            for level in range(_LEVELS)
        )
        + "</w:num>"
        for place, (begun, number) in enumerate(lists, start=1)
    )
    return (
        f"<w:numbering {MAIN}>{_levels(0, _bullet)}{_levels(1, _number)}"
        f'<w:num w:numId="{BULLETS_ID}"><w:abstractNumId w:val="0"/></w:num>'
        f'<w:num w:numId="{NUMBERS_ID}"><w:abstractNumId w:val="1"/></w:num>{again}</w:numbering>'
    )


def _levels(identity: int, drawn: Callable[[int], str]) -> str:
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/>{drawn(level)}<w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{indent(level + 1)}" w:hanging="340"/></w:pPr></w:lvl>'
        for level in range(_LEVELS)
    )
    return f'<w:abstractNum w:abstractNumId="{identity}"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'


def _bullet(level: int) -> str:
    return f'<w:numFmt w:val="bullet"/><w:lvlText w:val="{_BULLETS[level % len(_BULLETS)]}"/>'


def _number(level: int) -> str:
    return f'<w:numFmt w:val="decimal"/><w:lvlText w:val="%{level + 1}."/>'
