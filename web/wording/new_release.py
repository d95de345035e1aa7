"""Words for what is missing in a form that brings a text in."""

from web.wording.mark import N_

MESSAGES: dict[str, str] = {
    "web.no_file": N_("Choose a file first."),
    "web.nothing_brought": N_("There is no text yet. Choose a file, or paste the text."),
    "web.language_unknown": N_("The language of the text could not be worked out. Choose it in the form."),
}
