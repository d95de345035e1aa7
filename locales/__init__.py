"""What Stele knows about languages: one folder a language.

A folder holds ``language.toml`` (facts that everybody needs) and a file for each engine (``facts.toml``, ``checks.toml``,
``segmentation.srx``, ``abbreviations.toml`` ...), which that engine reads by ``Language.table`` or ``Language.resource``.
Adding a language is adding a folder.
"""

from locales.language import Language
from locales.loader import known, language, searched_also

__all__ = ["Language", "known", "language", "searched_also"]
