"""What people should know of a Word file beyond its text."""

from collections.abc import Iterator, Sequence

from workflow.documents.document import Note, note
from workflow.documents.docx.found import Tally
from workflow.documents.docx.names import COMPUTED_TEXT, REACHING_OUT
from workflow.documents.docx.pieces import field_name
from workflow.documents.ooxml.package import Package

_EMBEDDED = frozenset({"oleObject", "package", "control"})
_LISTED = 8


def notes(package: Package, owners: Sequence[str], tally: Tally) -> tuple[Note, ...]:
    """Give the notes of a file that was read; ``owners`` are its parts of running text."""
    return (*_of_text(package.name, tally), *_of_parts(package, owners, tally))


def _of_text(file: str, tally: Tally) -> Iterator[Note]:
    if tally.deletions:
        yield note("docx.deletions", file=file, deletions=tally.deletions)
    if tally.unpaired:
        yield note("docx.fallback", file=file, boxes=tally.unpaired)
    if tally.bound:
        yield note("docx.bound", file=file, controls=tally.bound)
    met = [field_name(each) for each in tally.fields]
    if computed := sorted(set(met) & COMPUTED_TEXT):
        yield note("docx.computed", file=file, fields=", ".join(computed))
    if reaching := sorted(set(met) & REACHING_OUT):
        yield note("docx.fields", file=file, fields=", ".join(reaching))
    referred = {each.split()[1] for each in tally.fields if field_name(each) == "REF" and len(each.split()) > 1}
    cut = referred & {tally.bookmarks[each] for each in tally.halves if each in tally.bookmarks}
    if cut:
        yield note("docx.halves", file=file, bookmarks=", ".join(sorted(cut)[:_LISTED]))


def _of_parts(package: Package, owners: Sequence[str], tally: Tally) -> Iterator[Note]:
    file = package.name
    relations = [each for owner in owners for each in package.relations(owner)]
    kinds = [each.kind for each in relations]
    if chunks := kinds.count("aFChunk"):
        yield note("docx.chunks", file=file, chunks=chunks)
    if tally.charts:
        yield note("docx.chart_names", file=file, charts=tally.charts, labels=tally.labels)
    if embedded := sum(each.kind in _EMBEDDED and not each.outside for each in relations):
        yield note("docx.embedded", file=file, files=embedded)
    if "glossaryDocument" in kinds:
        yield note("docx.glossary", file=file)
    if "vbaProject" in kinds:
        yield note("docx.macros", file=file)
    if outside := sum(each.outside and each.kind != "hyperlink" for each in relations):
        yield note("docx.outside", file=file, addresses=outside)
