"""The words that the script of the review says."""

from web.edge.speaking import _


def words() -> dict[str, str]:
    """Give them in the language of who asks; ``{n}`` and the like are filled in by the script."""
    return {
        "now": _("Segment {n}: {state}", n="{n}", state="{state}"),
        "label": _("Segment {n}, {state}", n="{n}", state="{state}"),
        "approved": _("Approved: {n}", n="{n}"),
        "none_approved": _("Nothing could be approved."),
        "undone": _("Undone."),
        "undo": _("Undo"),
        "commented": _("The comment is sent."),
        "saved": _("Segment {n} is saved. Another person has to approve it.", n="{n}"),
        "unreachable": _("The server does not respond. Nothing was changed; try again."),
        "nothing": _("Nothing else waits for review."),
        "edit_label": _("Translation of segment {n}", n="{n}"),
        "clean": _("Approve everything clean ({n})", n="{n}"),
        "progress": _("{done} of {all} approved", done="{done}", all="{all}"),
    }
