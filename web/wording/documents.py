"""What readers and writers of documents say: refusals, and notes on what a file holds."""

from web.wording.mark import N_

MESSAGES: dict[str, str] = {
    "documents.unknown_format": N_("{file} is in a format that cannot be imported. These can: {formats}."),
    "documents.no_format": N_(
        "The format “{format}” is no longer installed. Ask your administrator to install it again."
    ),
    "documents.unknown_block": N_("{file} has no block {block}. The text was made for another file."),
    "documents.stored_parse": N_("A stored document can no longer be read. Tell your administrator."),
    "documents.code_page": N_(
        "{file} is in the old encoding {encoding} and was read as such. Translations are written in UTF-8."
    ),
}
