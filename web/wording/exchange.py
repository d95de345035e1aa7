"""Words for what can be wrong with a file of translations."""

from web.wording.mark import N_

MESSAGES: dict[str, str] = {
    "exchange.format": N_("{file} is not a translation file that can be read here. Send a PO, XLIFF or TMX file."),
    "exchange.many_entries": N_("{file} has more than {most} entries. Split it and import the parts."),
    "exchange.key_twice": N_(
        "{file}, line {line}: segment {key} appears twice (first on line {first}). Keep one of the two and import the file again."
    ),
    "exchange.wrong_language": N_("{file} is in {found}, not in {wanted}. Import it into the language that it is in."),
    "exchange.plural": N_("The entry has plural forms, and a release has none. Enter the text by hand."),
    "exchange.unsound": N_(
        "The text has a control character that cannot be stored. Remove it and import the file again."
    ),
    "exchange.unknown_code": N_(
        "The text has an inline code that the source does not have. Put the codes of the source back and import "
        "the file again."
    ),
    "exchange.unknown_element": N_(
        "The text has markup that is not an inline code. Remove it and import the file again."
    ),
    "exchange.text_in_code": N_("An inline code in the text has words inside it. Enter the text by hand."),
    "exchange.part_translated": N_(
        "Only a part of this segment is translated in the file. Translate the rest of it and import the file again."
    ),
    "po.broken": N_(
        "{file}, line {line}: this is not a valid PO entry. Often a quotation mark is missing at the end of a line, or stands inside a "
        "text without a backslash before it. Correct it and import the file again."
    ),
    "po.charset": N_(
        "{file} says that it is encoded as {charset}, which cannot be read. Save it as UTF-8 and import it again."
    ),
    "po.header": N_("The header of the file was translated. It is left aside and does not touch the segments."),
    "po.encoding": N_(
        "{file}, line {line}: the file says that it is encoded as {charset}, but it is not. Save it as UTF-8 and import it again."
    ),
    "tmx.broken": N_(
        "{file} is not a TMX file: its header or body is missing. Export it again from the tool it came from."
    ),
    "tmx.many_variants": N_(
        "{file}, line {line}: a unit has more than {most} languages. Export fewer and import the file again."
    ),
    "xliff.broken": N_("{file} has parts that are not XLIFF. Export it again from the tool it came from."),
    "xliff.version": N_(
        "{file} is not XLIFF 1.2 or 2 (it states version {version}). Export it as XLIFF 1.2 and import it again."
    ),
}
