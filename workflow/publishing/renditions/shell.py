"""The page round a rendition: head, language, direction, style."""

from collections.abc import Mapping
from types import MappingProxyType

from lxml import etree
from lxml import html as lxml_html

from locales import language as facts_of

_DOCTYPE = "<!DOCTYPE html>"


def page(
    language: str, title: str, description: str, style: str, alternates: Mapping[str, str] = MappingProxyType({})
) -> tuple[etree._Element, etree._Element]:
    """Give the root of an HTML page in ``language`` and what holds its content, empty; it fetches nothing and runs nothing.

    ``alternates``: by language, the names of the files that hold the same page, its own among them.
    """
    root = lxml_html.Element("html")
    mark(root, language)
    head = etree.SubElement(root, "head")
    etree.SubElement(head, "meta", {"charset": "utf-8"})
    etree.SubElement(head, "meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"})
    etree.SubElement(head, "title").text = title
    if description:
        etree.SubElement(head, "meta", {"name": "description", "content": description})
    for other, name in alternates.items():
        etree.SubElement(head, "link", {"rel": "alternate", "hreflang": other, "href": name})
    etree.SubElement(head, "style").text = style
    lines(root, head)
    return root, etree.SubElement(etree.SubElement(root, "body"), "main")


def mark(element: etree._Element, language: str) -> etree._Element:
    """Say on ``element`` which language it is in and which way that runs."""
    element.set("lang", language)
    element.set("dir", facts_of(language).direction)
    return element


def lines(*parents: etree._Element) -> None:
    """Put each child of ``parents`` on a line of its own, where white space is none of the text."""
    for parent in parents:
        parent.text = "\n"
        for child in parent:
            child.tail = "\n"


def as_bytes(root: etree._Element) -> bytes:
    """Give the page as UTF-8."""
    # As text first: the serialiser would put a second charset beside the one that is there.
    told: str = lxml_html.tostring(root, encoding="unicode", doctype=_DOCTYPE)
    return told.encode() + b"\n"
