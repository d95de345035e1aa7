"""XLIFF 1.2 and 2.x as the file that is translated: each unit, or each segment of one, is a block; what it says already is a target."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from workflow.documents import bilingual
from workflow.documents.document import Reading, note
from workflow.documents.inline import Item, Stretch, stretches
from workflow.documents.xliff import markup
from workflow.documents.xliff.dialect import Dialect
from workflow.documents.xliff.inline import Content, content
from workflow.documents.xliff.structure import (
    NOT_BEGUN,
    PREFIXES,
    TEXTS,
    Part,
    Unit,
    is_blank,
    left_alone,
    name_of,
    space_before,
    tag_name,
    units,
)
from workflow.documents.xmltree import Node, as_utf8, parse
from workflow.errors import BadInput
from workflow.guards import xml
from workflow.text import Block, CodedText, Kind, Role
from workflow.text.coded import LITERAL
from workflow.text.codes import CODE


def reader(dialect: Dialect, *, filled: bool = False) -> Callable[[bytes, str, str], Reading]:
    """Give what reads files of a dialect; one that comes back ``filled`` with what is finished and locked in it, under the same keys."""

    def read(data: bytes, name: str, _language: str) -> Reading:
        xml.refuse_unsafe(data, name, doctype=True)
        told = as_utf8(data)
        root = parse(told, PREFIXES, TEXTS)
        version = root.attributes.get("version", "")
        if name_of(root) != "xliff" or version[:2] not in {"1.", "2."}:
            raise BadInput("xliff.version", file=name, version=version or "?")
        languages, unstated, tag = _languages(root, name, is_first=version.startswith("1."))
        found = list(units(root))
        making = _Making(told, name, dialect, found, filled=filled)
        making.run()
        left = left_alone(root, sum(not all(map(unit.is_left, unit.parts)) for unit in found))
        notes = (note("bilingual.left", file=name, units=left),) if left else ()
        skeleton = {
            "version": version,
            "unstated": unstated,
            "tag": tag,
            "states": dialect.states,
            "fill": dialect.fill,
            "units": making.units,
        }
        return Reading(tuple(making.blocks), skeleton, notes, languages, making.targets)

    return read


class _Making:
    """Blocks, targets and the skeleton's units, made one unit after the other."""

    def __init__(self, data: bytes, name: str, dialect: Dialect, found: list[Unit], *, filled: bool) -> None:
        self.blocks: list[Block] = []
        self.targets: dict[str, CodedText] = {}
        self.units: list[dict[str, Any]] = []
        self._data = data
        self._name = name
        self._found = found
        self._dialect = dialect
        self._filled = filled
        self._number = 0
        self._is_left = False
        self._disguise = dialect.disguise(data) if dialect.disguise else str
        self._processed = dialect.is_markup is not None and any(
            markup.has_elements(data, *part.source) for unit in found for part in unit.parts
        )

    def run(self) -> None:
        for unit in self._found:
            parts = [self._part(unit, part) for part in unit.parts]
            if unit.finished and not self._filled:
                continue
            if not self._dialect.fill and not any(part["blocks"] for part in parts):
                continue
            self.units.append(
                {
                    "template": [unit.template.inner, unit.template.inner_end],
                    "target": _place(unit.target),
                    "after": unit.after.end,
                    "name": tag_name(self._data, unit.after, "target"),
                    "indent": space_before(self._data, unit.after),
                    "language": "xml:lang" in unit.after.attributes,
                    "state": [unit.state_tag.start, unit.state_tag.inner] if unit.state_tag else None,
                    "parts": parts,
                }
            )

    def _part(self, unit: Unit, part: Part) -> dict[str, Any]:
        told: dict[str, Any] = {"source": list(part.source), "target": _place(part.target)}
        told["empty"] = is_blank(self._data, part.target)
        self._is_left = unit.is_left(part) and not self._filled
        if self._dialect.is_markup is not None:
            source = markup.hypertext(self._data, *part.source).text
            if self._dialect.is_markup(source, self._processed):
                told["markup"] = True
                return {**told, "blocks": self._kept(self._markup(unit, part, source, is_empty=told["empty"]))}
        return {**told, "blocks": self._kept(self._plain(unit, part, is_empty=told["empty"]))}

    def _kept(self, blocks: list[list[Any]]) -> list[list[Any]]:
        return [] if self._is_left else blocks

    def _plain(self, unit: Unit, part: Part, *, is_empty: bool) -> list[list[Any]]:
        source = content(self._data, *part.source)
        found = list(_found(self._data, source))
        blocks = [self._add(Kind.PARAGRAPH, each.text, unit.note, whole=True) for _, each in found]
        if not is_empty and part.target is not None and found:
            said = list(_found(self._data, content(self._data, part.target.inner, part.target.inner_end)))
            if len(said) == len(found):
                for key, (own, one), (other, another) in zip(blocks, found, said, strict=True):
                    self._say(unit, key, one.text, _in_codes(own, one, other, another))
        return [
            [key, content_of.items[each.first].start, content_of.items[each.last - 1].end]
            for key, (content_of, each) in zip(blocks, found, strict=True)
        ]

    def _markup(self, unit: Unit, part: Part, source: str, *, is_empty: bool) -> list[list[Any]]:
        found = markup.blocks_of(source, self._name, self._disguise)
        notes = ["\n".join(filter(None, (unit.note, each.note))) for each in found]
        blocks = [
            self._add(each.kind, each.text, note, level=each.level) for each, note in zip(found, notes, strict=True)
        ]
        if not is_empty and part.target is not None:
            target = markup.hypertext(self._data, part.target.inner, part.target.inner_end).text
            told = markup.blocks_of(target, self._name, self._disguise)
            said = markup.translations(source, found, target, told)
            for key, each, text in zip(blocks, found, said or (), strict=False):
                self._say(unit, key, each.text, text)
        return [[key, each.start, each.end, each.is_value] for key, each in zip(blocks, found, strict=True)]

    def _add(self, kind: Kind, text: CodedText, note: str, *, whole: bool = False, level: int = 0) -> str:
        """What is left alone has a key, too, so that the others keep theirs when it is finished one day."""
        self._number += 1
        key = str(self._number)
        if not self._is_left:
            self.blocks.append(Block(key, kind, text, note=note, level=level, whole=whole))
        return key

    def _say(self, unit: Unit, key: str, source: CodedText, text: CodedText) -> None:
        """A target that only copies its source, and is not said to be done, is no translation."""
        if not self._is_left and text.plain.strip() and not (text.text == source.text and unit.state in NOT_BEGUN):
            self.targets[key] = text


