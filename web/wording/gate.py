"""What is said where a release may not go out, or not yet."""

from web.wording.mark import N_

MESSAGES: dict[str, str] = {
    "gate.state": N_("The release is {state}: nothing in it can be published now."),
    "gate.embargo": N_("The release is under embargo until {until}."),
    "gate.not_approved": N_("{language}: segment {number} ({key}) is {state}, not approved."),
    "gate.finding": N_(
        "{language}: segment {number} ({key}) has a finding that blocks it ({check}). Correct it, or dismiss it "
        "as intended."
    ),
    "gate.open_thread": N_("Segment {number} ({key}) has an open comment. Resolve it first."),
    "publish.obstacles": N_("The release cannot be published yet. Obstacles: {count}."),
    "publish.moved_on": N_(
        "Somebody worked on the release while its files were being made, and nothing was published. Publish it again."
    ),
    "publish.no_language": N_("Name at least one language that the release is translated into."),
    "publish.nothing_new": N_(
        "{languages}: already published, and nothing can have changed since. To correct it, reopen the release for correction first."
    ),
    "publish.all_that_is_out": N_(
        "The release is being corrected, so everything published is published again. Publish {languages} with it."
    ),
    "publish.note_needed": N_("Say what the correction corrects: the note is published with it."),
    "publication.missing": N_("The release has no publication {number}."),
    "publication.withdrawn_already": N_("Publication {number} has already been withdrawn."),
    "export.unfinished": N_(
        "Not finished: {languages}. Ask for a marked draft, for the finished languages only, or for the files "
        "for outside work alone (PO, XLIFF)."
    ),
    "export.unknown_format": N_("There is no format “{format}”. Choose from {formats}."),
}
