"""Words for errors of comments."""

from web.wording.mark import N_

MESSAGES: dict[str, str] = {
    "conversation.blank": N_("The comment is empty. Write something, or cancel."),
    "conversation.too_long": N_("The comment is longer than {most} characters. Shorten it, or make it two."),
    "conversation.segment_missing": N_(
        "There is no segment {key} in the current text of this release. Take the key from the release as it is now."
    ),
    "conversation.thread_missing": N_("There is no conversation {thread}. Load the release again."),
    "conversation.draft": N_(
        "The release is not open to the desk yet: only its desk editors may comment. Wait until it is opened."
    ),
}
