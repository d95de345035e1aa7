"""The facts of one language."""

import tomllib
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Any, cast


@dataclass(frozen=True, slots=True)
class Language:
    """One language, immutable.

    ``code`` is its BCP 47 tag; ``direction`` is ``ltr`` or ``rtl``; ``script`` is ISO 15924; ``cldr`` names the CLDR locale that Babel
    knows; ``quotation_marks`` are outer opening and closing, inner opening and closing; ``joint`` stands between two sentences.
    """

    code: str
    name: str
    english_name: str
    direction: str
    script: str
    cldr: str
    quotation_marks: tuple[str, str, str, str]
    joint: str
    folder: Traversable | None

    @property
    def has_folder(self) -> bool:
        """Whether Stele has rules of its own for this language."""
        return self.folder is not None

    def table(self, name: str) -> Mapping[str, Any]:
        """Give ``name.toml`` of the folder, read-only; empty where there is none."""
        return _table(cast("Hashable", self.folder), name)

    def resource(self, filename: str) -> bytes | None:
        """Give a file of the folder as bytes; None where there is none."""
        return _bytes(self.folder, filename)


def _bytes(folder: Traversable | None, filename: str) -> bytes | None:
    if folder is None:
        return None
    file = folder / filename
    return file.read_bytes() if file.is_file() else None


@cache
def _table(folder: Hashable, name: str) -> Mapping[str, Any]:
    data = _bytes(cast("Traversable | None", folder), f"{name}.toml")
    return _frozen(tomllib.loads(data.decode())) if data is not None else MappingProxyType({})


def _frozen(value: Any) -> Any:
    if isinstance(value, dict):
        return MappingProxyType({key: _frozen(item) for key, item in value.items()})
    if isinstance(value, list):
        return tuple(_frozen(item) for item in value)
    return value
