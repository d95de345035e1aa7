"""XML that declares nothing and has a sane shape, or none at all (TMX and XLIFF may name a document type).

Expat reads the whole once before any tree is built: it stops entity bombs, external entities and shapes that make tree builders
stall. What is refused is never "made safe": text round an entity would vanish in silence.
"""

import re
from collections.abc import Callable
from typing import NoReturn
from xml.parsers import expat

from lxml import etree

from workflow.errors import BadInput
from workflow.guards import limits

# Encodings that expat and libxml2 read alike; XML 1.0 asks for the first two.
_ENCODINGS = re.compile(r"(?:utf-?8|utf-16(?:le|be)?|us-ascii|iso-8859-\d{1,2}|windows-125\d)", re.IGNORECASE)
_OUT_OF_MEMORY = 1


class _Doctype(Exception):
    """A document type without internal subset ends at this byte."""

    def __init__(self, end: int) -> None:
        super().__init__()
        self.end = end


def refuse_unsafe(data: bytes, name: str, *, doctype: bool = False) -> None:
    """Refuse ``data`` unless it is well-formed, declares nothing and keeps the limits.

    ``doctype`` allows a DOCTYPE without internal subset (XLIFF, TMX); its external part is never fetched, and any reference but
    the five of XML itself is an error all the same. Raises BadInput with line and column (both from 1).
    """
    _checked(data, name, doctype=doctype)


def parse(data: bytes, name: str, *, doctype: bool = False) -> etree._Element:
    """Give the root element of ``data`` after ``refuse_unsafe``: no entities, no network, no recovery."""
    checked = _checked(data, name, doctype=doctype)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(checked, parser)
    except etree.XMLSyntaxError as error:
        if not error.lineno:
            raise MemoryError from error
        raise BadInput("xml.broken", file=name, line=error.lineno, column=error.offset or 1) from error


def _checked(data: bytes, name: str, *, doctype: bool) -> bytes:
    try:
        _Pass(name, doctype=doctype).run(data)
    except _Doctype as found:
        # Blanked out, so that a reference which only the document type could explain is an error to every parser.
        data = _without_doctype(data, found.end)
        _Pass(name, doctype=False).run(data)
    return data


def _without_doctype(data: bytes, end: int) -> bytes:
    for mark in ("<!DOCTYPE".encode("utf-16-le"), "<!DOCTYPE".encode("utf-16-be"), b"<!DOCTYPE"):
        start = data.rfind(mark, 0, end)
        if start >= 0:
            width = len(mark) // len("<!DOCTYPE")
            blank = re.sub(rb"[^\r\n\0]", b" ", data[start : end + width])
            return data[:start] + blank + data[end + width :]
    return data


class _Pass:
    """One reading by expat that builds nothing."""

    def __init__(self, name: str, *, doctype: bool) -> None:
        self._name = name
        self._doctype = doctype
        self._subset = False
        self._namespaces: set[str] = set()
        self._parser = parser = expat.ParserCreate(namespace_separator="\n")
        parser.buffer_text = True
        parser.XmlDeclHandler = self._declaration
        parser.StartDoctypeDeclHandler = self._document_type
        parser.EndDoctypeDeclHandler = self._end_of_document_type
        parser.EntityDeclHandler = self._declares
        parser.AttlistDeclHandler = self._declares
        parser.ElementDeclHandler = self._declares
        parser.NotationDeclHandler = self._declares
        parser.UnparsedEntityDeclHandler = self._declares
        parser.SkippedEntityHandler = self._declares
        parser.StartNamespaceDeclHandler = self._namespace
        parser.StartElementHandler, parser.EndElementHandler = self._counters()

    def run(self, data: bytes) -> None:
        try:
            self._parser.Parse(data, True)  # noqa: FBT003 - expat takes it by place only
        except expat.ExpatError as error:
            if error.code == _OUT_OF_MEMORY:
                raise MemoryError from error
            raise BadInput("xml.broken", file=self._name, line=error.lineno, column=error.offset + 1) from error
        except (LookupError, ValueError) as error:
            # An encoding that Python does not know, or of more than one byte a character.
            raise BadInput("xml.encoding", file=self._name) from error

    def _refuse(self, code: str, **facts: int) -> NoReturn:
        line, column = self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber + 1
        raise BadInput(code, file=self._name, line=line, column=column, **facts)

    def _declaration(self, _version: str, encoding: str | None, _standalone: int) -> None:
        if encoding is not None and not _ENCODINGS.fullmatch(encoding):
            self._refuse("xml.encoding")

    def _document_type(self, _name: str, _system: str | None, _public: str | None, subset: int) -> None:
        if not self._doctype or subset:
            self._refuse("xml.document_type")

    def _end_of_document_type(self) -> None:
        raise _Doctype(self._parser.CurrentByteIndex)

    def _declares(self, *_: object) -> NoReturn:
        self._refuse("xml.document_type")

    def _namespace(self, _prefix: str | None, uri: str | None) -> None:
        # Word declares the same few again on each picture: only different ones count.
        self._namespaces.add(uri or "")
        if len(self._namespaces) > limits.XML_NAMESPACES:
            self._refuse("xml.shape")

    def _counters(self) -> tuple[Callable[[str, dict[str, str]], None], Callable[[str], None]]:
        """Give the handlers that are called for every element: their numbers are kept where Python reaches them fastest."""
        depth = elements = 0
        most_deep, most, most_attributes = limits.XML_DEPTH, limits.XML_ELEMENTS, limits.XML_ATTRIBUTES

        def start(_tag: str, attributes: dict[str, str]) -> None:
            nonlocal depth, elements
            depth += 1
            elements += 1
            if depth > most_deep or elements > most or len(attributes) > most_attributes:
                self._refuse("xml.shape")

        def end(_tag: str) -> None:
            nonlocal depth
            depth -= 1

        return start, end
