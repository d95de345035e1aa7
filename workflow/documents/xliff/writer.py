"""XLIFF with targets put in place: nothing but targets, their states and a target language that was missing changes.

What is written is taken as vouched for: its state becomes ``translated``, and what qualified the old text goes.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from workflow.documents.document import Document
from workflow.documents.inline import resolved
from workflow.documents.splice import Edit, Splicer, spans
from workflow.documents.start_tags import with_attribute
from workflow.documents.xliff import markup
from workflow.documents.xliff.dialect import FILL_ALL
from workflow.documents.xliff.pieces import Shape, escaped_text, pieces
from workflow.documents.xmltree import as_utf8
from workflow.text import Code, CodedText

_TRANSLATED = "translated"
_STATED = re.compile(r"""(<\?xml[^>]*?encoding\s*=\s*)(["'])([^"']*)\2""")
_HEAD = 200
_UTF16_MARKS = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_BETWEEN = b"]]><![CDATA["

Texts = Mapping[str, CodedText | str]


def write(document: Document, texts: Texts, language: str) -> bytes:
    """Fill in the targets that are given; in the language of the source the file itself."""
    if not texts or language == document.language:
        return document.data
    data = as_utf8(document.data)
    writing = _Writing(document, data, texts, language)
    out = Splicer(data, writing.edits()).all()
    return document.data if out == data else _as_was(out, document.data)


def _as_was(out: bytes, original: bytes) -> bytes:
    """Give the file in the encoding that it came in; a character that it lacks becomes a reference."""
    mark = original[:2]
    if mark in _UTF16_MARKS:
        encoding = _UTF16_MARKS[mark]
    else:
        mark = b""
        stated = _STATED.search(original[:_HEAD].decode("latin-1"))
        if stated is None or stated[3].lower() in {"utf-8", "utf8"}:
            return out
        encoding = stated[3]
    head = _STATED.search(original[: 2 * _HEAD].decode(encoding, "ignore"))
    text = out.decode()
    if head is not None:
        text = _STATED.sub(lambda match: f"{match[1]}{match[2]}{head[3]}{match[2]}", text, count=1)
    return mark + text.removeprefix("\ufeff").encode(encoding, "xmlcharrefreplace")


class _Writing:
    def __init__(self, document: Document, data: bytes, texts: Texts, language: str) -> None:
        self._data = data
        self._texts = texts
        self._language = language
        self._skeleton = document.skeleton
        self._targets = document.targets
        self._sources = {block.key: block.text for block in document.blocks}

    def edits(self) -> list[Edit[bytes]]:
        edits: list[Edit[bytes]] = []
        for unit in self._skeleton["units"]:
            edits += self._unit(unit)
        if edits:
            name = "trgLang" if self._skeleton["version"].startswith("2") else "target-language"
            for start, end in self._skeleton["unstated"]:
                edits.append(Edit(start, end, with_attribute(self._data[start:end], name, self._language)))
        return edits

    def _unit(self, unit: Mapping[str, Any]) -> list[Edit[bytes]]:
        parts: Sequence[Mapping[str, Any]] = unit["parts"]
        given = [part for part in parts if self._is_given(part)]
        if not given:
            return self._copied_source(unit, parts) if self._skeleton["fill"] else []
        is_done = all(self._is_given(part) or not part["empty"] or not part["blocks"] for part in parts)
        edits = self._state(unit) if is_done else []
        whole = parts[0]["source"] == unit["template"]
        if whole:
            return [*edits, *self._target(unit, self._part(parts[0]), is_done=is_done)]
        if any(part["target"] is None for part in given):
            return [*edits, *self._target(unit, self._all_parts(unit), is_done=is_done)]
        for part in given:
            edits += _replaced(self._data, part["target"], self._part(part))
        start, end = unit["target"][:2]
        if is_done:
            edits.append(Edit(start, end, self._stated(self._data[start:end], unit)))
        return edits

    def _is_given(self, part: Mapping[str, Any]) -> bool:
        return any(self._text(block[0]) is not None for block in part["blocks"])

    def _text(self, key: str) -> CodedText | str | None:
        told = self._texts.get(key)
        return told if told is not None and str(told).strip() else None

    def _target(self, unit: Mapping[str, Any], inside: bytes, *, is_done: bool) -> list[Edit[bytes]]:
        """Put ``inside`` into the unit's target, or into one made for it."""
        if unit["target"] is not None:
            start, end = unit["target"][:2]
            tag = self._stated(self._data[start:end], unit) if is_done else self._data[start:end]
            return _replaced(self._data, unit["target"], inside, tag)
        name = unit["name"].encode()
        tag = b"<" + name + b">"
        if unit["language"]:
            tag = with_attribute(tag, "xml:lang", self._skeleton["tag"] or self._language)
        tag = self._stated(tag, unit) if is_done else tag
        made = unit["indent"].encode() + tag + inside + b"</" + name + b">"
        return [Edit(unit["after"], unit["after"], made)]

    def _stated(self, tag: bytes, unit: Mapping[str, Any]) -> bytes:
        """Give the start tag of a target with its state (1.2, 2.3.5)."""
        if unit["state"] is not None or not (self._skeleton["states"] or b"state=" in tag):
            return tag
        return with_attribute(with_attribute(tag, "state", _TRANSLATED), "state-qualifier", None)

    def _state(self, unit: Mapping[str, Any]) -> list[Edit[bytes]]:
        """State of a segment; whoever changes it takes ``subState`` away (2.1, 4.3.1.34)."""
        if unit["state"] is None:
            return []
        start, end = unit["state"]
        tag = with_attribute(with_attribute(self._data[start:end], "state", _TRANSLATED), "subState", None)
        return [Edit(start, end, tag)]

    def _copied_source(self, unit: Mapping[str, Any], parts: Sequence[Mapping[str, Any]]) -> list[Edit[bytes]]:
        has_words = any(part["blocks"] for part in parts)
        if len(parts) > 1 or not parts[0]["empty"] or (has_words and self._skeleton["fill"] != FILL_ALL):
            return []
        start, end = unit["template"]
        return self._target(unit, self._data[start:end], is_done=False) if self._data[start:end].strip() else []

    def _all_parts(self, unit: Mapping[str, Any]) -> bytes:
        """Give a whole target in the shape of the segmented source."""
        edits = []
        for part in unit["parts"]:
            inside = b""
            if self._is_given(part):
                inside = self._part(part)
            elif part["target"] is not None:
                _, first, last, _ = part["target"]
                inside = self._data[first:last]
            start, end = part["source"]
            edits.append(Edit(start, end, inside))
        return self._rendered(edits, *unit["template"])

    def _part(self, part: Mapping[str, Any]) -> bytes:
        """Give the inside of the target of one part."""
        start, end = part["source"]
        said: dict[str, tuple[CodedText | str, CodedText]] = {}
        for block in part["blocks"]:
            told = self._text(block[0])
            if told is None:
                told = self._targets.get(block[0])
            if told is not None:
                said[block[0]] = (told, self._sources[block[0]])
        if part.get("markup"):
            places = {block[0]: (block[1], block[2], block[3]) for block in part["blocks"]}
            return markup.filled(markup.hypertext(self._data, start, end), places, said).encode()
        edits = [Edit(block[1], block[2], _written(*said[block[0]])) for block in part["blocks"] if block[0] in said]
        return self._rendered(edits, start, end)

    def _rendered(self, edits: list[Edit[bytes]], start: int, end: int) -> bytes:
        """Give a span with its edits; a part of a marked section becomes one of its own, comments stay with the source."""
        held = [each for each in pieces(self._data, start, end) if each.shape in {Shape.SECTION, Shape.OTHER}]
        if not held:
            return Splicer(self._data, edits).render(start, end)

        def copied(first: int, last: int) -> bytes:
            out: list[bytes] = []
            place = first
            for each in held:
                if each.end <= first or last <= each.start:
                    continue
                out.append(self._data[place : max(place, each.start)])
                inner = self._data[max(first, each.first) : min(last, each.last)]
                if each.shape is Shape.SECTION and inner:
                    out.append(b"<![CDATA[" + inner + b"]]>")
                place = min(last, each.end)
            out.append(self._data[place:last])
            return b"".join(out)

        return Splicer(self._data, edits, copied).render(start, end).replace(_BETWEEN, b"")


def _written(told: CodedText | str, source: CodedText) -> Callable[[Splicer[bytes]], bytes]:
    def made(splicer: Splicer[bytes]) -> bytes:
        return b"".join(
            b"".join(splicer.render(*each) for each in spans(piece.data))
            if isinstance(piece, Code)
            else escaped_text(piece).encode()
            for piece in resolved(told, source)
        )

    return made


def _replaced(data: bytes, place: Sequence[int], inside: bytes, tag: bytes | None = None) -> list[Edit[bytes]]:
    """Put ``inside`` into an element that is there, ``tag`` in place of its start tag; one that closes itself gets an end tag."""
    start, first, last, end = place
    tag = data[start:first] if tag is None else tag
    if first == end:
        name = re.compile(rb"<([^\s/>]+)").match(tag)
        ending = b"</" + (name[1] if name else b"") + b">"
        return [Edit(start, end, tag.removesuffix(b"/>").rstrip() + b">" + inside + ending)]
    edits = [Edit(first, last, inside)]
    return edits if tag == data[start:first] else [Edit(start, first, tag), *edits]
