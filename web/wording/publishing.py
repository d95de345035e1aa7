"""Words for bundles: what can be wrong with one, and what is said inside its files."""

from web.wording.mark import N_

MESSAGES: dict[str, str] = {
    "bundle.missing": N_("There is no bundle at {path}. Give the folder or the .zip file that was exported."),
    "bundle.unreadable": N_(
        "{path} is not a bundle: it is neither a folder nor a zip file that can be read. Export the release again."
    ),
    "bundle.no_manifest": N_(
        "{file}: the manifest is missing or cannot be read, so nothing can be verified. Download the bundle again."
    ),
    "bundle.file_missing": N_("{file} is missing from the bundle. Download the bundle again."),
    "bundle.file_changed": N_("{file} is not as it was exported. Do not use it: download the bundle again."),
    "bundle.file_added": N_(
        "{file} does not belong to the bundle: its manifest does not name it. Do not use this file."
    ),
    "pdf.not_installed": N_(
        "PDF needs WeasyPrint, which is not installed here. Install it with {command}, or leave PDF out."
    ),
    "pdf.no_pango": N_(
        "PDF needs Pango, which this machine lacks. Install the Debian packages {packages}, or leave PDF out."
    ),
    "pdf.no_font": N_(
        "No font on this machine has these letters ({language}): {letters} Install the Debian package {package}, "
        "or leave PDF out."
    ),
    "publish.no_form": N_("Tick at least one format. Those ticked below stay as they were."),
    "bundle.no_such_file": N_("The bundle has no file {file}."),
    "delivery.taken": N_(
        "{path} already exists and is not an empty folder. Choose another place, or empty that folder first."
    ),
    "delivery.full": N_("The disk is full: nothing was written to {path}. Free some space and try again."),
    "delivery.readonly": N_("{path} is on a disk that cannot be written to. Choose another place."),
    "delivery.forbidden": N_("You may not write to {path}. Choose another place, or ask your administrator."),
    "delivery.failed": N_(
        "{path} could not be written: the disk refused. Nothing was left there. Choose another place."
    ),
}

IN_BILINGUAL = N_(
    "Write the translation in the last column, and leave the grey column as it is: each row is found again by it. "
    "The signs ❶ ➊ ➀ stand for formatting: keep each one at the same words."
)
"""What a bilingual table tells its translator (``workflow.exchange.bilingual``)."""

FORMATS: dict[str, str] = {
    "source": N_("Format of the source"),
    "docx": N_("Word document"),
    "html": N_("Web page (HTML)"),
    "txt": N_("Plain text (TXT)"),
    "pdf": N_("PDF"),
    "table": N_("Aligned table, web page (HTML)"),
    "table-docx": N_("Aligned table, Word"),
    "table-xlsx": N_("Aligned table, workbook (XLSX)"),
    "po": N_("PO for translators"),
    "xliff": N_("XLIFF 1.2 for translators"),
    "xliff-copies": N_("XLIFF 1.2 with the source copied in (OmegaT)"),
    "xliff2": N_("XLIFF 2.1 for translators"),
    "bilingual": N_("Bilingual Word table for translators"),
    "tmx": N_("Translation memory (TMX)"),
    "jsonl": N_("Segments for programs (JSON Lines)"),
}
"""What each format of a bundle's files is called."""

IN_FILES = (N_("Draft"), N_("Folded into the segment before"), N_("Number"), N_("Not translated yet"))
"""What the files of a bundle say themselves, each in its own language (``workflow.publishing.renditions.wording``)."""
