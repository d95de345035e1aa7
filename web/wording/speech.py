"""Finds the sentence for a code, and its translation."""

import gettext
import os
import pkgutil
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.resources import files
from types import MappingProxyType

from locales import known
from web.wording.states import OF_FACTS
from workflow.errors import FactValue, SteleError

_DOMAIN = "stele"
_NOT_ROOMS = {"mark", "speech"}


def _gathered() -> Mapping[str, str]:
    messages: dict[str, str] = {}
    for module in pkgutil.iter_modules([str(files("web.wording"))]):
        if module.name not in _NOT_ROOMS:
            messages.update(import_module(f"web.wording.{module.name}").MESSAGES)
    return MappingProxyType(messages)


MESSAGES: Mapping[str, str] = _gathered()
"""Every code that a floor below may say, with its English sentence."""


@dataclass(frozen=True, slots=True)
class Speech:
    """Says things in one language."""

    language: str
    catalogue: gettext.NullTranslations

    def __call__(self, message: str, **facts: FactValue) -> str:
        """Translate an English message and fill in its facts."""
        said = self.catalogue.gettext(message)
        return said.format_map(facts) if facts else said

    def of_code(self, code: str, facts: Mapping[str, FactValue]) -> str:
        """Say what a code means, with its facts. A code without words says itself and its facts: nothing is hidden."""
        message = MESSAGES.get(code)
        if message is None:
            return " ".join([code, *(f"{name}={value}" for name, value in facts.items())])
        return self.catalogue.gettext(message).format_map(
            {name: self.in_words(name, value) for name, value in facts.items()}
        )

    def in_words(self, name: str, value: FactValue) -> FactValue:
        """Give the words for a fact's value, by the fact's name; a value without words says itself."""
        if name == "roles":
            return " / ".join(str(self.in_words("role_name", one)) for one in str(value).split())
        words = OF_FACTS.get(name, {}).get(str(value))
        return value if words is None else self.catalogue.gettext(words)

    def of_error(self, error: SteleError, number: int | None = None) -> str:
        """Say what went wrong. ``number`` is that of the one segment it speaks of, by which people know it: it is said for its key."""
        return self.of_code(error.code, error.facts if number is None else {**error.facts, "key": number})


@cache
def speech(language: str) -> Speech:
    """Give the speech of ``language``; English where Stele does not speak it."""
    spoken = language if language in known() else "en"
    folder = str(files("locales"))
    return Speech(spoken, gettext.translation(_DOMAIN, folder, [spoken], fallback=True))


def language_of_environment() -> str:
    """Give the language that the environment asks for (LC_ALL, LC_MESSAGES, LANG), else English."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if value:
            asked = value.split(".")[0].split("_")[0].lower()
            return asked if asked in known() else "en"
    return "en"
