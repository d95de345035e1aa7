"""What readers had to say of files, in sentences."""

from collections.abc import Iterable

from web.edge.speaking import isolated, ngettext, speaking
from workflow.documents import Note

_MOST_NAMES = 10


def remarks_on(notes: Iterable[Note]) -> tuple[str, ...]:
    """Give a sentence for each note; what is the same for several files is told of the first, with the names of the others."""
    files: dict[tuple[str, str], list[Note]] = {}
    for one in notes:
        rest = sorted((name, str(value)) for name, value in one.facts.items() if name != "file")
        files.setdefault((one.code, repr(rest)), []).append(one)
    return tuple(_said(same) for same in files.values())


def _said(same: list[Note]) -> str:
    first = speaking().of_code(same[0].code, same[0].facts)
    others = list(dict.fromkeys(str(one.facts["file"]) for one in same[1:] if "file" in one.facts))
    if not others:
        return first
    named = ", ".join(isolated(name) for name in others[:_MOST_NAMES])
    more = " …" if len(others) > _MOST_NAMES else ""
    same_for = ngettext(
        "The same goes for {n} more file: {names}",
        "The same goes for {n} more files: {names}",
        len(others),
        names=named + more,
    )
    return f"{first} {same_for}"
