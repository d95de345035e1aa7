"""What LibreOffice's text export of a file holds that is no text to translate, found by an own simple reading of the file's XML."""

import io
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import cast

from lxml import etree

WORD = re.compile(r"[^\W_]+")
# What Word or LibreOffice computes anew is no text to translate.
_TEXT_FIELDS = {
    "HYPERLINK",
    "TOC",
    "INDEX",
    "TOA",
    "QUOTE",
    "IF",
    "FORMTEXT",
    "FILLIN",
    "INCLUDETEXT",
    "MACROBUTTON",
    "ADDIN",
}
_LABEL = re.compile(r"^[ \t]*([\w.()§°-]{1,12}|\W)[ \t]", re.MULTILINE)
_LABEL_WORD = re.compile(r"\d+|[a-z]|[ivxlcdm]+|[一二三四五六七八九十]+", re.IGNORECASE)


def words(text: str) -> list[str]:
    """Give the words of a text as they are compared."""
    return WORD.findall(text)


def extras_of(name: str, data: bytes, exported: str) -> Counter[str]:
    """Give the words of an export that need not be found: list labels, deleted and hidden text, results of computed fields."""
    found: Counter[str] = Counter(filter(_LABEL_WORD.fullmatch, words(" ".join(_LABEL.findall(exported)))))
    reader = _READERS.get(name.rpartition(".")[2].lower())
    if reader is not None:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            for part in package.namelist():
                content = package.read(part) if part.endswith(".xml") and part.count("/") <= 1 else b""
                root = etree.fromstring(content, etree.XMLParser(recover=True)) if b"<" in content else None
                if root is not None:
                    found.update(word for text in reader(root) for word in words(text))
    return found


def _of_word(root: etree._Element) -> Iterator[str]:
    for path in (
        ".//*[local-name()='delText']",
        ".//*[local-name()='moveFrom']//*[local-name()='t']",
        ".//*[local-name()='r'][*[local-name()='rPr']/*[local-name()='vanish']]/*[local-name()='t']",
        ".//*[local-name()='Fallback']//*[local-name()='t']",
        ".//*[local-name()='sdt'][*[local-name()='sdtPr']/*[local-name()='showingPlcHdr']]//*[local-name()='t']",
        ".//*[local-name()='fldSimple']//*[local-name()='t']",
    ):
        yield " ".join(_inner(root, path))
    yield from _computed(root.iter(etree.Element))


def _inner(root: etree._Element, path: str) -> Iterator[str]:
    for each in cast("list[etree._Element]", root.xpath(path)):
        yield "".join(str(text) for text in each.itertext())


def _computed(nodes: Iterable[etree._Element]) -> Iterator[str]:
    """Give the results of fields that a program computes: text while any open field is such a one."""
    open_now: list[list[str | bool]] = []
    for node in nodes:
        tag = etree.QName(node).localname
        if tag == "fldChar":
            kind = next((str(value) for key, value in node.items() if str(key).endswith("fldCharType")), "")
            if kind == "begin":
                open_now.append(["", False])
            elif kind == "separate" and open_now:
                open_now[-1][1] = True
            elif kind == "end" and open_now:
                open_now.pop()
        elif tag == "instrText" and open_now:
            open_now[-1][0] = f"{open_now[-1][0]}{node.text or ''}"
        elif tag == "t" and any(str(each[0]).split()[:1] not in [[name] for name in _TEXT_FIELDS] for each in open_now):
            yield str(node.text or "")


_FIELDS = (
    "tracked-changes", "bookmark-ref", "reference-ref", "note-ref", "sequence-ref", "page-number", "page-count", "date", "time", "creation-time",
    "creation-date", "title", "subject", "description", "keywords", "user-defined", "initial-creator", "creator", "author-name", "file-name",
    "placeholder", "hidden-text",
)  # fmt: skip


def _of_text_document(root: etree._Element) -> Iterator[str]:
    for tag in _FIELDS:
        yield " ".join(
            _inner(root, f".//*[local-name()='body' or local-name()='master-styles']//*[local-name()='{tag}']")
        )
    hidden = "*[local-name()='text-properties']/@*[local-name()='display']='none'"
    for name in cast("list[str]", root.xpath(f".//*[local-name()='style'][{hidden}]/@*[local-name()='name']")):
        yield " ".join(_inner(root, f".//*[local-name()='span'][@*[local-name()='style-name']='{name}']"))
    yield " ".join(_inner(root, ".//*[local-name()='section'][@*[local-name()='display']='none']"))
    # What stands before and after the numbers of a list is told once and shown with each of its items.
    items = sum(1 for _ in _inner(root, ".//*[local-name()='list-item']"))
    for side in ("prefix", "suffix"):
        for told in cast(
            "list[str]", root.xpath(f".//*[local-name()='list-level-style-number']/@*[local-name()='num-{side}']")
        ):
            yield f"{told} " * items


_READERS: dict[str, Callable[[etree._Element], Iterator[str]]] = {
    "docx": _of_word,
    "docm": _of_word,
    "dotx": _of_word,
    "odt": _of_text_document,
}


def misses(exported: str, ours: Sequence[str], extras: Counter[str]) -> Counter[str]:
    """Give the words of an export that none of ``ours`` are, less the extras.

    A word that an export makes of several (where a deletion, a drop cap or a note's number clings to it) is found in ours put together.
    """
    mine = [word for text in ours for word in words(text)]
    left = Counter(words(exported)) - Counter(mine) - extras
    together = "".join(mine)
    spare = Counter(mine) - Counter(words(exported))
    for word in list(left):
        bare = word.rstrip("0123456789")
        for _ in range(left[word]):
            if (word in together and word not in mine) or (bare != word and (not bare or spare[bare] > 0)):
                left[word] -= 1
                spare[bare] -= 1
    return +left
