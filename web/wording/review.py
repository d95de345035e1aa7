"""What is said where translations are written, vouched for, taken in, folded and undone."""

from web.wording.mark import N_

MESSAGES: dict[str, str] = {
    "release.missing": N_(
        "There is no release {release}, or you may not see it. Check its ID, or ask the desk editor."
    ),
    "edition.missing": N_(
        "The release is not translated into {language}, or you may not see it. Check the language, or ask the desk editor."
    ),
    "edition.is_source": N_(
        "{language} is the language of the source. The source is corrected by the desk editor; choose a language of translation."
    ),
    "segment.missing": N_("There is no segment {key} in the text as it stands now. Load the page again."),
    "release.not_worked_on": N_(
        "The release is {state}: its translations are frozen. Ask the desk editor to correct or reinstate it first."
    ),
    "translation.version": N_(
        "Segment {key} was changed in the meantime, by somebody else or in another window. Load it again and retry."
    ),
    "translation.conflict": N_(
        "Segment {key} was changed in the meantime, by somebody else or in another window. That text stands; "
        "yours is kept in its history."
    ),
    "translation.approved_reopen_first": N_(
        "Segment {key} is approved. A reviewer has to reopen it before its text can change."
    ),
    "translation.folded": N_(
        "Segment {key} is folded into the one before it, which carries its text. Write there, or unfold it first."
    ),
    "translation.is_source": N_("Segment {key} is the source here. Choose a language of translation."),
    "translation.state": N_("Segment {key} is {state}: “{move}” is not possible now."),
    "translation.too_long": N_(
        "The text has {length} characters; {most} are allowed. Shorten it, or have the segment split."
    ),
    "translation.code_missing": N_(
        "Segment {key}: the code {code} of the source is missing here. Insert it at the same words."
    ),
    "translation.code_extra": N_("Segment {key}: the code {code} appears once too often. Delete one."),
    "translation.code_crossed": N_(
        "Segment {key}: the code {code} closes before what was opened after it. Put one pair inside the other, "
        "or beside it."
    ),
    "review.blank": N_("Segment {key} would have no text. Translate it first."),
    "review.no_base": N_(
        "Segment {key} waits for the text that it is translated from: it is not approved yet in its own language."
    ),
    "review.handed_over": N_(
        "The translation was handed over, so the confirmed segment {key} now belongs to the review. Ask for it "
        "to be returned."
    ),
    "review.already_handed_over": N_("The translation into {language} has already been handed over."),
    "review.not_your_confirmation": N_(
        "Segment {key} was confirmed by somebody else. Only that person can withdraw the confirmation; a "
        "reviewer can return the segment."
    ),
    "review.not_confirmed": N_(
        "Segment {key} is not confirmed. Somebody has to confirm its text before it is approved."
    ),
    "review.own_words": N_(
        "Segment {key} is in your own words. Nobody approves their own text: ask another reviewer to approve it."
    ),
    "review.reviewer_needed": N_(
        "Segment {key} was not confirmed by a reviewer. A translator can only approve what a reviewer confirmed."
    ),
    "review.not_sealed": N_(
        "Segment {key} cannot be kept as it is: its text is not the one that was approved before the source changed. Confirm it instead."
    ),
    "review.return_kind": N_("“{kind}” is not a reason for returning a text. Choose one of: {kinds}."),
    "review.nothing_to_restore": N_("Event {seq} left no text in this segment. Choose another event of its history."),
    "replace.nothing_sought": N_("Say what is to be replaced."),
    "import.no_key": N_(
        "Line {line}: the entry has no key, so nobody can tell which segment it is. Export the file again."
    ),
    "import.key_unknown": N_("{key} is not a segment of this release. Check that the file belongs to it."),
    "import.key_removed": N_("Segment {key} is no longer in the source. Nothing was taken in."),
    "import.key_split": N_(
        "Segment {key} was split after the file was exported. Translate its parts instead: {heirs}."
    ),
    "import.key_join": N_(
        "Segment {key} was joined after the file was exported. Translate the whole instead: {heirs}."
    ),
    "import.heir_taken": N_("Segment {key} took its text from another entry of the same file."),
    "import.source_changed": N_(
        "The source of segment {key} has changed since the file was exported. Export it again, or translate the segment at the desk."
    ),
    "import.moved_on": N_(
        "Segment {key} was changed at the desk after the file was exported. The text of the desk stands: compare "
        "the two."
    ),
    "import.no_version": N_(
        "Segment {key} already has a text, and the file does not say which version it was made from. The text of "
        "the desk stands."
    ),
    "import.not_in_file": N_(
        "The file does not contain this text: it stands beside the running text. Translate it at the desk."
    ),
    "import.same_as_source": N_("The file has the words of the source here. Translate the segment at the desk."),
    "import.other_sentences": N_(
        "Block {block} of the file has a different number of sentences ({sentences}) from the desk ({segments}), "
        "so nobody can tell which is which. Enter the text by hand, or join or split the sentences."
    ),
    "import.not_beside": N_(
        "Block {block} of the file does not look like the translation of this text: its length or figures are "
        "different. Enter the text by hand."
    ),
    "import.which_header": N_(
        "The file has several headers and footers in a different order, so nobody can tell which is which. Enter "
        "the text by hand."
    ),
    "import.other_kind": N_(
        "{file} does not match the source. The first difference is block {number}: {block_kind} in the source "
        "(“{text}”), {found_kind} in the file (“{found}”). Nothing was taken in. Give it the style that it has "
        "in the source, or save the file as plain text (.txt), which has no styles, and take that in."
    ),
    "import.block_missing": N_(
        "{file} does not match the source (blocks: {found_blocks}, in the source: {blocks}). The first "
        "difference is block {number} of the source (“{text}”): the file has nothing for it. Nothing was taken "
        "in."
    ),
    "import.block_more": N_(
        "{file} does not match the source (blocks: {found_blocks}, in the source: {blocks}). The first "
        "difference is block {number} of the file (“{found}”): the source has nothing for it. Nothing was taken "
        "in."
    ),
    "import.blocks_joined": N_(
        "{file} does not match the source (blocks: {found_blocks}, in the source: {blocks}). The first "
        "difference is block {number} of the source (“{text}”): the file has it and the next one as one block "
        "(“{found}”). Nothing was taken in."
    ),
    "import.block_split": N_(
        "{file} does not match the source (blocks: {found_blocks}, in the source: {blocks}). The first "
        "difference is block {number} of the source (“{text}”): the file has it as two blocks, from “{found}” "
        "on. Nothing was taken in."
    ),
    "import.nothing_alike": N_(
        "Nothing in {file} looks like a translation of the source. Check that it is the right file."
    ),
    "import.not_as_shown": N_(
        "Somebody worked on these segments in the meantime. Nothing was taken in: look at the report again, it "
        "is now up to date."
    ),
    "fold.no_lead": N_(
        "Segment {key} is the first of its paragraph: there is none before it to fold it into. Fold the next one into it instead."
    ),
    "fold.is_lead": N_("Another segment is folded into segment {key}. Unfold that one first."),
    "fold.too_long": N_("Folded, segment {key} would have more than {most} characters. Shorten one of the two."),
    "dismissal.no_finding": N_(
        "Segment {key} has no open finding of the check {check}. To see what is open: stele check"
    ),
    "dismissal.none": N_(
        "No finding of the check {check} in segment {key} was dismissed for the texts as they are now."
    ),
    "home.nobody": N_("Your account is disabled or was removed. Ask an administrator."),
    "event.missing": N_("The release has no event {seq}, or it did not touch this segment. Look at its history."),
    "undo.has_none": N_("“{action}” cannot be undone."),
    "undo.not_yours": N_("Event {seq} was made by somebody else. Ask that person, or the desk editor, to undo it."),
    "undo.already": N_("Event {seq} has already been undone. To redo it, undo that undo."),
    "undo.moved_on": N_(
        "Nothing was undone: later work builds on it. Change the segments by hand, or undo the later events first."
    ),
}
