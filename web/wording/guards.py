"""What the guards before the readers say."""

from web.wording.mark import N_

MESSAGES: dict[str, str] = {
    "file.empty": N_("{file} is empty. Choose a file with text."),
    "file.blank": N_("{file} has nothing to translate: not one letter or digit. Check that it is the right file."),
    "file.large": N_(
        "{file} is larger than {megabytes} MB. Remove pictures or divide it into parts, and import it again."
    ),
    "file.binary": N_(
        "{file} is not a text file, although its name says so. Open it in the program that made it and save it "
        "as text or as a Word document (.docx)."
    ),
    "file.password": N_("{file} is protected by a password. Save it without one and import it again."),
    "file.old_word": N_("{file} is in the old Word format. Open it in Word, save it as .docx and import that."),
    "file.old_office": N_(
        "{file} is in an old Office format. Open it in the program that made it, save it as .docx and import that."
    ),
    "file.long_line": N_(
        "{file}, line {line}: the line is longer than {characters} characters. Break it into paragraphs and import the file again."
    ),
    "file.long_segment": N_(
        "{file}: segment {segment} is longer than {characters} characters. Break it into sentences or paragraphs and import the file again."
    ),
    "file.many_codes": N_(
        "{file}: segment {segment} has more than {codes} inline codes. Simplify its formatting and import the file again."
    ),
    "file.many_paragraphs": N_(
        "{file} has more than {paragraphs} paragraphs. Divide it into parts and import them one by one."
    ),
    "file.marks": N_(
        "{file}, line {line}: more than {marks} accents or vowel signs stand on one letter. Correct that line and import the file again."
    ),
    "encoding.broken": N_(
        "{file}, line {line}: the file says that it is {encoding}, but it is not. Save it again as UTF-8 and import that."
    ),
    "encoding.unknown": N_(
        "{file}, line {line}: the file is neither UTF-8 nor in a code page that is used for {language}. Check the source language, or save the file as UTF-8."
    ),
    "encoding.control": N_(
        "{file}, line {line}: the control character {character} cannot be kept. Delete it and import the file again."
    ),
    "xml.broken": N_(
        "{file}, line {line}, column {column}: the XML is broken here. Save the file again from the program that made it."
    ),
    "xml.encoding": N_("{file}: the encoding that its XML names cannot be read. Save the file again as UTF-8."),
    "xml.document_type": N_(
        "{file}, line {line}: the XML has a document type declaration (DTD) or an entity of its own, and that is "
        "not safe to read. Save the file again without it."
    ),
    "xml.shape": N_(
        "{file}, line {line}: the XML is nested too deeply or has too many elements to be a document. Save the file again from the program that made it."
    ),
    "html.shape": N_(
        "{file}, line {line}: the HTML is nested too deeply or has too many tags to be a page. Save the page again from the program that made it."
    ),
    "html.tag": N_(
        "{file}, line {line}: a tag is too long or has too many attributes. Correct it and import the file again."
    ),
    "zip.damaged": N_("{file} is damaged: its parts do not fit together. Download or save it again and import that."),
    "zip.large": N_(
        "{file} unpacks to more than {megabytes} MB. Remove pictures or divide it into parts, and import it again."
    ),
    "zip.ratio": N_(
        "{file} has a part that unpacks to far more than any document has. Save it again from the program that made it."
    ),
    "zip.many_entries": N_(
        "{file} has more than {entries} parts. Divide the document and import the pieces one by one."
    ),
    "zip.name": N_("{file} has a part with a name that is not allowed. Save it again from the program that made it."),
    "zip.twice": N_(
        "{file} has two parts of the same name, and it is not clear which one counts. Save it again from the program that made it."
    ),
    "zip.link": N_("{file} has a link in place of a file. Put the file itself in and import it again."),
    "zip.method": N_(
        "{file} is packed in an unusual way. Save it again from the program that made it, or pack it as an ordinary zip."
    ),
    "reader.too_large": N_(
        "{file} is too large or too complicated to be read. Divide it into parts or simplify it, and import it again."
    ),
    "reader.failed": N_(
        "{file} could not be read: the reader failed on it. Save it again from the program that made it; if that does not help, tell your administrator."
    ),
    "reader.no_child": N_("Files cannot be read just now. Try again; if that does not help, tell your administrator."),
}
