"""A page with texts put in place, and its language and direction stated on its outermost element."""

from collections.abc import Callable, Iterator, Mapping

from locales import language as language_of
from workflow.documents.document import Document
from workflow.documents.html.values import escaped
from workflow.documents.inline import resolved
from workflow.documents.splice import Edit, Splicer, spans
from workflow.text import CodedText


def write(document: Document, texts: Mapping[str, CodedText | str], language: str) -> bytes:
    """Write a page in its own encoding; a character that it lacks becomes a reference."""
    mark = bytes.fromhex(document.skeleton["mark"])
    encoding = document.skeleton["encoding"]
    whole = document.data[len(mark) :].decode(encoding)
    sources = {block.key: block.text for block in document.blocks}
    edits = []
    for key, told in texts.items():
        start, end, is_value = document.skeleton["places"][key]
        new = value(told, sources[key]) if is_value else content(told, sources[key])
        edits.append(Edit(start, end, new))
    if language != document.language:
        edits += _statements(document, language)
    return mark + Splicer(whole, edits).all().encode(encoding, "xmlcharrefreplace")


def content(told: CodedText | str, source: CodedText) -> Callable[[Splicer[str]], str]:
    """Give what writes a translation between tags."""

    def written(splicer: Splicer[str]) -> str:
        return "".join(
            escaped(piece) if isinstance(piece, str) else "".join(splicer.render(*each) for each in spans(piece.data))
            for piece in resolved(told, source)
        )

    return written


def value(told: CodedText | str, source: CodedText) -> str:
    """Write a translation as an attribute's value with its quotes."""
    text = "".join(piece for piece in resolved(told, source) if isinstance(piece, str))
    return f'"{escaped(text)}"'


def _statements(document: Document, language: str) -> Iterator[Edit[str]]:
    root = document.skeleton["html"]
    if not root:
        return
    direction = language_of(language).direction
    stated = {
        "lang": language,
        "xml:lang": language if "xml:lang" in root else "",
        "dir": direction if direction == "rtl" else "",
    }
    for name, value in stated.items():
        if name in root:
            start, end = root[name]
            yield Edit(start, end, f'{name}="{value}"' if value else "")
        elif value:
            yield Edit(root["insert"], root["insert"], f' {name}="{value}"')
