"""Where the units of an XLIFF file stand, in 1.2 and 2.x alike: what may be translated, from which bytes, into which.

XLIFF 1.2, 2.3 "Structural Elements"; XLIFF 2.1, 4.2.2 "Structural Elements".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from workflow.documents.xliff import pieces
from workflow.documents.xmltree import Node, prefix_of

PREFIXES = {
    "urn:oasis:names:tc:xliff:document:1.2": "x",
    "urn:oasis:names:tc:xliff:document:1.1": "x",
    "urn:oasis:names:tc:xliff:document:2.0": "x",
    "urn:oasis:names:tc:xliff:document:2.2": "x",
    "http://www.w3.org/XML/1998/namespace": "xml",
}
TEXTS = frozenset({"x:note", "note"})
FINISHED = frozenset({"final", "signed-off"})
NOT_BEGUN = frozenset({"", "new", "needs-translation", "initial"})
"""States of a target that may be a copy of the source."""
_HOLDERS = frozenset({"file", "body", "group", "bin-unit", "header"})
_LONGEST_INDENT = 200
_LOCKED = frozenset({"true", "yes", "locked"})


@dataclass(frozen=True, slots=True)
class Part:
    """What is translated at once: from the span ``source``, into the element ``target`` if it is there.

    ``locked``: the tool that made the file lets nobody change it.
    """

    source: tuple[int, int]
    target: Node | None
    locked: bool = False


@dataclass(frozen=True, slots=True)
class Unit:
    """An element that holds a source: its parts, its target if it has one, and where a target goes (after ``after``).

    ``template`` is what a target made anew is shaped by; ``state_tag`` the element that tells the state (None: the target itself).
    ``finished``: what it says is final.
    """

    template: Node
    target: Node | None
    after: Node
    parts: tuple[Part, ...]
    state: str
    note: str
    state_tag: Node | None = None
    finished: bool = False

    def is_left(self, part: Part) -> bool:
        """Whether a part is left alone: nobody is to change it."""
        return self.finished or part.locked


def name_of(node: Node) -> str:
    """Give the name of an element of XLIFF; that of another namespace has a space or colon in it."""
    return node.tag.removeprefix("x:")


def units(root: Node) -> Iterator[Unit]:
    """Give the units that are not marked as not to be translated, in order; finished and locked ones, too."""
    yield from _walk(root, is_offered=True)


def left_alone(root: Node, offered: int) -> int:
    """Give how many units, or segments of the second version, are not among the ``offered``."""
    count = 0
    waiting = [root]
    while waiting:
        for each in waiting.pop().children:
            name = name_of(each)
            if name in {"trans-unit", "segment"}:
                count += 1
            elif name in _HOLDERS or name == "unit":
                waiting.append(each)
    return count - offered


def child(node: Node, name: str) -> Node | None:
    """Give the first child of that name."""
    return next((each for each in node.children if name_of(each) == name), None)


def _walk(node: Node, *, is_offered: bool) -> Iterator[Unit]:
    for each in node.children:
        name = name_of(each)
        stated = each.attributes.get("translate")
        offered = stated != "no" if stated else is_offered
        if name in _HOLDERS:
            yield from _walk(each, is_offered=offered)
        elif name == "trans-unit" and offered:
            yield from _trans_unit(each)
        elif name == "unit" and offered:
            yield from _unit(each)


def _trans_unit(node: Node) -> Iterator[Unit]:
    source, target = child(node, "source"), child(node, "target")
    if source is None:
        return
    state = target.attributes.get("state", "") if target is not None else ""
    is_final = state in FINISHED or node.attributes.get("approved") == "yes"
    finished = is_final and target is not None and target.inner < target.inner_end
    segmented = child(node, "seg-source")
    cut = list(_segments(segmented)) if segmented is not None else []
    if segmented is None or not cut:
        parts: tuple[Part, ...] = (Part((source.inner, source.inner_end), target, locked=_is_locked(node)),)
        template = source
    else:
        said = {each.attributes.get("mid", ""): each for each in _segments(target)} if target is not None else {}
        is_locked, locked = _is_locked(node), _locked_segments(node)
        parts = tuple(
            Part((each.inner, each.inner_end), said.get(mid), locked=is_locked or mid in locked)
            for each in cut
            for mid in [each.attributes.get("mid", "")]
        )
        template = segmented
    after = segmented if segmented is not None else source
    yield Unit(template, target, after, parts, state, _note(node), finished=finished)


def _is_locked(node: Node) -> bool:
    """Whether a tool's own attribute locks an element (``mq:locked``, ``m:locked``, ``locked`` of Trados)."""
    return any(
        re.split("[ :]", name)[-1] == "locked" and value.lower() in _LOCKED for name, value in node.attributes.items()
    )


def _locked_segments(node: Node) -> frozenset[str]:
    """Give the ids of segments that Trados locks in its ``seg-defs``."""
    found = (each for each in node.children if each.tag.endswith((" seg-defs", ":seg-defs")))
    return frozenset(each.attributes.get("id", "") for defs in found for each in defs.children if _is_locked(each))


def _segments(node: Node) -> Iterator[Node]:
    for each in node.children:
        if name_of(each) == "mrk" and each.attributes.get("mtype") == "seg":
            yield each
        else:
            yield from _segments(each)


def _unit(node: Node) -> Iterator[Unit]:
    notes = child(node, "notes")
    note = "\n".join(each.text.strip() for each in notes.children) if notes is not None else ""
    for each in node.children:
        if name_of(each) != "segment":
            continue
        source, target = child(each, "source"), child(each, "target")
        state = each.attributes.get("state", "")
        if source is None:
            continue
        parts = (Part((source.inner, source.inner_end), target),)
        yield Unit(source, target, source, parts, state, note, each, finished=state in FINISHED and target is not None)


def _note(node: Node) -> str:
    return "\n".join(each.text.strip() for each in node.children if name_of(each) == "note" and each.text.strip())


def tag_name(data: bytes, node: Node, name: str) -> str:
    """Give ``name`` with the prefix that ``node`` is written with."""
    return prefix_of(data, node) + name


def space_before(data: bytes, node: Node) -> str:
    """Give the white space before an element, where nothing else stands between it and the tag before."""
    before = data[max(0, node.start - _LONGEST_INDENT) : node.start]
    bare = before.rstrip()
    return before[len(bare) :].decode() if bare.endswith(b">") else ""


def is_blank(data: bytes, node: Node | None) -> bool:
    """Whether an element is not there, or holds neither text nor element."""
    if node is None:
        return True
    held = pieces.pieces(data, node.inner, node.inner_end)
    return not any(
        bool(pieces.value(data, each).strip()) if each.is_text else each.shape is not pieces.Shape.OTHER
        for each in held
    )
