"""Which language a text is likely in, by its script and its most frequent words."""

import re
import unicodedata
from collections import Counter

from locales import known, language

_WORD = re.compile(r"[^\W\d_]+")
_MOST = 20_000
# ISO 15924 names of scripts by the first word of their letters' Unicode names.
_SCRIPTS = {"ARABIC": "Arab", "LATIN": "Latn"}


def likely_language(text: str) -> str | None:
    """Give the language of Stele that ``text`` is likely in; None where its letters tell nothing. The beginning of a text is enough."""
    words = _WORD.findall(text[:_MOST])
    scripts = Counter(_SCRIPTS.get(unicodedata.name(word[0], "").partition(" ")[0], "") for word in words)
    counts = Counter(word.casefold() for word in words)
    likely = [
        (
            scripts[language(code).script],
            sum(counts[one] for one in language(code).table("language")["frequent"]["words"]),
        )
        for code in known()
    ]
    best = max(zip(likely, known(), strict=True), key=lambda pair: pair[0], default=((0, 0), ""))
    return best[1] if best[0][0] else None
