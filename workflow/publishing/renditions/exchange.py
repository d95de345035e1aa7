"""The files for tools of the trade: those that a translator works in, one a target language, and one TMX and JSON Lines for all."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from workflow.documents import Isolation
from workflow.documents.isolation import as_marks
from workflow.exchange import Origin, Unit, bilingual, po, tmx, xliff, xliff2
from workflow.publishing.bundle import File
from workflow.publishing.renditions import jsonl
from workflow.publishing.renditions.direction import held
from workflow.publishing.renditions.names import BILINGUAL, JSONL, PO, TMX, XLIFF, XLIFF2, XLIFF_COPIES, file_name
from workflow.publishing.renditions.wording import Word, english


def files(
    units: Sequence[Unit],
    origin: Origin,
    languages: Sequence[str],
    formats: Collection[str],
    *,
    beside: str = "",
    draft: bool = False,
    word: Word = english,
    how: Isolation = Isolation.CHARACTERS,
) -> Iterator[File]:
    """Give those that are in ``formats``, for the target ``languages``; ``beside`` is the ending of the source's own files.

    ``how`` holds runs together in the sources of a Word table, which are for reading alone; all other texts stay as they are.
    """
    for language in languages:
        for name in (PO, XLIFF, XLIFF_COPIES, XLIFF2, BILINGUAL):
            if name in formats:
                called = file_name(origin.slug, name, language, beside=beside)
                yield File(called, _worked_in(name, units, origin, language, word, how), language, name)
    if TMX in formats:
        yield File(file_name(origin.slug, TMX), tmx.write(units, origin, languages), None, TMX)
    if JSONL in formats:
        yield File(file_name(origin.slug, JSONL), jsonl.lines(units, origin, languages, draft=draft), None, JSONL)


def _worked_in(name: str, units: Sequence[Unit], origin: Origin, language: str, word: Word, how: Isolation) -> bytes:
    if name == BILINGUAL:
        shown = [replace(unit, source=as_marks(held(unit.source, origin.source_language, how))) for unit in units]
        return bilingual.write(shown, origin, language, word=word)
    if name == XLIFF_COPIES:
        return xliff.write(units, origin, language, copies=True)
    return {PO: po.write, XLIFF: xliff.write, XLIFF2: xliff2.write}[name](units, origin, language)
