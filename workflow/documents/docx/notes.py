"""What people should know of a Word file beyond its text."""

from collections.abc import Iterator

from workflow.documents.document import Note, note
from workflow.documents.docx.blocks import Tally
from workflow.documents.docx.names import REACHING_OUT
from workflow.documents.ooxml.package import Package


def notes(package: Package, tally: Tally) -> tuple[Note, ...]:
    """Give the notes of a file that was read."""
    return tuple(_notes(package, tally))


def _notes(package: Package, tally: Tally) -> Iterator[Note]:
    file = package.name
    relations = package.relations(package.main)
    kinds = [each.kind for each in relations]
    if tally.deletions:
        yield note("docx.deletions", file=file, deletions=tally.deletions)
    if tally.unpaired:
        yield note("docx.fallback", file=file, boxes=tally.unpaired)
    if kinds.count("aFChunk"):
        yield note("docx.chunks", file=file, chunks=kinds.count("aFChunk"))
    if drawn := sum(kinds.count(kind) for kind in ("chart", "chartEx", "diagramData")):
        yield note("docx.drawn", file=file, drawn=drawn)
    if "vbaProject" in kinds:
        yield note("docx.macros", file=file)
    if outside := sum(each.outside and each.kind != "hyperlink" for each in relations):
        yield note("docx.outside", file=file, addresses=outside)
    if reaching := sorted(set(tally.fields) & REACHING_OUT):
        yield note("docx.fields", file=file, fields=", ".join(reaching))
