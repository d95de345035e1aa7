"""Currencies: symbols of all scripts, ISO 4217 codes by CLDR, and the words of a language."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from babel.numbers import get_currency_name, list_currencies

from locales import Language
from workflow.facts.grammar import alternatives, grammar_of, locale_of, word_start
from workflow.facts.surface import Surface

_SYMBOLS = {
    "$": "dollar", "€": "euro", "£": "sterling", "¥": "yen", "₽": "rouble", "₹": "rupee", "₪": "shekel", "₩": "won", "₺": "lira",
    "₦": "naira", "₴": "hryvnia",
}  # fmt: skip
# Currencies that share a name in one of the languages are one to a comparison: which dollar is meant is seldom said twice.
_FAMILIES = {
    "dollar": ("USD", "CAD", "AUD", "NZD", "HKD", "SGD"),
    "euro": ("EUR",),
    "sterling": ("GBP",),
    "yen": ("JPY",),
    "yuan": ("CNY",),
    "rouble": ("RUB", "BYN"),
    "rupee": ("INR", "PKR", "LKR", "NPR"),
    "dinar": ("KWD", "JOD", "BHD", "IQD", "LYD", "DZD", "TND", "RSD"),
    "riyal": ("SAR", "QAR", "OMR", "YER", "IRR"),
    "dirham": ("AED", "MAD"),
    "shekel": ("ILS",),
    "krona": ("SEK", "NOK", "DKK", "ISK", "CZK"),
    "franc": ("CHF", "XOF", "XAF"),
    "lira": ("TRY",),
    "won": ("KRW",),
}
_FAMILY = {code: family for family, codes in _FAMILIES.items() for code in codes}
_STATES = "us|ca|c|au|a|nz|hk|nt|s|r|mx"
_SHORTEST_SYMBOL = 2
# One of each plural form of the three languages.
_COUNTS = (1, 2, 5, 11)
_TRADED = frozenset(
    {
        "EGP", "LBP", "SYP", "SDG", "BRL", "MXN", "ZAR", "PLN", "HUF", "THB", "UAH", "NGN", "KES", "GHS", "ETB", "UGX", "TZS", "SOS",
        "AFN", "BDT", "IDR", "MYR", "PHP", "VND", "COP", "PEN", "HTG", "MRU", "RWF", "ZMW",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Money:
    """A currency at its place in the bare text; ``sure`` where it can be nothing else."""

    start: int
    end: int
    readings: frozenset[str]
    sure: bool


@dataclass(frozen=True, slots=True)
class _Names:
    pattern: re.Pattern[str]
    readings: Mapping[str, frozenset[str]]
    unsure: frozenset[str]


def money(surface: Surface, language: Language) -> Iterator[Money]:
    """Find currencies in order."""
    names = _names_of(language)
    for match in names.pattern.finditer(surface.key):
        start, end = match.span()
        if match["symbol"]:
            family = next(_SYMBOLS[char] for char in match["symbol"] if char in _SYMBOLS)
            yield Money(start, end, frozenset({family}), sure=True)
        elif match["code"]:
            code = match["code"].upper()
            if surface.bare[match.start("code") : end] == code:
                yield Money(start, end, frozenset({_FAMILY.get(code, code.lower())}), sure=True)
        else:
            word = match["word"].replace("\u00a0", " ")
            yield Money(start, end, names.readings[word], word not in names.unsure)


@cache
def _names_of(language: Language) -> _Names:
    table: Mapping[str, Any] = language.table("facts").get("currency", {})
    grammar = grammar_of(language)
    readings: dict[str, frozenset[str]] = {}
    for word, code in _cldr_nouns(language, table.get("noun", "")):
        readings[grammar.fold(word)] = readings.get(grammar.fold(word), frozenset()) | {code}
    for word, families in table.get("soft", {}).items():
        readings[grammar.fold(word)] = frozenset(families)
    unsure = frozenset(readings)
    for family, words in table.get("words", {}).items():
        for word in words:
            readings[grammar.fold(word)] = frozenset({family})
    for symbol, family in _cldr_symbols(language):
        readings.setdefault(grammar.fold(symbol), frozenset({family}))
    codes = "|".join(sorted(code.lower() for code in list_currencies() if code in _FAMILY or code in _TRADED))
    word = (
        rf"{word_start(grammar.clitics, readings)}(?P<word>{alternatives(readings)})(?![^\W\d_])|"
        if readings
        else "(?P<word>(?!))|"
    )
    # A dollar sign takes the letters of its state with it: US$, HK$, C$, $CA.
    symbol = rf"(?P<symbol>(?:(?<![^\W\d_])(?:{_STATES})(?=\$))?[{''.join(_SYMBOLS)}](?:(?:us|ca|can|gb)(?![^\W_]))?)"
    code = rf"(?<![^\W_])(?P<code>{codes})(?=[ \u00a0]?\d|[ \u00a0]?(?![^\W_]))"
    return _Names(re.compile(f"{word}{symbol}|{code}"), readings, unsure)


def _cldr_nouns(language: Language, place: str) -> Iterator[tuple[str, str]]:
    """Give the nouns of currencies that have no words of their own in the folder: they satisfy their code."""
    locale = locale_of(language.cldr)
    if locale is None or not place:
        return
    for code in _TRADED:
        for count in _COUNTS:
            words = get_currency_name(code, count, locale).split()
            yield words[0 if place == "first" else -1], code.lower()


def _cldr_symbols(language: Language) -> Iterator[tuple[str, str]]:
    locale = locale_of(language.cldr)
    if locale is None:
        return
    for code, symbol in locale.currency_symbols.items():
        plain = symbol.strip("\u200f\u200e")
        if code in _FAMILY and len(plain) > _SHORTEST_SYMBOL and not plain.isascii() and not set(plain) & set(_SYMBOLS):
            yield plain, _FAMILY[code]
