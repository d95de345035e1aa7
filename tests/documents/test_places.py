"""What documents made anew need to know of a file beyond its texts: merged cells, numbers of items, what stands at edges and between."""

import pytest

from tests.documents import odfile, slidefile, wordfile
from workflow import documents
from workflow.documents import Document
from workflow.documents.html.reader import found_in
from workflow.text import Block, Cell, Kept, Kind
from workflow.text.block import GOES_ON


def html(page: str) -> Document:
    return documents.read(page.encode(), "page.html", "en")


def markdown(page: str) -> Document:
    return documents.read(page.encode(), "page.md", "en")


def word(*body: str, **parts: str) -> Document:
    return documents.read(wordfile.word(*body, **parts), "page.docx", "en")  # type: ignore[arg-type]


def text(*body: str, **parts: str) -> Document:
    return documents.read(odfile.odt(*body, **parts), "page.odt", "en")  # type: ignore[arg-type]


def cells(document: Document) -> dict[str, Cell | None]:
    return {block.text.text: block.cell for block in document.blocks if block.kind is Kind.CELL}


def numbers(document: Document) -> list[tuple[str, int]]:
    return [(block.text.text, block.number) for block in document.blocks if block.kind is Kind.LIST_ITEM]


def edges(block: Block) -> list[tuple[str, list[tuple[str, str]]]]:
    return [(each.text, [(code.label, code.address) for code in each.codes]) for each in (block.before, block.after)]


def test_a_cell_of_a_page_tells_how_many_columns_and_rows_it_takes_and_whether_it_heads_them() -> None:
    page = html(
        "<table><thead><tr><th rowspan=2>A<th colspan=2>B<tr><td>C<td>D</thead><tr><th>E<td colspan=0>F</table>"
    )
    assert cells(page) == {
        "A": Cell(1, 1, 1, rows=2, head=True),
        "B": Cell(1, 1, 2, columns=2, head=True),
        "C": Cell(1, 2, 2, head=True),
        "D": Cell(1, 2, 3, head=True),
        "E": Cell(1, 3, 1, head=True),
        "F": Cell(1, 3, 2),
    }


def test_a_cell_of_a_word_file_takes_those_that_go_on_with_it_and_a_repeated_row_is_a_head() -> None:
    def cell(words: str, merge: str = "", span: int = 1) -> str:
        going = f'<w:vMerge w:val="{merge}"/>' if merge else ""
        return f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/>{going}</w:tcPr>{wordfile.paragraph(words)}</w:tc>'

    head = f"<w:tr><w:trPr><w:tblHeader/></w:trPr>{cell('A', 'restart')}{cell('B', span=2)}</w:tr>"
    rest = "".join(f"<w:tr>{cell('', 'continue')}{cell(one)}{cell(other)}</w:tr>" for one, other in ("CD", "EF"))
    document = word(f"<w:tbl><w:tblPr/>{head}{rest}<w:tr>{cell('G', span=3)}</w:tr></w:tbl>")
    assert cells(document) == {
        "A": Cell(1, 1, 1, rows=3, head=True),
        "B": Cell(1, 1, 2, columns=2, head=True),
        "C": Cell(1, 2, 2),
        "D": Cell(1, 2, 3),
        "E": Cell(1, 3, 2),
        "F": Cell(1, 3, 3),
        "G": Cell(1, 4, 1, columns=3),
    }


def test_cells_of_opendocument_and_slides_tell_their_spans() -> None:
    wide = odfile.table([odfile.p("A")], [odfile.p("B")]).replace(
        "<table:table-cell>", '<table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="3">', 1
    )
    row = wide[wide.index("<table:table-row>") : wide.index("</table:table-row>") + len("</table:table-row>")]
    headed = wide.replace(row, f"<table:table-header-rows>{row}</table:table-header-rows>")
    assert cells(text(headed)) == {"A": Cell(1, 1, 1, 2, 3, head=True), "B": Cell(1, 2, 1)}
    grid = slidefile.table([slidefile.paragraph("A")], [slidefile.paragraph("B")])
    deck = slidefile.slides(grid.replace("<a:tc>", '<a:tc gridSpan="2" rowSpan="3">', 1))
    assert cells(documents.read(deck, "deck.pptx", "en")) == {"A": Cell(1, 1, 1, 2, 3, head=True), "B": Cell(1, 2, 1)}


def test_items_of_a_page_tell_their_numbers_and_which_paragraphs_go_on() -> None:
    page = html("<ol start=3><li>a<li><p>b<p>c<ul><li>d</ul><li value=9>e<li>f</ol><ol><li>g</ol>")
    assert numbers(page) == [("a", 3), ("b", 4), ("c", GOES_ON), ("d", 1), ("e", 9), ("f", 10), ("g", 1)]


