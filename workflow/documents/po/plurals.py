"""Plural forms (GNU gettext manual, "Additional functions for plural forms"): how many, and which numbers each is for."""

import gettext
import re
from dataclasses import dataclass
from functools import lru_cache

from babel.core import UnknownLocaleError
from babel.messages.plurals import get_plural

from locales import language as facts_of

_STATED = re.compile(r"nplurals\s*=\s*(\d{1,2})\s*;\s*plural\s*=\s*([^;\n]{1,1000})")
_NUMBERS = range(1_001)
_SHOWN = 6
_SINGULAR = 1


@dataclass(frozen=True, slots=True)
class Plurals:
    """``numbers``: for each form what numbers up to 1000 it is for."""

    numbers: tuple[tuple[int, ...], ...]

    @property
    def singular(self) -> int:
        """The form for one."""
        return next((form for form, of in enumerate(self.numbers) if _SINGULAR in of), 0)

    def is_single(self, form: int) -> bool:
        """Whether a form is for one number alone, so that the number itself may be left out."""
        return len(self.numbers[form]) == 1

    def note(self, form: int) -> str:
        """Say to the translator, in numbers alone, what a form is for."""
        of = self.numbers[form]
        shown = [*map(str, of[:_SHOWN]), *(["…"] if len(of) > _SHOWN or not of else [])]
        return f"msgstr[{form}]: {', '.join(shown)}"


def stated(header: str) -> Plurals | None:
    """Read what a header says; None where it says nothing that can be evaluated."""
    found = _STATED.search(header)
    return _read(int(found[1]), found[2].strip()) if found else None


def statement(language: str) -> str:
    """Give what a header says for a language: the value of ``Plural-Forms``, that of gettext where CLDR's is another."""
    usual = facts_of(language).table("language").get("gettext", {}).get("plural_forms")
    if usual:
        return str(usual)
    try:
        return f"{get_plural(facts_of(language).cldr.replace('-', '_')).plural_forms};".replace(";;", ";")
    except UnknownLocaleError:
        return "nplurals=2; plural=(n != 1);"


def of_language(language: str) -> Plurals:
    """Give the forms of a language."""
    found = stated(statement(language))
    return (
        found if found is not None else Plurals(((_SINGULAR,), tuple(each for each in _NUMBERS if each != _SINGULAR)))
    )


@lru_cache(maxsize=64)
def _read(count: int, rule: str) -> Plurals | None:
    try:
        form_of = gettext.c2py(rule)
        forms = [form_of(number) for number in _NUMBERS]
    except (ValueError, ZeroDivisionError, RecursionError):
        return None
    if count < 1 or max(forms) >= count:
        return None
    return Plurals(tuple(tuple(number for number in _NUMBERS if forms[number] == form) for form in range(count)))
