"""Words for what the checks find in a translation.

``found`` stands in the translation, ``expected`` in the source.
"""

from web.wording.mark import N_

MESSAGES: dict[str, str] = {
    "check.address": N_("The address “{found}” is “{expected}” in the source. Addresses are copied letter for letter."),
    "check.address.added": N_("The address “{found}” is not in the source. Remove it, or add it to the source."),
    "check.address.missing": N_("The address “{expected}” in the source is missing here. Copy it letter for letter."),
    "check.bidi.override": N_(
        "An invisible mark ({character}) reverses the direction of everything after it. Remove it: readers would see the letters in the wrong order."
    ),
    "check.bidi.unbalanced": N_(
        "An invisible direction mark ({character}) has no partner and changes the order of what follows. Remove it."
    ),
    "check.brackets": N_("The bracket “{found}” has no partner in this paragraph. Add the other one, or remove it."),
    "check.code.crossed": N_(
        "The codes “{found}” cross or are in the wrong order: what opens first closes last. Put them around the same words as in the source."
    ),
    "check.code.extra": N_("The code {found} is not in the source, or appears here too often. Remove it."),
    "check.code.missing": N_("The code {expected} in the source is missing here. Insert it at the same words."),
    "check.currency": N_("“{found}” here is “{expected}” in the source: another currency. Check which is right."),
    "check.currency.added": N_("The currency “{found}” is not in the source. Check whether the amount is meant in it."),
    "check.currency.missing": N_(
        "The currency “{expected}” in the source is missing here. Say in which currency the amount is."
    ),
    "check.date-order": N_(
        "The day and month of “{found}” are the other way round in the source (“{expected}”). Check which is the day."
    ),
    "check.doubled-word": N_("“{word}” appears here twice. Delete one of them, unless both are intended."),
    "check.empty": N_("There are no words here, but there are some in the source. Translate them."),
    "check.end-mark": N_("The sentence ends with “{found}” here; following the source, it would be “{expected}”."),
    "check.end-mark.added": N_("The sentence ends with “{found}” here and with no mark in the source."),
    "check.end-mark.missing": N_(
        "The sentence has no mark at its end here; following the source, it would be “{expected}”."
    ),
    "check.forbidden-character": N_(
        "There is a character that cannot be published ({character}). Delete it and, if need be, type it again."
    ),
    "check.month": N_("The month is “{found}” here and “{expected}” in the source."),
    "check.month.added": N_("The month “{found}” is not in the source."),
    "check.month.missing": N_("The month “{expected}” in the source is missing here."),
    "check.number": N_("The number is “{found}” here and “{expected}” in the source."),
    "check.number.added": N_("The number “{found}” is not in the source."),
    "check.number.missing": N_("The number “{expected}” in the source is missing here."),
    "check.number-format": N_(
        "“{found}” here and “{expected}” in the source are the same number only if one of them is written as in another language. Check the decimal and thousands separators."
    ),
    "check.number-groups-swapped": N_(
        "“{found}” here and “{expected}” in the source are the same digits in swapped groups. Right-to-left display does this. Check which side is right: either may be the wrong one."
    ),
    "check.percent.added": N_("“{found}” is a percentage here; “{expected}” in the source is not."),
    "check.percent.missing": N_("“{expected}” is a percentage in the source; “{found}” here is not."),
    "check.phone": N_(
        "The telephone number is “{found}” here and “{expected}” in the source. Copy it digit for digit."
    ),
    "check.phone.added": N_("The telephone number “{found}” is not in the source."),
    "check.phone.missing": N_("The telephone number “{expected}” in the source is missing here."),
    "check.quotes": N_(
        "The quotation mark “{found}” has no partner in this paragraph. Add the other one, or remove it."
    ),
    "check.range-reversed": N_(
        "“{found}” here runs the other way round from “{expected}” in the source. Right-to-left display does "
        "this. Check which side is right."
    ),
    "check.scale": N_(
        "“{found}” here is “{expected}” in the source: the same figures, but not the same thousands, millions or billions."
    ),
    "check.subtitle.line": N_(
        "The line has {characters} characters; more than {most} are hard to read on a screen. Break it, or shorten it."
    ),
    "check.subtitle.speed": N_(
        "{characters} characters a second are shown here; more than {most} are hard to read in time. Shorten the text."
    ),
    "check.symbol": N_(
        "The document symbol “{found}” is “{expected}” in the source. Symbols are copied letter for letter."
    ),
    "check.symbol.added": N_("The document symbol “{found}” is not in the source."),
    "check.symbol.missing": N_(
        "The document symbol “{expected}” in the source is missing here. Copy it letter for letter."
    ),
    "check.time": N_("The time is “{found}” here and “{expected}” in the source."),
    "check.time.added": N_("The time “{found}” is not in the source."),
    "check.time.missing": N_("The time “{expected}” in the source is missing here."),
    "check.untranslated": N_(
        "This is the source, copied. Translate it, or dismiss this where it is the same in both languages."
    ),
}
