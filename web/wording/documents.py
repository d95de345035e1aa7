"""What readers and writers of documents say: refusals, and notes on what a file holds."""

from web.wording.mark import N_

MESSAGES: dict[str, str] = {
    "documents.unknown_format": N_("{file} is in a format that cannot be imported. These can: {formats}."),
    "documents.no_format": N_(
        "The format “{format}” is no longer installed. Ask your administrator to install it again."
    ),
    "documents.unknown_block": N_("{file} has no block {block}. The text was made for another file."),
    "documents.stored_parse": N_("A stored document can no longer be read. Tell your administrator."),
    "documents.code_page": N_(
        "{file} is in the old encoding {encoding} and was read as such. Translations are written in UTF-8."
    ),
    "html.physical_rules": N_(
        "{file}: its style sheets name left or right (rules: {rules}). They are not mirrored: look at the page in "
        "a language of the other direction."
    ),
    "html.data_left": N_(
        "{file} contains texts for search engines (JSON-LD scripts: {pieces}). Stele leaves them in their language."
    ),
    "html.conditional_left": N_(
        "{file} contains passages that only Outlook shows ({pieces}). Stele leaves them in their language."
    ),
    "docx.not_word": N_(
        "{file} is not a Word document, although its name says so. Save it as .docx from Word and import that."
    ),
    "ooxml.no_text": N_(
        "{file} is damaged: the part with the text is missing. Download or save it again and import that."
    ),
    "archive.no_document": N_("{file} holds no document that can be imported."),
    "archive.many_targets": N_(
        "{file} holds files for several target languages ({languages}). Import them one language at a time."
    ),
    "archive.left": N_(
        "{file} holds files that are not documents to be imported ({files}). They go out as they came in."
    ),
    "pptx.not_powerpoint": N_(
        "{file} is not a PowerPoint file, although its name says so. Save it as .pptx from PowerPoint and import that."
    ),
    "pptx.chart_names": N_(
        "{file} has charts ({charts}). Their titles and the names of their series and categories ({labels}) are "
        "translated as the charts show them; the data sheets behind them stay. Opening a sheet to edit it brings its "
        "own names back."
    ),
    "pptx.media": N_("{file} has films or sounds ({media}). They are left as they are."),
    "docx.deletions": N_(
        "{file} has tracked deletions ({deletions}). They are left out of the translation; insertions are in it."
    ),
    "docx.fallback": N_(
        "{file} has drawings ({boxes}) whose version for older programs differs from the new one; it keeps the "
        "source text."
    ),
    "docx.chunks": N_("{file} has embedded documents ({chunks}) whose text is not translated."),
    "docx.chart_names": N_(
        "{file} has charts ({charts}). Their titles and the names of their series and categories ({labels}) are "
        "translated as the charts show them; the data sheets behind them stay. Opening a sheet to edit it brings its "
        "own names back."
    ),
    "docx.bound": N_(
        "{file} has content controls ({controls}) that Word fills from data in the file. It may put the source "
        "text back when the document is opened."
    ),
    "docx.computed": N_(
        "{file} has fields whose text Word takes from elsewhere ({fields}). Update them in the finished document (Ctrl+A, F9)."
    ),
    "docx.halves": N_(
        "{file} refers to a part of a paragraph (bookmarks: {bookmarks}). In a translation these bookmarks cover "
        "the whole paragraph: check what the references show."
    ),
    "docx.embedded": N_("{file} has embedded files ({files}) whose text is not translated."),
    "docx.glossary": N_("{file} has building blocks (quick parts) whose text is not translated."),
    "docx.macros": N_("{file} has macros. They are neither run nor changed, and stay in the translated documents."),
    "docx.outside": N_(
        "{file} loads items from outside when Word opens it (pictures, templates: {addresses}). Stele loads none "
        "of them."
    ),
    "docx.fields": N_(
        "{file} has fields that load or start something when Word updates them ({fields}). Check that you trust "
        "its sender."
    ),
    "odt.not_text": N_(
        "{file} is not an OpenDocument text, although its name says so. Save it as .odt from the program that "
        "made it and import that."
    ),
    "odt.no_text": N_(
        "{file} is damaged: the part with the text is missing. Download or save it again and import that."
    ),
    "odt.repeats": N_(
        "{file} repeats spaces, rows or columns more than {repeats} times by one attribute, and that is not safe "
        "to read. Save it again from the program that made it."
    ),
    "odt.deletions": N_(
        "{file} has tracked deletions ({deletions}). They are left out of the translation; insertions are in it."
    ),
    "odt.halves": N_(
        "{file} refers to a part of a paragraph (bookmarks: {bookmarks}). In a translation these bookmarks cover "
        "the whole paragraph: check what the references show."
    ),
    "odt.charts": N_(
        "{file} has charts ({charts}). Their titles are translated, the names of their series and categories are "
        "not. Check them in the finished document."
    ),
    "odt.objects": N_(
        "{file} has embedded objects ({objects}) whose text is not translated. Check them in the finished document."
    ),
    "odt.macros": N_("{file} has macros. They are neither run nor changed, and stay in the translated documents."),
    "odt.fields": N_(
        "{file} has fields that load or start something when they are updated ({fields}). Check that you trust "
        "its sender."
    ),
    "odt.outside": N_(
        "{file} loads items from outside when it is opened (pictures, linked sections: {addresses}). Stele loads "
        "none of them."
    ),
    "markdown.deep": N_("{file} nests lists and quotations too deeply to be read. Flatten it and import it again."),
    "markdown.table": N_(
        "{file}, line {line}: the table has more than {columns} columns. Divide it into parts and import the file again."
    ),
    "markdown.unplaced": N_(
        "{file} has pieces of text that are not read ({blocks}): paragraphs in unusual places, titles of boxes, "
        "captions in short codes. They stay in the source language."
    ),
    "markdown.structure": N_(
        "{file}, line {line} of the translated file: a translation would change the headings, lists or tables around it. Check the text there."
    ),
    "markdown.brackets": N_(
        "{file}, line {line}: the paragraph has more than {brackets} opening brackets. Divide it into parts and import the file again."
    ),
}
