"""Languages as people name them on the command line."""

from collections.abc import Collection, Iterable

from workflow.errors import Missing
from workflow.people.grants import sound_language


def languages_of(codes: str) -> list[str]:
    """Read a list of codes with commas between them. Raises BadInput."""
    return [sound_language(code.strip()) for code in codes.split(",") if code.strip()]


def require_languages(asked: Iterable[str], there: Collection[str]) -> None:
    """Raise Missing for a language that a release does not have: silence would read as "nothing was found"."""
    for code in asked:
        if code not in there:
            raise Missing("edition.missing", language=code)
