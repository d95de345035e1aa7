"""PO with translations put in place: nothing but msgstr, the fuzzy flag and the earlier message of what is translated changes.

What is written is taken as vouched for. Of the header only what no program can do without is filled in: an empty language, plural
forms that are missing, the place holder for the encoding.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from workflow.documents.document import Document
from workflow.documents.inline import resolved
from workflow.documents.po import plurals
from workflow.documents.po.entries import flags_of
from workflow.documents.po.strings import escaped, quoted
from workflow.documents.splice import Edit, Splicer
from workflow.text import Code, CodedText

_TEMPLATE = ("one", "other")
_EMPTY_LANGUAGE = re.compile(r"(\A|\\n)Language:[ \t]*(?=\\n|\Z)")
_ANY_LANGUAGE = re.compile(r"(?:\A|\\n)Language:")
_PLURALS = re.compile(r"(\A|\\n)Plural-Forms:(?:[^\\]|\\[^n])*(?=\\n|\Z)")
_CHARSET = re.compile(r"charset=CHARSET", re.IGNORECASE)
_STATED_CHARSET = re.compile(r"(Content-Type:[^\"\n]{0,100}?charset=)[A-Za-z0-9_:.-]+", re.IGNORECASE)
_NEW_HEADER = 'msgid ""\nmsgstr ""\n"MIME-Version: 1.0\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n'

Texts = Mapping[str, CodedText | str]


def write(document: Document, texts: Texts, language: str) -> bytes:
    """Fill in the translations that are given; in the language of the source the file itself."""
    if not texts or language == document.language:
        return document.data
    mark = bytes.fromhex(document.skeleton["mark"])
    encoding = document.skeleton["encoding"]
    whole = document.data[len(mark) :].decode(encoding)
    out = Splicer(whole, _Writing(document, whole, texts, language).edits()).all()
    try:
        return mark + out.encode(encoding)
    except UnicodeEncodeError:
        return _STATED_CHARSET.sub(r"\1UTF-8", out, count=1).encode()


class _Writing:
    def __init__(self, document: Document, whole: str, texts: Texts, language: str) -> None:
        self._whole = whole
        self._texts = {key: told for key, told in texts.items() if str(told).strip()}
        self._language = language
        self._skeleton = document.skeleton
        self._targets = document.targets
        self._sources = {block.key: block.text for block in document.blocks}
        self._line_end = "\r\n" if "\r\n" in whole else "\n"

    def edits(self) -> list[Edit[str]]:
        edits: list[Edit[str]] = []
        has_plurals = False
        for entry in self._skeleton["entries"]:
            made = list(self._entry(entry))
            edits += made
            has_plurals = has_plurals or bool(made and entry["plural"])
        if edits:
            edits += self._header(has_plurals=has_plurals)
        return edits

    def _entry(self, entry: Mapping[str, Any]) -> Iterator[Edit[str]]:
        forms: Sequence[Mapping[str, Any]] = entry["forms"]
        if not any(self._is_given(form) for form in forms):
            return
        wanted = self._by_form(entry)
        missing: list[str] = []
        for index, form in enumerate(wanted):
            place = entry["said"].get(str(index))
            if self._is_given(form):
                told = quoted(self._raw(form), self._line_end)
                if place is not None:
                    yield Edit(place[0], place[1], told)
            else:
                told = '""'
            if place is None:
                missing.append(f"{self._line_end}msgstr[{index}] {told}")
        if missing:
            last = max(end for _, end in entry["said"].values())
            yield Edit(last, last, "".join(missing))
        if all(self._is_given(form) or not form["empty"] or not form["blocks"] for form in wanted):
            for start, end in entry["fuzzy"]:
                yield Edit(start, end, _without_fuzzy(self._whole[start:end]))
            for start, end in entry["previous"]:
                yield Edit(start, end, "")

    def _by_form(self, entry: Mapping[str, Any]) -> list[Mapping[str, Any]]:
        """Give what each form says. A template for any language has two: the one for one, and the rest."""
        forms: list[Mapping[str, Any]] = entry["forms"]
        if not entry["plural"] or self._skeleton["forms"] or len(forms) != len(_TEMPLATE):
            return forms
        of = plurals.of_language(self._language)
        return [forms[0] if form == of.singular else forms[1] for form in range(len(of.numbers))]

    def _is_given(self, form: Mapping[str, Any]) -> bool:
        return any(block[0] in self._texts for block in form["blocks"])

    def _raw(self, form: Mapping[str, Any]) -> str:
        edits: list[Edit[str]] = []
        for key, start, end in form["blocks"]:
            told = self._texts.get(key, self._targets.get(key))
            if told is not None:
                edits.append(Edit(start, end, _written(told, self._sources[key])))
        raw: str = form["raw"]
        return Splicer(raw, edits).all()

    def _header(self, *, has_plurals: bool) -> Iterator[Edit[str]]:
        header = self._skeleton["header"]
        if header is None:
            yield Edit(0, 0, (_NEW_HEADER + self._fields(has_plurals=has_plurals)).replace("\n", self._line_end))
            return
        raw = _CHARSET.sub("charset=UTF-8", header["raw"])
        raw = _EMPTY_LANGUAGE.sub(rf"\1Language: {self._tag}", raw, count=1)
        if not _ANY_LANGUAGE.search(raw):
            raw = _ended(raw) + f"Language: {self._tag}\\n"
        if has_plurals and not self._skeleton["forms"]:
            told = f"Plural-Forms: {plurals.statement(self._language)}"
            raw, count = _PLURALS.subn(lambda match: match[1] + told, raw, count=1)
            if not count:
                raw = _ended(raw) + f"{told}\\n"
        if raw != header["raw"]:
            start, end = header["said"]
            yield Edit(start, end, quoted(raw, self._line_end))
            for start, end in header["fuzzy"]:
                yield Edit(start, end, _without_fuzzy(self._whole[start:end]))

    @property
    def _tag(self) -> str:
        return self._language.replace("-", "_")

    def _fields(self, *, has_plurals: bool) -> str:
        told = f'"Language: {self._tag}\\n"\n'
        if has_plurals:
            told += f'"Plural-Forms: {plurals.statement(self._language)}\\n"\n'
        return told + "\n"


def _ended(raw: str) -> str:
    return raw if not raw or raw.endswith("\\n") else raw + "\\n"


def _without_fuzzy(line: str) -> str:
    bare = line.strip()
    left = [flag for flag in flags_of(bare) if flag != "fuzzy"]
    return f"#, {', '.join(left)}{line[len(line.rstrip()) :]}" if left else ""


def _written(told: CodedText | str, source: CodedText) -> str:
    return "".join(piece.data if isinstance(piece, Code) else escaped(piece) for piece in resolved(told, source))
