"""Stands for a translator in the tour: fills a PO file with ready translations.

``python -m web.samples.fill_in FILE.po TRANSLATIONS.tsv``: each line of the second file is a source text, a tab, its translation.
"""

import csv
import sys
from pathlib import Path

import polib


def fill_in(path: Path, translations: Path) -> int:
    """Fill every empty entry of ``path`` whose source text is in ``translations``; give how many were filled."""
    with translations.open(newline="", encoding="utf-8") as lines:
        ready = dict(csv.reader(lines, dialect="excel-tab", quoting=csv.QUOTE_NONE))
    file = polib.pofile(str(path), wrapwidth=0)
    filled = [entry for entry in file.untranslated_entries() if entry.msgid in ready]
    for entry in filled:
        entry.msgstr = ready[entry.msgid]
    file.save()
    return len(filled)


if __name__ == "__main__":
    fill_in(Path(sys.argv[1]), Path(sys.argv[2]))