def _found(data: bytes, told: Content) -> Iterator[tuple[Content, Stretch]]:
    for stretch in stretches(told.items, lone_edges=True):
        yield told, stretch
    for start, end in told.inner:
        yield from _found(data, content(data, start, end))


def _in_codes(own: Content, source: Stretch, other: Content, target: Stretch) -> CodedText:
    """Say a target's text with the codes of its source: the elements of the same name and id, breaks and tabs in their turn."""
    known: dict[tuple[str, ...], list[str]] = {}
    for code in source.text.codes:
        identity = own.identities.get(code.data) or (code.role.value, code.label)
        known.setdefault(identity, []).append(code.character)
    literals = {code.data: code.character for code in source.text.codes if code.label == LITERAL}
    said: list[str] = []
    for item in other.items[target.first : target.last]:
        if item.role is None:
            said.append(CODE.sub(lambda match: literals.get(match[0], "\ufffd"), item.text))
            continue
        left = known.get(other.identities.get(item.data) or (item.role.value, item.label), [])
        if left:
            said.append(left.pop(0) if len(left) > 1 or item.data in other.identities else left[0])
        else:
            said.append(_unknown(item))
    return source.text.with_text("".join(said))


def _unknown(item: Item) -> str:
    return " " if item.role is Role.ALONE and item.label in {"break", "tab"} else ""


def _place(node: Node | None) -> list[int] | None:
    return [node.start, node.inner, node.inner_end, node.end] if node is not None else None


def _languages(root: Node, name: str, *, is_first: bool) -> tuple[Mapping[str, str], list[list[int]], str]:
    """Give the languages, the start tags that ought to name the target's but do not, and that language as it is written.

    Raises BadInput where files differ in them.
    """
    tags = [each for each in root.children if name_of(each) == "file"] if is_first else [root]
    names = ("source-language", "target-language") if is_first else ("srcLang", "trgLang")
    stated = {tuple(bilingual.known_language(each.attributes.get(one, ""), name) for one in names) for each in tags}
    if len(stated) > 1:
        raise BadInput("bilingual.many_languages", file=name)
    source, target = next(iter(stated), ("", ""))
    unstated = [[each.start, each.inner] for each in tags if not each.attributes.get(names[1])]
    written = next((each.attributes[names[1]] for each in tags if each.attributes.get(names[1])), "")
    return bilingual.languages(source, target), unstated, written
