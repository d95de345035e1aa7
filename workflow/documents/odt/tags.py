"""Attributes in the bytes of start tags: found, set, renamed."""

import re
from collections.abc import Iterator
from html import escape

from workflow.documents.odt.names import SPACES
from workflow.documents.odt.package import Part
from workflow.documents.splice import Edit
from workflow.documents.xmltree import Node

_ATTRIBUTE = re.compile(rb"([^\s=<>/\"']+)\s*=\s*(\"[^\"]*\"|'[^']*')")
_NAME = re.compile(rb"<[^\s/>]+")


def value_place(part: Part, node: Node, name: str) -> tuple[int, int] | None:
    """Give the place of an attribute's value with its quotes, by its short name (``fo:color``); None where it is not stated so."""
    found = _found(part, node, name)
    return found.span(2) if found else None


def _found(part: Part, node: Node, name: str) -> re.Match[bytes] | None:
    prefix, _, local = name.partition(":")
    wanted = {f"{each}:{local}".encode() for each in part.prefixes.get(SPACES[prefix], ())}
    return next((each for each in _ATTRIBUTE.finditer(part.data, node.start, node.inner) if each[1] in wanted), None)


def stated(part: Part, node: Node, name: str, value: str) -> Iterator[Edit[bytes]]:
    """Set an attribute of a tag, if that changes it."""
    if node.attributes.get(name) == value:
        return
    place = value_place(part, node, name)
    if place is not None:
        yield Edit(*place, f'"{escape(value)}"'.encode())
        return
    tag = _NAME.match(part.data, node.start)
    assert tag is not None  # noqa: S101 - a node begins with its tag
    yield Edit(tag.end(), tag.end(), f" {attribute(part, name, value)}".encode())


def renamed(part: Part, node: Node, name: str, local: str) -> Iterator[Edit[bytes]]:
    """Give an attribute that is stated another local name, in the same namespace."""
    found = _found(part, node, name)
    if found is not None:
        start = found.start(1) + found[1].rindex(b":") + 1
        yield Edit(start, found.end(1), local.encode())


def attribute(part: Part, name: str, value: str) -> str:
    """Write an attribute as this part names it, its namespace declared in place where the root does not."""
    prefix, _, local = name.partition(":")
    found = part.root_prefixes.get(SPACES[prefix], ())
    declared = "" if found else f'xmlns:{prefix}="{SPACES[prefix]}" '
    return f'{declared}{found[0] if found else prefix}:{local}="{escape(value)}"'


def element(part: Part, name: str, *attributes: str) -> str:
    """Write an empty element as this part names it, its namespace declared in place where the root does not."""
    prefix, _, local = name.partition(":")
    found = part.root_prefixes.get(SPACES[prefix], ())
    if not found:
        attributes = (
            f'xmlns:{prefix}="{SPACES[prefix]}"',
            *(each.removeprefix(f'xmlns:{prefix}="{SPACES[prefix]}" ') for each in attributes),
        )
    return f"<{' '.join((f'{found[0] if found else prefix}:{local}', *attributes))}/>"


def first_child(part: Part, node: Node, content: str) -> Edit[bytes]:
    """Put an element before the others in ``node``."""
    if node.inner == node.end:
        tag = _NAME.match(part.data, node.start)
        assert tag is not None  # noqa: S101 - a node begins with its tag
        return Edit(node.inner - 2, node.inner, b">" + content.encode() + b"</" + tag[0][1:] + b">")
    return Edit(node.inner, node.inner, content.encode())
