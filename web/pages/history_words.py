"""What an event of a release says to people."""

from collections.abc import Mapping

from web.edge.speaking import N_, _
from workflow.review.past import PastEvent

DONE: Mapping[str, str] = {
    "open": N_("opened the release"),
    "start": N_("started the work"),
    "cancel": N_("cancelled the release"),
    "reinstate": N_("reinstated the release"),
    "correct": N_("reopened the release for correction"),
    "publish": N_("published the release"),
    "withdraw_publication": N_("withdrew a publication"),
    "schedule": N_("changed dates or names"),
    "waive_four_eyes": N_("changed the two-person rule"),
    "add_language": N_("added a language"),
    "drop_language": N_("dropped a language"),
    "revise": N_("imported a new version of the source"),
    "edit_source": N_("corrected the source"),
    "split": N_("split a segment"),
    "join": N_("joined two segments"),
    "assign": N_("assigned"),
    "unassign": N_("took somebody off"),
    "reassign": N_("gave work to another person"),
    "save": N_("wrote"),
    "confirm": N_("confirmed"),
    "withdraw": N_("withdrew a confirmation"),
    "approve": N_("approved the text"),
    "keep": N_("kept the translation as it was"),
    "return": N_("returned the text"),
    "reopen": N_("reopened"),
    "restore": N_("restored an earlier text"),
    "replace": N_("replaced"),
    "prefill": N_("filled in what was known"),
    "import": N_("took in a translated file"),
    "fold": N_("folded a sentence into the one before"),
    "unfold": N_("unfolded a sentence"),
    "dismiss": N_("dismissed a finding"),
    "revoke": N_("revoked a dismissal"),
    "hand_over": N_("handed over for review"),
    "conflict_kept": N_("wrote a text that another had overtaken; it is kept here"),
    "open_thread": N_("began a conversation"),
    "comment": N_("commented"),
    "resolve": N_("closed a conversation"),
    "reopen_thread": N_("reopened a conversation"),
    "undo": N_("undid"),
    "redact": N_("removed the content of an event"),
    "break_in": N_("gave themselves access as administrator"),
}

KINDS: Mapping[str, str] = {
    "text": N_("Texts"),
    "review": N_("Review"),
    "source": N_("Source"),
    "people": N_("People"),
    "release": N_("Release"),
    "talk": N_("Comments"),
    "undo": N_("Undone"),
}


def deed_of(event: PastEvent) -> str:
    """Say what was done."""
    words = DONE.get(event.action)
    return _(words) if words else event.action
