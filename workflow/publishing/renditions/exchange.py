"""The files for tools of the trade: a PO and an XLIFF a target language, one TMX for all."""

from collections.abc import Collection, Iterator, Sequence

from workflow.exchange import Origin, Unit, po, tmx, xliff
from workflow.publishing.bundle import File
from workflow.publishing.renditions.names import PO, TMX, XLIFF, file_name


def files(units: Sequence[Unit], origin: Origin, languages: Sequence[str], formats: Collection[str]) -> Iterator[File]:
    """Give those of PO, XLIFF and TMX that are in ``formats``, for the target ``languages``."""
    for language in languages:
        if PO in formats:
            yield File(file_name(origin.slug, PO, language), po.write(units, origin, language), language, PO)
        if XLIFF in formats:
            yield File(file_name(origin.slug, XLIFF, language), xliff.write(units, origin, language), language, XLIFF)
    if TMX in formats:
        yield File(file_name(origin.slug, TMX), tmx.write(units, origin, languages), None, TMX)
