"""What holds left-to-right runs together in the texts of a right-to-left language, wherever a document is made anew."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

import regex

from locales import language as facts_of
from workflow.documents import Isolation
from workflow.documents.isolation import isolated
from workflow.exchange import Unit
from workflow.text import Block

_LETTER = regex.compile(r"(?P<right>[\p{bc=R}\p{bc=AL}])|\p{bc=L}")


def held(text: str, language: str, how: Isolation) -> str:
    """Give ``text`` as a document in ``language`` shows it."""
    if how is Isolation.NONE or facts_of(language).direction != "rtl":
        return text
    return isolated(text, how)


def turns(source: str, language: str) -> bool:
    """Tell whether words of the language ``source`` run from the left in a text that runs from the right."""
    return facts_of(source).direction == "ltr" and facts_of(language).direction == "rtl"


def direction_of(text: str) -> str:
    """Give which way words run whose language nobody tells: as their first letter does."""
    found = _LETTER.search(text)
    return "rtl" if found and found["right"] else "ltr"


def held_blocks(
    blocks: Iterable[Block], language: str, how: Isolation, tongues: Mapping[str, str] = MappingProxyType({})
) -> Iterator[Block]:
    """Give ``blocks`` with their texts as a document in ``language`` shows them; ``tongues``: blocks, by key, in another one."""
    for block in blocks:
        text = held(block.text.text, tongues.get(block.key, language), how)
        yield block if text == block.text.text else replace(block, text=block.text.with_text(text))


def held_units(units: Iterable[Unit], source_language: str, languages: Sequence[str], how: Isolation) -> Iterator[Unit]:
    """Give ``units`` with their texts as tables show them."""
    for unit in units:
        targets = {
            language: replace(target, text=held(target.text, language, how))
            for language, target in unit.targets.items()
            if language in languages
        }
        yield replace(unit, source=held(unit.source, source_language, how), targets=targets)
