"""PO as the file that is translated: an entry is a block, one with a plural as many as the language has forms."""

import re
from collections.abc import Mapping
from pathlib import PurePath
from typing import Any

from locales import known
from workflow.documents import bilingual
from workflow.documents.document import Reading, note
from workflow.documents.inline import Stretch, stretches
from workflow.documents.po import plurals
from workflow.documents.po.entries import Entry, String, entries
from workflow.documents.po.plurals import Plurals
from workflow.documents.po.strings import items, shown
from workflow.errors import BadInput
from workflow.guards import text as guard
from workflow.guards.text import Decoded
from workflow.text import Block, CodedText, Kind
from workflow.text.coded import LITERAL
from workflow.text.codes import CODE

_CHARSET = re.compile(rb'"Content-Type:[^"\n]{0,100}?charset=([A-Za-z0-9_:.-]{1,40})', re.IGNORECASE)
_CODE_PAGE = re.compile(r"windows-125\d|cp125\d|iso-?8859-\d{1,2}|koi8-[ru]|latin-?1|us-ascii|ascii", re.IGNORECASE)
_FIELD = re.compile(r"^([A-Za-z-]+):[ \t]*(.*)$", re.MULTILINE)
_NAME_LANGUAGE = re.compile(r"(?:^|[._-])([A-Za-z]{2,3}(?:[_-][A-Za-z]{2,4})?)$")


def read(data: bytes, name: str, language: str) -> Reading:
    """Read a PO file or template."""
    decoded = _decoded(data, language, name)
    guard.require_characters(decoded.text, name)
    found = entries(decoded.text, name)
    header = next((entry for entry in found if entry.is_header), None)
    fields = fields_of(header)
    target = bilingual.known_language(fields.get("language", ""), name) or _language_in(name)
    of_file = plurals.stated(fields.get("plural-forms", ""))
    forms = of_file or (plurals.of_language(target) if target else None)
    making = _Making(forms)
    for entry in found:
        if not entry.is_header:
            making.take(entry)
    if not making.blocks:
        raise BadInput("file.blank", file=name)
    skeleton = {
        "encoding": decoded.encoding,
        "mark": decoded.mark.hex(),
        "header": _header(header),
        "forms": of_file is not None,
        "entries": making.entries,
    }
    source = bilingual.known_language(fields.get("x-source-language", ""), name)
    languages = {**bilingual.languages(source, target), "encoding": decoded.encoding}
    notes = (note("po.any_language", file=name),) if forms is None and making.has_plurals else ()
    return Reading(tuple(making.blocks), skeleton, notes, languages, making.targets)


def fields_of(header: Entry | None) -> Mapping[str, str]:
    """Give the fields of a header, names in small letters."""
    if header is None:
        return {}
    told = header.said[min(header.said)].raw.replace("\\n", "\n")
    return {found[1].lower(): shown(found[2]).strip() for found in _FIELD.finditer(told)}


class _Making:
    """Blocks, targets and the skeleton's entries, made one entry after the other; ``forms`` None in a template for any language."""

    def __init__(self, forms: Plurals | None) -> None:
        self.blocks: list[Block] = []
        self.targets: dict[str, CodedText] = {}
        self.entries: list[dict[str, Any]] = []
        self.has_plurals = False
        self._forms = forms

    def take(self, entry: Entry) -> None:
        assert entry.identity is not None  # noqa: S101 - `entries` gives none without
        notes = [*entry.notes]
        self.has_plurals = self.has_plurals or entry.plural is not None
        if entry.context is not None and entry.context.raw:
            notes.append(f"msgctxt: {shown(entry.context.raw)}")
        if entry.plural is None:
            keys = [self._form(entry, entry.identity, 0, notes, placeholders=True)]
        elif self._forms is None:
            keys = [
                self._form(entry, entry.identity, 0, notes, placeholders=True),
                self._form(entry, entry.plural, 1, notes, placeholders=True),
            ]
        else:
            keys = [
                self._form(
                    entry,
                    entry.identity if form == self._forms.singular else entry.plural,
                    form,
                    [*notes, self._forms.note(form)],
                    placeholders=not self._forms.is_single(form),
                )
                for form in range(len(self._forms.numbers))
            ]
        if any(key["blocks"] for key in keys):
            self.entries.append(
                {
                    "forms": keys,
                    "said": {str(form): [string.start, string.end] for form, string in entry.said.items()},
                    "plural": entry.plural is not None,
                    "fuzzy": [list(place) for place in entry.flags] if entry.is_fuzzy else [],
                    "previous": [list(place) for place in entry.previous],
                }
            )

    def _form(self, entry: Entry, source: String, form: int, notes: list[str], *, placeholders: bool) -> dict[str, Any]:
        found = items(source.raw, entry.flag_names, placeholders=placeholders)
        blocks: list[list[Any]] = []
        told = stretches(found, lone_edges=True)
        for each in told:
            key = str(len(self.blocks) + 1)
            self.blocks.append(Block(key, Kind.PARAGRAPH, each.text, note="\n".join(notes), whole=True))
            blocks.append([key, found[each.first].start, found[each.last - 1].end])
        said = entry.said.get(form)
        if said is not None and said.raw and len(told) == 1:
            target = _in_codes(told[0], items(said.raw, entry.flag_names, placeholders=placeholders))
            if target is not None:
                self.targets[blocks[0][0]] = target
        return {"raw": source.raw, "blocks": blocks, "empty": said is None or not said.raw}


def _in_codes(source: Stretch, found: list[Any]) -> CodedText | None:
    """Say a translation with the codes of its source: those that are written alike, each in its turn."""
    told = stretches(found, lone_edges=True)
    if len(told) != 1:
        return None
    left: dict[tuple[str, str], list[str]] = {}
    for code in source.text.codes:
        left.setdefault((code.role.value, code.data), []).append(code.character)
    literals = {code.data: code.character for code in source.text.codes if code.label == LITERAL}
    said: list[str] = []
    for item in found[told[0].first : told[0].last]:
        if item.role is None:
            said.append(CODE.sub(lambda match: literals.get(match[0], "\ufffd"), item.text))
            continue
        known_ones = left.get((item.role.value, item.data), [])
        if known_ones:
            said.append(known_ones.pop(0) if len(known_ones) > 1 else known_ones[0])
        elif item.label in {"break", "tab"}:
            said.append(" ")
    return source.text.with_text("".join(said))


def _decoded(data: bytes, language: str, name: str) -> Decoded:
    charset = _CHARSET.search(data)
    if charset is not None and _CODE_PAGE.fullmatch(charset[1].decode("ascii")):
        encoding = charset[1].decode("ascii")
        try:
            return Decoded(data.decode(encoding), encoding)
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            raise BadInput("encoding.broken", file=name, line=line, encoding=encoding.upper()) from error
    return guard.unpack(data, language, name)


def _language_in(name: str) -> str:
    """Give the language that a file is named after ('ar.po', 'site-ar.po'); '' where it is not."""
    found = _NAME_LANGUAGE.search(PurePath(name).stem)
    code = found[1].replace("_", "-").casefold() if found else ""
    return next((one for one in known() if code == one or code.partition("-")[0] == one), "")


def _header(entry: Entry | None) -> dict[str, Any] | None:
    if entry is None:
        return None
    said = entry.said[min(entry.said)]
    return {
        "said": [said.start, said.end],
        "raw": said.raw,
        "fuzzy": [list(place) for place in entry.flags] if entry.is_fuzzy else [],
    }
