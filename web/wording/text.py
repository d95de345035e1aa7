"""Words for text that cannot be kept."""

from web.wording.mark import N_

MESSAGES: dict[str, str] = {
    "text.surrogate": N_(
        "At character {place} the text contains half a character ({character}), which no file can keep. Delete "
        "it and type it again."
    ),
    "text.nul": N_(
        "At character {place} the text contains the character {character}, which cannot be kept. Delete it."
    ),
    "text.control": N_(
        "At character {place} the text contains the invisible control character {character}, which cannot be "
        "kept. Delete it."
    ),
    "text.unknown_code": N_(
        "The text contains the inline code {code}, which its source does not have. Remove it, or insert one of "
        "the codes of the source."
    ),
}
