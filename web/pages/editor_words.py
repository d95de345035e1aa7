"""What the editor's scripts say, in the language of who asks."""

from web.edge.speaking import _


def words() -> dict[str, str]:
    """Give the words by the names that the scripts know. What stands in braces is filled in there."""
    return {**_of_saving(), **_of_rows(), **_of_codes(), **_of_deeds()}


def _of_saving() -> dict[str, str]:
    return {
        "save.saved": _("All saved"),
        "save.dirty": _("Saving…"),
        "save.saving": _("Saving…"),
        "save.waiting": _("No connection. Your text is kept on this device and sent when the server responds."),
        "save.conflict": _("Two texts for one segment: choose"),
        "save.refused": _("Not saved: a text was refused"),
        "save.signed_out": _("Signed out: sign in to save"),
        "refused": _("The server did not accept this text. It is kept here: change it or copy it."),
        "unreachable": _("The server does not respond. Try again in a moment."),
        "source_moved": _(
            "The source changed while you were writing. Your text is kept as a draft: read the source again."
        ),
    }


def _of_rows() -> dict[str, str]:
    return {
        "target": _("Translation of segment {n}", n="{n}"),
        "findings": _("Findings: {n}", n="{n}"),
        "now": _("Segment {n}: {state}.", n="{n}", state="{state}"),
        "no_more": _("There is no further segment."),
        "no_row": _("Choose a segment first."),
        "no_text": _("Open a translation first."),
        "blank": _("There is nothing to confirm yet. Translate the segment first."),
        "done": _("{done} of {all} confirmed", done="{done}", all="{all}"),
        "all_done": _("Nothing is left to translate here. Hand over when you are ready."),
    }


def _of_codes() -> dict[str, str]:
    return {
        "missing": _("Codes missing ({n}): {codes}. F8 inserts them.", n="{n}", codes="{codes}"),
        "extra": _("One code too many: {codes}", codes="{codes}"),
        "crossed": _("The code {codes} closes before what was opened after it", codes="{codes}"),
        "whole": _("Codes complete"),
        "dropped": _("Codes of another segment were left out: {n}", n="{n}"),
        "nbsp": _("No-break space. Press again for a narrow one."),
        "nnbsp": _("Narrow no-break space."),
        "marks_on": _("Unseen characters are shown."),
        "marks_off": _("Unseen characters are hidden."),
        "code.bold": _("bold"),
        "code.italic": _("italic"),
        "code.underlined": _("underlined"),
        "code.strike": _("struck out"),
        "code.link": _("link"),
        "code.break": _("line break"),
        "code.tab": _("tab"),
        "code.note": _("note"),
        "code.image": _("picture"),
        "code.field": _("field"),
        "code.literal": _("sign"),
        "code.superscript": _("raised"),
        "code.subscript": _("lowered"),
        "code.": _("format"),
    }


def _of_deeds() -> dict[str, str]:
    return {
        "do.confirm": _("Confirm and go to the next open segment"),
        "do.reopen": _("Reopen, or withdraw a confirmation"),
        "do.approve": _("Approve"),
        "do.next": _("Next segment"),
        "do.previous": _("Previous segment"),
        "do.row_down": _("Next segment"),
        "do.row_up": _("Previous segment"),
        "do.next_open": _("Next segment that is not confirmed"),
        "do.go_to": _("Go to a number"),
        "do.copy_source": _("Copy the source into the translation"),
        "do.next_code": _("Insert the next missing code"),
        "do.all_codes": _("Insert all missing codes"),
        "do.space": _("No-break space; twice: narrow"),
        "do.leave": _("Leave the text for its row"),
        "do.enter": _("Write in the row"),
        "do.hand_over": _("Hand over for review"),
        "do.marks": _("Show or hide unseen characters"),
        "handed_over": _("Handed over for review."),
    }
