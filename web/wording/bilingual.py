"""What is said of files that hold the translation beside the source, and of subtitles."""

from web.wording.mark import N_

MESSAGES: dict[str, str] = {
    "bilingual.unknown_language": N_(
        "{file} is in the language “{language}”, which is not a language of this desk. Import a file between "
        "languages of the desk."
    ),
    "bilingual.many_languages": N_(
        "{file} holds texts in several pairs of languages. Export it once for each pair and import them one by one."
    ),
    "bilingual.source_fixed": N_(
        "{file} says that it is translated from {stated}, not from {language}. Import it with {stated} as its language."
    ),
    "bilingual.target_fixed": N_(
        "{file} says that it is to be translated into {stated}, and into no other language. Choose {stated} alone."
    ),
    "bilingual.no_other_language": N_(
        "{file} holds the translation beside the source and has room for one language. Open another release for a further one."
    ),
    "bilingual.left": N_(
        "{file} has units that are finished, locked or marked as not to be translated ({units}). They stay as they are."
    ),
    "po.any_language": N_(
        "{file} names no target language, so a text with a plural has two segments: one for the number one, and "
        "one for all others. For every plural form of a language, name it in the header (Language) and import "
        "the file again."
    ),
    "po.line": N_("{file}, line {line}: this is not a line of a PO file. Save it again from the program that made it."),
    "tmgmt.no_atoms": N_("{file} has no field to translate. Download the job again from Drupal and import that."),
    "subtitles.no_cues": N_("{file} has no subtitle with text: no line with times was found. Check how it was saved."),
    "subtitles.not_webvtt": N_("{file} does not begin with WEBVTT. If it is SubRip, name it .srt and import it again."),
}
