"""Finds the folder of a language."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from babel import Locale, UnknownLocaleError

from locales.language import Language

_also: list[Path] = []
_LONGEST = 64
"""Of the name of a folder; a longer tag has none."""

_MOST = 256


@lru_cache(_MOST)
def language(code: str) -> Language:
    """Give the language of a BCP 47 tag.

    The folder of ``ar-EG`` is its own, else that of ``ar``. A language without a folder takes what CLDR says; an unknown one is written
    from left to right. Never raises.
    """
    folder = _folder(code)
    facts = _facts(folder)
    locale = _locale(facts.get("cldr", code))
    marks = facts.get("quotation_marks", ["“", "”", "‘", "’"])
    return Language(
        code=code,
        name=facts.get("name") or _name(locale, code, own=True),
        english_name=facts.get("english_name") or _name(locale, code, own=False),
        direction=facts.get("direction") or (locale.text_direction if locale else "ltr"),
        script=facts.get("script") or (locale.script if locale and locale.script else "Zyyy"),
        cldr=facts.get("cldr") or (str(locale) if locale else "en"),
        quotation_marks=(marks[0], marks[1], marks[2], marks[3]),
        joint=facts.get("joint", " "),
        folder=folder,
    )


@cache
def known() -> tuple[str, ...]:
    """Give the codes of the languages that have a folder, in order."""
    codes = {folder.name for root in _roots() for folder in root.iterdir() if (folder / "language.toml").is_file()}
    return tuple(sorted(codes))


@contextmanager
def searched_also(root: Path) -> Iterator[None]:
    """Look for folders of languages in ``root`` too, for as long as the context lasts."""
    _also.append(root)
    language.cache_clear()
    known.cache_clear()
    try:
        yield
    finally:
        _also.remove(root)
        language.cache_clear()
        known.cache_clear()


def _roots() -> Iterator[Traversable]:
    yield from _also
    yield files("locales")


def _folder(code: str) -> Traversable | None:
    for name in dict.fromkeys([code, code.split("-", maxsplit=1)[0]]):
        if len(name) > _LONGEST or not name.isascii() or not name.replace("-", "").isalnum():
            continue
        for root in _roots():
            if (root / name / "language.toml").is_file():
                return root / name
    return None


def _facts(folder: Traversable | None) -> dict[str, Any]:
    if folder is None:
        return {}
    return dict(Language("", "", "", "", "", "", ("", "", "", ""), "", folder).table("language"))


def _locale(code: str) -> Locale | None:
    try:
        return Locale.parse(code, sep="-" if "-" in code else "_")
    except (UnknownLocaleError, ValueError, TypeError):
        return None


def _name(locale: Locale | None, code: str, *, own: bool) -> str:
    if locale is None:
        return code
    return (locale.get_display_name() if own else locale.get_display_name("en")) or code
