"""What the scripts round the grid say, in the language of who asks, and why some of their commands are greyed."""

from collections.abc import Mapping

from web.edge.speaking import _, speaking
from web.pages.history_words import DONE
from workflow.people.policy import MAY, OF_A_LANGUAGE, Rights, refusal

_ACTIONS = ("split", "join", "fold", "edit_source", "replace")


def refused(rights: Rights, language: str) -> dict[str, str | None]:
    """Say why the person may not do what changes many texts or the source; None where they may."""
    reasons = {action: refusal(action, rights, language if MAY[action] <= OF_A_LANGUAGE else "") for action in _ACTIONS}
    return {action: None if reason is None else speaking().of_error(reason) for action, reason in reasons.items()}


def dock_words() -> Mapping[str, str]:
    """Give the words by the names that the scripts know. What stands in braces is filled in there."""
    done = {f"did.{action}": _(word) for action, word in DONE.items()}
    return {**_of_commands(), **_of_dock(), **_of_structure(), **done}


def _of_commands() -> dict[str, str]:
    return {
        "do.palette": _("Commands and segments"),
        "do.help": _("Keyboard help"),
        "do.dock": _("From the text to the panel, and back"),
        "do.fix": _("Apply the fix of the first finding"),
        "do.comment": _("Comment on the segment"),
        "do.match": _("Insert match {n}", n="{n}"),
        "do.filter": _("Filter the segments"),
        "do.open_findings": _("Show the segments with findings"),
        "do.clear_filter": _("Show all segments"),
        "do.split": _("Split at the cursor in the source"),
        "do.join": _("Join with the next segment"),
        "do.fold": _("Fold into the segment before, or unfold"),
        "do.edit_source": _("Correct a word of the source"),
        "do.replace": _("Replace in all segments"),
        "do.copy_link": _("Copy a link to the segment"),
        "do.undo": _("Undo what was just done"),
    }


def _of_dock() -> dict[str, str]:
    return {
        "threads": _("Open comments: {n}", n="{n}"),
        "severity.error": _("Error"),
        "severity.warning": _("Warning"),
        "severity.info": _("Note"),
        "severity.hint": _("Hint"),
        "fixed": _("The fix is in the text. Ctrl+Z undoes it."),
        "insert": _("Insert"),
        "delete": _("Delete"),
        "a_space": _("a space"),
        "no_fix": _("No finding in this segment has a fix."),
        "no_match": _("There is no match {n}.", n="{n}"),
        "no_filter": _("All segments are shown."),
        "link_copied": _("The link to segment {n} is copied.", n="{n}"),
        "link_in_address": _("The address of this page now leads to segment {n}: copy it from there.", n="{n}"),
        "no_undo": _("There is nothing to undo."),
        "shown": _("Shown: {n} of {all}", n="{n}", all="{all}"),
        "also_here": _("{name} is in this segment too.", name="{name}"),
        "changed_by_others": _("Somebody changed how the text is cut. These are the segments now."),
    }


def _of_structure() -> dict[str, str]:
    return {
        "undone": _("Undone."),
        "done.split": _("Segment split."),
        "done.join": _("Segments joined."),
        "done.fold": _("Folded into the segment before."),
        "done.unfold": _("Unfolded."),
        "done.mend": _("The source is corrected. Its translations have to be looked at again."),
        "mending": _("Correct the source. Enter saves, Escape leaves it as it was."),
        "source_of": _("Source of segment {n}", n="{n}"),
        "replaces": _("Found: {n}, in segments: {rows}", n="{n}", rows="{rows}"),
        "replaced": _("Segments changed: {n}. Left as they were: {left}.", n="{n}", left="{left}"),
    }
