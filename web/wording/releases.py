"""What is said where a release is opened, cut, revised or moved on."""

from web.wording.mark import N_

MESSAGES: dict[str, str] = {
    "plan.nothing_to_translate": N_(
        "{file} has no sentence to translate: no paragraph with a letter or digit. Check that it is the right file."
    ),
    "plan.no_such_segment": N_("There is no segment {segment}: the file has {segments}."),
    "plan.join_across_blocks": N_(
        "Segment {segment} is the last of its paragraph. Only segments of one paragraph can be joined."
    ),
    "plan.split_leaves_nothing": N_(
        "Segment {segment} cannot be split there: one side would have no word. Choose a place between two words."
    ),
    "release.title_blank": N_("A release needs a title. Give one of at least one letter."),
    "release.title_long": N_("The title is longer than {longest} characters. Shorten it."),
    "release.slug_form": N_(
        "“{slug}” cannot name files. Use up to {longest} of the letters a to z, digits, and single hyphens between them."
    ),
    "release.no_targets": N_("A release needs a language to translate into. Name at least one."),
    "release.target_is_source": N_("{language} is the language of the source. Name only languages to translate into."),
    "release.not_in_this_state": N_("The release is {state}: “{action}” is not possible now."),
    "release.four_eyes_kept": N_(
        "At this desk a second person always approves. An administrator can change that in the settings."
    ),
    "release.reason_needed": N_("Say why: the reason is kept in the history of the release."),
    "release.reason_long": N_("The reason is longer than {longest} characters. Shorten it."),
    "revise.other_language": N_(
        "The new file was read as {language}, but the release is translated from {source}. Import it as {source}."
    ),
    "source.blank": N_(
        "Segment {key}: the source cannot be emptied. Import a new version of the file without the sentence instead."
    ),
    "source.codes_changed": N_(
        "Segment {key}: the marks of bold, links and notes must stay as they are. Correct only the words around them."
    ),
    "source.moved_on": N_(
        "Segment {key}: somebody changed the source in the meantime. Look at it again, then correct it."
    ),
    "split.leaves_nothing": N_(
        "Segment {key} cannot be split there: one side would have no word. Choose a place between two words."
    ),
    "join.across_blocks": N_(
        "Segment {key} is the last of its paragraph. Only segments of one paragraph can be joined."
    ),
    "structure.unfold_first": N_(
        "Segment {key} is folded with another one in some language. Unfold it there, then try again."
    ),
    "language.is_there": N_("The release already has {language}."),
    "language.last": N_(
        "{language} is the only language that the release is translated into. Add another one first, or cancel the release."
    ),
    "language.is_relayed": N_("{other} is translated from {language}. Drop {other} first."),
    "schedule.nobody_assigned": N_(
        "No desk editor is assigned to the release, and a confidential or embargoed release shows only to the "
        "people assigned. Assign a desk editor first."
    ),
    "revise.moved_on": N_(
        "Somebody worked on the release in the meantime. This is what the new version would change now."
    ),
    "revise.nothing_sent": N_("Choose a file, or paste the text of the new version."),
    "revise.many_files": N_("A release is made of {most} files at most. Send fewer."),
}
