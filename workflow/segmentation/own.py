"""The rules of a language's folder, with its word lists; the common rules follow them."""

import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from functools import lru_cache
from importlib.resources import files

from locales import Language
from workflow.segmentation import srx
from workflow.segmentation.places import STOPS, places_of
from workflow.segmentation.rules import WORD_AND_STOP, CodeSides, Lists, Rule, RuleSet, Table, WordTable, compiled

CAPITALISED = ("title", "number", "soft", "labels")
COMMON = "common.srx"

_SIDES = CodeSides(opening=False, closing=True, alone=True)
_CALLED = re.compile(r"\\L<(\w+)>")
_NOWHERE = frozenset({"\uffff"})


@lru_cache(maxsize=32)
def own_rules(language: Language) -> RuleSet:
    """Compile the rules for ``language``; one without a folder has the common ones alone."""
    table = own_table(language)
    lists = lists_of(language)
    ranked = [(rank, rule) for rank, rule in enumerate(table) if not rule.shortcut]
    shortcut = "|".join(rule.pattern for rule in table if rule.shortcut)
    return RuleSet(
        name=language.code,
        sides=_SIDES,
        sequences=tuple(sorted(lists.get("sequences", ()))),
        places=places_of("".join(sorted(lists.get("stops", STOPS)))),
        shortcut=compiled(shortcut or "(?!)", {}).match,
        worded=WordTable([(rank, rule) for rank, rule in ranked if WORD_AND_STOP.fullmatch(rule.before)], lists),
        plain=Table([(rank, rule) for rank, rule in ranked if not WORD_AND_STOP.fullmatch(rule.before)], lists),
    )


@lru_cache(maxsize=32)
def own_table(language: Language) -> tuple[Rule, ...]:
    """Give the language's own rules followed by the common ones."""
    data = language.resource("segmentation.srx")
    own = srx.read(data, f"{language.code}/segmentation.srx").rules_of(language.code) if data is not None else ()
    return own + srx.read((files("workflow.segmentation") / COMMON).read_bytes(), COMMON).rules_of(language.code)


def plain_srx(language: Language) -> bytes:
    """Give the rules for ``language`` as a plain SRX file, the word lists spelled out, for other tools to read."""
    table = own_table(language)
    lists = lists_of(language)

    def spelled(pattern: str) -> str:
        return _CALLED.sub(lambda match: f"(?:{'|'.join(_escaped(lists[match[1]]))})", pattern)

    rules = [
        Rule(rule.breaks, spelled(rule.before), spelled(rule.after), rule.number) for rule in table if not rule.shortcut
    ]
    return srx.write(
        {language.english_name: rules}, [srx.LanguageMap(f"{language.code}.*", language.english_name)], _SIDES
    )


def lists_of(language: Language) -> Lists:
    """Give the word lists of ``abbreviations.toml``; one that a rule calls and the folder lacks holds nothing that a text could."""
    words: Mapping[str, tuple[str, ...]] = language.table("abbreviations")
    called = {name: _NOWHERE for rule in own_table(language) for name in _CALLED.findall(rule.pattern)}
    return called | {
        name: frozenset(_headed(listed) if name in CAPITALISED else listed) for name, listed in words.items()
    }


def _headed(words: tuple[str, ...]) -> set[str]:
    """Add each word of two letters or more as it stands at the head of a sentence."""
    return {*words, *(word[:1].upper() + word[1:] for word in words if len(word) > 1)}


def _escaped(words: AbstractSet[str]) -> list[str]:
    return [re.escape(word) for word in sorted(words - _NOWHERE, key=lambda word: (-len(word), word))] or ["(?!)"]
