"""What an office file says of a language: its tag with a country, and its direction."""

from dataclasses import dataclass
from functools import lru_cache

from babel.core import get_global

from locales import language as facts_of

_LATIN = "en-US"


@dataclass(frozen=True, slots=True)
class Tongue:
    """``tag`` is what office programs know a language by; ``latin`` and ``complex_`` what runs of the one and the other kind say."""

    tag: str
    right_to_left: bool

    @property
    def lang(self) -> str:
        """The ``w:lang`` of a run or style in this language."""
        if self.right_to_left:
            return f'<w:lang w:val="{_LATIN}" w:bidi="{self.tag}"/>'
        return f'<w:lang w:val="{self.tag}"/>'


@lru_cache(256)
def tongue(code: str) -> Tongue:
    """Give what office files say of the language ``code``."""
    facts = facts_of(code)
    return Tongue(_tag(code, facts.cldr), facts.direction == "rtl")


def _tag(code: str, cldr: str) -> str:
    """A tag without a country gets the likeliest one (CLDR): Word knows no language without."""
    if "-" in code:
        return code
    likely = get_global("likely_subtags").get(cldr.replace("-", "_"), "")
    country = likely.rpartition("_")[2]
    return f"{code}-{country}" if len(country) == 2 and country.isalpha() else code  # noqa: PLR2004 - ISO 3166-1
