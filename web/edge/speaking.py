"""What the desk says, in the language of who asks."""

import unicodedata
from dataclasses import dataclass
from functools import cache

from markupsafe import Markup, escape

from locales import language as facts_of
from web.edge.dates import counted, language_named
from web.edge.visitor import language_here
from web.wording.mark import N_
from web.wording.speech import Speech, speech
from workflow.errors import FactValue

__all__ = ["N_", "_", "ngettext", "speaking"]

_FIRST_STRONG_ISOLATE, _POP_ISOLATE = "\u2068", "\u2069"
_OF_LANGUAGES = frozenset({"language", "languages", "other", "source", "stated"})
# What turns in a sentence of the direction, or is turned by it.
_TURNING = {"ltr": frozenset({"R", "AL", "AN"}), "rtl": frozenset({"L", "EN"})}


def isolated(text: object) -> str:
    """Hold a text apart from the sentence that it stands in: it runs as its own first letter does."""
    return f"{_FIRST_STRONG_ISOLATE}{text}{_POP_ISOLATE}"


@dataclass(frozen=True, slots=True)
class PageSpeech(Speech):
    """Says things on pages: languages and roles by their names, and facts of another direction isolated."""

    def __call__(self, message: str, **facts: FactValue) -> str:
        """Translate an English message and fill in its facts, those of another direction isolated.

        ``n="{n}"`` leaves a place open: a script of the page fills it.
        """
        held = {name: value if value == f"{{{name}}}" else self._held(value) for name, value in facts.items()}
        return Speech.__call__(self, message, **held)

    def in_words(self, name: str, value: FactValue) -> FactValue:
        """Give what a fact is called on pages, isolated where it is of another direction."""
        if name in _OF_LANGUAGES:
            codes = str(value).replace(",", " ").split()
            value = self.catalogue.gettext(", ").join(language_named(code, self.language) for code in codes)
        return self._held(Speech.in_words(self, "role_name" if name == "role" else name, value))

    def _held(self, value: FactValue) -> FactValue:
        if not isinstance(value, str) or value.startswith(_FIRST_STRONG_ISOLATE):
            return value
        turning = _TURNING[facts_of(self.language).direction]
        return isolated(value) if any(unicodedata.bidirectional(char) in turning for char in value) else value


def speaking() -> Speech:
    """Give the speech of this request."""
    return _on_pages(language_here())


@cache
def _on_pages(language: str) -> PageSpeech:
    spoken = speech(language)
    return PageSpeech(spoken.language, spoken.catalogue)


def _(message: str, **facts: FactValue) -> str:
    """Say an English message in the language of who asks, with its facts filled in."""
    return speaking()(message, **facts)


def ngettext(one: str, many: str, n: int, **facts: FactValue) -> str:
    """Say a message about ``n`` things; ``{n}`` is the number as that language writes it."""
    said = speaking().catalogue.ngettext(one, many, n)
    return said.format_map({"n": counted(n, language_here()), **facts})


def said_in_template(message: str, **facts: object) -> Markup:
    """As ``_``, for templates: facts are escaped unless they are markup."""
    return escape(speaking().catalogue.gettext(message)).format_map(facts)


def counted_in_template(one: str, many: str, n: int, **facts: object) -> Markup:
    """As ``ngettext``, for templates: facts are escaped unless they are markup."""
    said = speaking().catalogue.ngettext(one, many, n)
    return escape(said).format_map({"n": counted(n, language_here()), **facts})


def direction_here() -> str:
    """Give the direction of the interface's language."""
    return facts_of(language_here()).direction
