"""Words of the interface, gathered from the code into each language's catalogue: `make catalogues`."""

import sys
from pathlib import Path

import polib
from babel.messages.extract import extract_from_dir

from locales.catalogue import HERE, sources

KEYWORDS = {"_": None, "N_": None, "gettext": None, "lazy_gettext": None, "ngettext": (1, 2)}
METHODS = [("templates/**.html", "jinja2"), ("**.py", "python")]
OPTIONS = {"templates/**.html": {"silent": "false", "trimmed": "true"}}
"""A template that does not parse stops the gathering: Jinja's extractor would leave it out without a word."""
SPOKEN = "web"
"""The one floor that has words for people."""


def gathered(root: Path) -> polib.POFile:
    """The template: every message of the code under `root`, with the files that say it, in order of message."""
    entries: dict[str, polib.POEntry] = {}
    for name, _line, message, comments, _context in extract_from_dir(
        root / SPOKEN, METHODS, OPTIONS, keywords=KEYWORDS, comment_tags=["Note:"], strip_comment_tags=True
    ):
        singular, plural = message if isinstance(message, tuple) else (message, "")
        entry = entries.setdefault(singular, polib.POEntry(msgid=singular, msgid_plural=plural))
        entry.comment = "\n".join(filter(None, [entry.comment, *comments]))
        if (place := (f"{SPOKEN}/{name}", "")) not in entry.occurrences:
            entry.occurrences.append(place)
    template = polib.POFile(wrapwidth=0)
    template.extend(entries[singular] for singular in sorted(entries))
    return template


def bring_up(path: Path, template: polib.POFile) -> polib.POFile:
    """Rewrite the catalogue at `path` to hold exactly the template's messages; translations that still apply stay.

    New messages are empty, not guessed. The header, with its plural rule, stays as it is.
    """
    catalogue = polib.pofile(str(path), wrapwidth=0)
    catalogue.merge(template)
    kept = sorted((entry for entry in catalogue if not entry.obsolete), key=lambda entry: entry.msgid)
    forms = int(catalogue.metadata["Plural-Forms"].split(";")[0].split("=")[1])
    for entry in kept:
        if entry.msgid_plural and len(entry.msgstr_plural) != forms:
            entry.msgstr_plural = dict.fromkeys(range(forms), "")
    catalogue[:] = kept
    partial = path.with_suffix(".po.partial")
    catalogue.save(str(partial))
    partial.replace(path)
    return catalogue


def main() -> None:
    template = gathered(HERE.parent)
    for path in sources():
        catalogue = bring_up(path, template)
        sys.stdout.write(
            f"{path.parent.parent.name}: {len(catalogue.translated_entries())} of {len(catalogue)} messages\n"
        )


if __name__ == "__main__":
    main()
