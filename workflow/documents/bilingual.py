"""What the formats share that hold the translation beside the source."""

from collections.abc import Mapping

from locales import known
from workflow.errors import BadInput

SOURCE_LANGUAGE = "source_language"
TARGET_LANGUAGE = "target_language"
"""Names of properties: the languages that a file states of itself, as Stele's codes; not there where it states none."""


def known_language(tag: str, name: str) -> str:
    """Give Stele's code for a language tag as a file states it ('ar-EG' is 'ar'); '' for none. Raises BadInput for an unknown language."""
    written = tag.strip().replace("_", "-").casefold()
    if not written:
        return ""
    for code in known():
        if written == code.casefold() or written.partition("-")[0] == code.casefold():
            return code
    raise BadInput("bilingual.unknown_language", file=name, language=tag.strip()[:40])


def languages(source: str, target: str) -> Mapping[str, str]:
    """Give the properties of a file with these languages ('' for one that is not stated)."""
    stated = {SOURCE_LANGUAGE: source, TARGET_LANGUAGE: target}
    return {key: value for key, value in stated.items() if value}
