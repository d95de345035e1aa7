"""Drupal's HTML jobs: each ``div`` of the class ``atom`` holds a field as escaped text; tags in it are escaped, too.

The importer reads the text that stands directly in an atom, by the atom's id (``tmgmt_file``, ``Html.php``). The text is that of the
source until it is replaced, so that a file tells nothing of what is translated already.
"""

import html
import re
from collections.abc import Mapping
from typing import Any

from workflow.documents import bilingual
from workflow.documents.document import Document, Reading
from workflow.documents.html.reader import Found
from workflow.documents.inline import Item, resolved, stretches
from workflow.documents.splice import Edit, Splicer
from workflow.documents.xliff import markup
from workflow.documents.xliff.pieces import escaped_text
from workflow.errors import BadInput
from workflow.guards import html as guard
from workflow.guards import text as text_guard
from workflow.guards.tags import Token, TokenKind
from workflow.text import Block, CodedText, Kind

_LINE = re.compile(r"[^\s](?:[^\n\r]*[^\s])?")
_LANGUAGES = {"languagesource": bilingual.SOURCE_LANGUAGE, "languagetarget": bilingual.TARGET_LANGUAGE}


def read(data: bytes, name: str, language: str) -> Reading:
    """Read a job."""
    decoded = text_guard.unpack(data, language, name)
    text_guard.require_characters(decoded.text, name)
    tokens = guard.checked(decoded.text, name)
    blocks: list[Block] = []
    atoms: list[dict[str, Any]] = []
    for start, end in _atoms(decoded.text, tokens):
        value = html.unescape(decoded.text[start:end])
        is_markup = markup.is_hypertext(value)
        told: list[list[Any]] = []
        for each in markup.blocks_of(value, name, str) if is_markup else _plain(value):
            key = str(len(blocks) + 1)
            blocks.append(Block(key, each.kind, each.text, note=each.note, level=each.level))
            told.append([key, each.start, each.end, each.is_value])
        if told:
            atoms.append({"place": [start, end], "markup": is_markup, "blocks": told})
    skeleton = {"encoding": decoded.encoding, "mark": decoded.mark.hex(), "atoms": atoms}
    stated = _stated(decoded.text, tokens)
    found = {one: bilingual.known_language(stated.get(one, ""), name) for one in _LANGUAGES.values()}
    if not atoms:
        raise BadInput("tmgmt.no_atoms", file=name)
    return Reading(tuple(blocks), skeleton, properties={key: value for key, value in found.items() if value})


def write(document: Document, texts: Mapping[str, CodedText | str], _language: str) -> bytes:
    """Put texts in their atoms; what the file says of its languages stays."""
    mark = bytes.fromhex(document.skeleton["mark"])
    encoding = document.skeleton["encoding"]
    whole = document.data[len(mark) :].decode(encoding)
    sources = {block.key: block.text for block in document.blocks}
    edits: list[Edit[str]] = []
    for atom in document.skeleton["atoms"]:
        said = {block[0]: (texts[block[0]], sources[block[0]]) for block in atom["blocks"] if block[0] in texts}
        if said:
            start, end = atom["place"]
            places = {block[0]: (block[1], block[2], block[3]) for block in atom["blocks"]}
            edits.append(Edit(start, end, _filled(html.unescape(whole[start:end]), atom, places, said)))
    return mark + Splicer(whole, edits).all().encode(encoding, "xmlcharrefreplace")


def _filled(
    value: str,
    atom: Mapping[str, Any],
    places: Mapping[str, tuple[int, int, bool]],
    said: Mapping[str, tuple[CodedText | str, CodedText]],
) -> str:
    if atom["markup"]:
        one = markup.Stretch(0, len(value), b"", element=False)
        return markup.filled(markup.Hypertext(value, (one,), sections=False), places, said)
    edits = [Edit(*places[key][:2], _line(told, source)) for key, (told, source) in said.items()]
    return escaped_text(Splicer(value, edits).all())


def _atoms(text: str, tokens: list[Token]) -> list[tuple[int, int]]:
    """Give the insides of the atoms that hold nothing but text."""
    found: list[tuple[int, int]] = []
    for place, token in enumerate(tokens[:-2]):
        inside, after = tokens[place + 1], tokens[place + 2]
        if _is_atom(text, token) and inside.kind is TokenKind.TEXT and after.kind is TokenKind.END:
            found.append((inside.start, inside.end))
    return found


def _is_atom(text: str, token: Token) -> bool:
    stated = token.attribute("class")
    return (
        token.kind is TokenKind.START
        and token.name == "div"
        and stated is not None
        and text[stated.value : stated.value_end] == "atom"
    )


def _stated(text: str, tokens: list[Token]) -> Mapping[str, str]:
    """Give what the file's ``meta`` elements say of its languages."""
    found: dict[str, str] = {}
    for token in tokens:
        if token.name != "meta":
            continue
        name, content = token.attribute("name"), token.attribute("content")
        if name is not None and content is not None:
            known = _LANGUAGES.get(text[name.value : name.value_end].lower())
            if known:
                found[known] = html.unescape(text[content.value : content.value_end])
    return found


def _plain(value: str) -> list[Found]:
    """Give the lines of a plain text field."""
    return [
        Found(*line.span(), Kind.PARAGRAPH, stretch.text)
        for line in _LINE.finditer(value)
        for stretch in stretches([Item(*line.span(), line[0])])
    ]


def _line(told: CodedText | str, source: CodedText) -> str:
    return "".join(piece if isinstance(piece, str) else piece.data for piece in resolved(told, source))