def test_items_of_markdown_tell_their_numbers_and_which_paragraphs_go_on() -> None:
    page = markdown("3. a\n4. b\n   - c\n\n     d\n5. e\n")
    assert numbers(page) == [("a", 3), ("b", 4), ("c", 1), ("d", GOES_ON), ("e", 5)]


LEVEL = '<w:lvl w:ilvl="{}"><w:start w:val="{}"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
NUMBERING = (
    f'<w:abstractNum w:abstractNumId="7">{LEVEL.format(0, 2)}{LEVEL.format(1, 1)}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
)


def test_items_of_a_word_file_are_numbered_as_word_counts() -> None:
    def item(words: str, level: int = 0, number: int = 1) -> str:
        stated = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
        return wordfile.paragraph(words, properties=stated)

    body = (
        item("a"),
        item("b", 1),
        item("c", 1),
        wordfile.paragraph("Words."),
        item("d"),
        item("e", 1),
        item("f", 0, 2),
    )
    document = word(*body, item("g", 0, 2), numbering=NUMBERING)
    assert numbers(document) == [("a", 2), ("b", 1), ("c", 2), ("d", 3), ("e", 1), ("f", 5), ("g", 6)]


@pytest.mark.parametrize("name", ["List Bullet 3", "List Number 3"])
def test_words_own_styles_of_deeper_lists_are_deeper(name: str) -> None:
    styles = wordfile.STYLES.replace("List Bullet", name).removeprefix(f"<w:styles {wordfile.SPACES}>")
    document = word(wordfile.paragraph("a", style="L"), styles=styles.removesuffix("</w:styles>"))
    assert [(block.kind, block.level) for block in document.blocks] == [(Kind.LIST_ITEM, 3)]


def test_items_of_opendocument_tell_their_numbers() -> None:
    def items(*content: str, more: str = "") -> str:
        made = odfile.items(*map(odfile.p, content), style="Counted")
        return made.replace("<text:list ", f"<text:list {more} ", 1)

    goes_on = items("d", more='text:continue-list="one"')
    style = odfile.STYLES.replace('text:level="1"', 'text:level="1" text:start-value="3"')
    stated = items("e", "f").replace("<text:list-item>", '<text:list-item text:start-value="8">', 1)
    document = text(items("a", "b", more='xml:id="one"'), items("c"), goes_on, stated, styles=style)
    assert numbers(document) == [("a", 3), ("b", 4), ("c", 3), ("d", 5), ("e", 8), ("f", 9)]


def test_a_note_that_is_called_and_a_field_that_stands_at_the_edge_are_told() -> None:
    call = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    date = wordfile.field("DATE", "12 May")
    page = wordfile.paragraph("Page ", wordfile.field("PAGE", "1"), " of ", wordfile.field("NUMPAGES", "3"))
    document = word(wordfile.paragraph("Words.", call), wordfile.paragraph("Cairo, ", date), footer1=page)
    assert edges(document.blocks[0]) == [("", []), ("➀", [("note", "")])]
    assert edges(document.blocks[1]) == [("", []), ("➀", [("field", "12 May")])]
    assert edges(document.blocks[2]) == [("", []), ("➀", [("field", "")])]
    assert edges(markdown("Words.[^1]\n\n[^1]: Note.\n").blocks[0])[1] == ("➀", [("note", "")])
    assert edges(text(odfile.p("Words.", odfile.footnote(odfile.p("Note.")))).blocks[0])[1] == ("➀", [("note", "")])


def test_code_and_paragraphs_that_nobody_translates_follow_the_block_before_them() -> None:
    page = html("<p>One<pre>a &lt;\n <b>b</b>\n</pre><p translate=no>Acme <i>Ltd</i></p><script>x</script><p>Two")
    assert [block.kept for block in page.blocks] == [(Kept("a <\n b", code=True), Kept("Acme Ltd")), ()]
    told = markdown("One\n\n```\na\n b\n```\n\n    c\n\nTwo\n\n<pre>d</pre>\n")
    assert [block.kept for block in told.blocks] == [(Kept("a\n b", code=True), Kept("c", code=True)), ()]
    assert [each.kept for each in found_in("<pre>a</pre><p>b", "a.html")[0]] == [(Kept("a", code=True),)]


def test_what_is_told_beside_the_texts_is_stored_with_them() -> None:
    for document in (html("<table><tr><th colspan=2>a</table><ol start=4><li>b</ol><pre>c</pre>"), markdown("a[^1]\n\n[^1]: b\n")):  # fmt: skip
        assert Document.from_json(document.to_json(), document.data).blocks == document.blocks


def test_the_head_and_the_foot_of_opendocument_pages_are_told_apart() -> None:
    master = f"<style:header>{odfile.p('Agency')}</style:header><style:footer>{odfile.p('Street')}</style:footer>"
    parts = {block.text.text: block.part for block in text(odfile.p("Words."), master=master).blocks}
    assert parts == {"Words.": "content.xml", "Agency": "styles.xml/header", "Street": "styles.xml/footer"}
