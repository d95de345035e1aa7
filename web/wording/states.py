"""Words for the values of facts that are states, deeds and the like, by the name of the fact."""

from collections.abc import Mapping
from types import MappingProxyType

from web.wording.mark import N_
from web.wording.names import CHECKS, ROLES

_STATES = {
    "draft": N_("draft"),
    "open": N_("open"),
    "ready": N_("ready"),
    "published": N_("published"),
    "corrected": N_("corrected"),
    "withdrawn": N_("withdrawn"),
    "cancelled": N_("cancelled"),
    "source": N_("source text"),
    "untranslated": N_("untranslated"),
    "returned": N_("returned to its translator"),
    "translated": N_("translated"),
    "approved": N_("approved"),
    "folded": N_("folded"),
}

_DEEDS = {
    "view": N_("view"),
    "comment": N_("comment"),
    "resolve": N_("resolve a comment"),
    "export": N_("export"),
    "save": N_("write"),
    "clear": N_("clear the text"),
    "confirm": N_("confirm"),
    "withdraw": N_("withdraw the confirmation"),
    "restore": N_("restore an earlier text"),
    "replace": N_("replace"),
    "fold": N_("fold"),
    "unfold": N_("unfold"),
    "dismiss": N_("dismiss a finding"),
    "revoke": N_("revoke a dismissal"),
    "return": N_("return to the translator"),
    "reopen": N_("reopen"),
    "keep": N_("keep as it is"),
    "approve": N_("approve"),
    "hand_over": N_("hand over for review"),
    "open": N_("open a release"),
    "start": N_("open the release"),
    "assign": N_("assign somebody"),
    "unassign": N_("remove somebody"),
    "reassign": N_("give work to somebody else"),
    "change_settings": N_("change the settings of the desk"),
    "add_language": N_("add a language"),
    "drop_language": N_("drop a language"),
    "schedule": N_("change the dates"),
    "cancel": N_("cancel the release"),
    "reinstate": N_("reinstate the release"),
    "waive_four_eyes": N_("waive the second person"),
    "edit_source": N_("correct the source"),
    "revise": N_("import a new version"),
    "publish": N_("publish"),
    "publish_again": N_("publish again"),
    "withdraw_publication": N_("withdraw a publication"),
    "correct": N_("reopen for correction"),
    "split": N_("split"),
    "join": N_("join"),
    "undo": N_("undo"),
    "prefill": N_("prefill"),
    "import": N_("take in a file"),
    "import_confirmed": N_("take in a file as confirmed"),
}

_LOOKS = {
    "database": N_("database"),
    "revision": N_("database version"),
    "blobs": N_("stored files"),
    "counts": N_("progress"),
    "folder": N_("data folder"),
    "chains": N_("history"),
}

_FAULTS = {
    "missing": N_("an event is missing"),
    "content": N_("its content was changed"),
    "chain": N_("it does not follow from the event before it"),
    "tail": N_("the last events are missing"),
}

_KINDS = {
    "paragraph": N_("paragraph"),
    "heading": N_("heading"),
    "list-item": N_("list item"),
    "cell": N_("table cell"),
    "caption": N_("caption"),
    "note": N_("note"),
    "quote": N_("quotation"),
    "title": N_("title"),
    "attribute": N_("alternative text"),
    "property": N_("document property"),
    "header": N_("header or footer"),
    "cue": N_("subtitle"),
}

# What the operating system says, in its own English.
_REASONS = {
    "No such file or directory": N_("there is no such file"),
    "Is a directory": N_("it is a folder"),
    "Permission denied": N_("this user may not read it"),
}

OF_FACTS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "state": _STATES,
        "action": _DEEDS,
        "move": _DEEDS,
        "look": _LOOKS,
        "fault": _FAULTS,
        "reason": _REASONS,
        "role_name": ROLES,
        "check_name": CHECKS,
        "block_kind": _KINDS,
        "found_kind": _KINDS,
    }
)
"""Name of a fact, then its value, then the English words. A value that is not here says itself."""

MESSAGES: dict[str, str] = {}
