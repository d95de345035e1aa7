from typing import Any

from tests.documents.odfile import (
    AUTOMATIC,
    PICTURE,
    box,
    footnote,
    frame,
    h,
    items,
    link,
    odt,
    p,
    part,
    read,
    span,
    styled,
    table,
    text_style,
)  # fmt: skip
from workflow import documents
from workflow.documents import Document
from workflow.text import Block, Cell, Kind


def texts(*body: str, **options: Any) -> list[tuple[Kind, str]]:
    return [(block.kind, block.text.text) for block in read(*body, **options).blocks]


def one(*content: str, **options: Any) -> Block:
    (block,) = read(p(*content), **options).blocks
    return block


def labels(block: Block) -> list[str]:
    return [code.label for code in block.text.codes if code.role != "close"]


def body(data: bytes) -> str:
    return part(data).partition("<office:text>")[2].partition("</office:text>")[0]


def written(document: Document, told: dict[str, str], language: str = "fr") -> str:
    return body(documents.write(document, told, language))


def test_paragraphs_headings_lists_cells_and_captions_are_blocks() -> None:
    document = read(
        h("Title"),
        h("Second", 2),
        p("Text"),
        items(p("One") + items(p("Deeper")), p("Two"), style="Counted"),
        table([p("Cell"), p("Before") + table([p("Nested")])], [p("Last")]),
        p("A harbour", style="Illustration"),
        p("So she said", style="Quotations"),
        p("Whole", style="Title"),
        p(),
        p(" "),
    )
    assert [(block.kind, block.level, block.text.text, block.numbered) for block in document.blocks] == [
        (Kind.HEADING, 1, "Title", False),
        (Kind.HEADING, 2, "Second", False),
        (Kind.PARAGRAPH, 0, "Text", False),
        (Kind.LIST_ITEM, 1, "One", True),
        (Kind.LIST_ITEM, 2, "Deeper", False),
        (Kind.LIST_ITEM, 1, "Two", True),
        (Kind.CELL, 0, "Cell", False),
        (Kind.CELL, 0, "Before", False),
        (Kind.CELL, 0, "Nested", False),
        (Kind.CELL, 0, "Last", False),
        (Kind.CAPTION, 0, "A harbour", False),
        (Kind.QUOTE, 0, "So she said", False),
        (Kind.HEADING, 1, "Whole", False),
    ]
    cells = [block.cell for block in document.blocks if block.cell]
    assert cells == [Cell(1, 1, 1), Cell(1, 1, 2), Cell(2, 1, 1), Cell(1, 2, 1)]


def test_repeated_cells_and_rows_count_in_the_place_of_a_cell() -> None:
    rows = (
        '<table:table><table:table-header-rows><table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row></table:table-header-rows>'
        f'<table:table-row><table:covered-table-cell table:number-columns-repeated="3"/><table:table-cell>{p("Here")}</table:table-cell></table:table-row></table:table>'
    )
    (block,) = read(rows).blocks
    assert block.cell == Cell(1, 3, 4)


def test_spans_that_look_alike_are_one_text_whatever_their_styles_are_called() -> None:
    twin = '<text:bookmark text:name="b"/>'
    block = one(
        "The ", span("L", "mini"), twin, span("L", "stry"), " opened ", span("B", "a "), span("B2", "new"), " ", span("B", "school"), span("", "."),
    )  # fmt: skip
    assert block.text.text == "The ministry opened ❶a new school➊."
    assert labels(block) == ["bold"]


def test_a_span_that_restates_what_its_paragraph_says_is_no_code() -> None:
    plain = text_style("N", fo__font_weight="normal", style__font_weight_complex="normal")
    assert one("All ", span("N", "plain"), " here", automatic=plain).text.text == "All plain here"
    styles = AUTOMATIC + plain + styled("P1", "paragraph", "text", "Standard", fo__font_weight="bold")
    (block,) = read(p("Bold ", span("N", "not"), " ", span("B", "bold"), style="P1"), automatic=styles).blocks
    assert block.text.text == "Bold ❶not➊ bold"
    assert labels(block) == ["format"]


def test_a_look_of_complex_scripts_alone_is_one_where_the_text_runs_from_the_right() -> None:
    data = odt(p("قال ", span("C", "الوزير"), " نعم"), automatic=text_style("C", style__font_weight_complex="bold"))
    (block,) = documents.read(data, "a.odt", "ar").blocks
    assert (block.text.text, labels(block)) == ("قال ❶الوزير➊ نعم", ["bold"])
    assert documents.read(data, "a.odt", "en").blocks[0].text.text == "قال الوزير نعم"


def test_spans_in_spans_are_cut_into_looks() -> None:
    block = one("So it is ", span("B", "bold ", span("I", "both"), " and ", span("L", "x")), " on")
    assert block.text.text == "So it is ❶bold ➊❷both➋❸ and x➌ on"
    assert labels(block) == ["bold", "italic bold", "bold"]


def test_the_commonest_look_is_no_code_and_one_over_all_is_none_either() -> None:
    assert one(span("B", "All of this is bold, "), span("I", "not this")).text.text == "All of this is bold, ❶not this➊"
    assert one(span("B", "All bold")).text.text == "All bold"
    assert one(link(span("B", "Whole"))).text.text == "Whole"
    document = read(p(span("B", link("Whole ", span("I", "link")))))
    assert written(document, {"1": "Tout ❶lien➊"}) == p(span("B", link("Tout ", span("I", "lien"))))


def test_links_have_their_address_and_their_title_is_a_block() -> None:
    document = read(p("See ", link("our site", title='A "site"'), "."))
    assert [(block.kind, block.text.text) for block in document.blocks] == [
        (Kind.PARAGRAPH, "See ❶our site➊."),
        (Kind.ATTRIBUTE, 'A "site"'),
    ]
    assert document.blocks[0].text.codes[0].address == "https://example.org/"
    out = written(document, {"1": "Voir ❶le site➊.", "2": 'Un « site » "là"\n<ici>'})
    assert 'office:title="Un « site » &quot;là&quot;&#10;&lt;ici&gt;">le site</text:a>.' in out


def test_white_space_is_what_the_standard_makes_of_it() -> None:
    assert one("\n  Two \n\t words ", span("B", " and"), '<text:s text:c="3"/>', "more\n").text.text == "Two words ❶and➊   more"  # fmt: skip
    assert one("One ", span("B", "two ")).text.text == "One ❶two➊"
    assert one("a<!-- no --> <![CDATA[<b>]]> &#x41;&#66;&amp;&lt;").text.text == "a <b> AB&<"
    document = read(p("a"))
    assert (
        written(document, {"1": " b  c\td\ne "})
        == "<text:p><text:s/>b <text:s/>c<text:tab/>d<text:line-break/>e<text:s/></text:p>"
    )
    assert written(document, {"1": "b    c"}) == '<text:p>b <text:s text:c="3"/>c</text:p>'


def test_what_stands_in_the_line_is_a_code() -> None:
    block = one(
        "a", "<text:tab/>", "b", "<text:line-break/>", "c", footnote(), "d", frame(PICTURE), "e", "<text:page-number>7</text:page-number>", "f",
        '<text:sequence text:name="Table">1</text:sequence>', "g", span("Secret", "hidden"), "h", "<text:soft-page-break/>", "i",
        "<text:hidden-text>no</text:hidden-text>", "j", "<draw:custom-shape/>", "k",
    )  # fmt: skip
    assert block.text.text == "a➀b➁c➂d➃e➄f➅g➆hi➇j➈k"
    assert labels(block) == ["tab", "break", "note", "image", "field", "field", "hidden", "hidden", "shape"]
    assert block.text.codes[3].address == "Pictures/a.png"


def test_what_a_person_typed_into_a_field_is_text() -> None:
    block = one("Dear ", "<text:text-input>Madam</text:text-input>", ", ", "<text:placeholder>&lt;name&gt;</text:placeholder>", ".")  # fmt: skip
    assert block.text.text == "Dear ❶Madam➊, ➁."
    assert labels(block) == ["field", "field"]


def test_a_condition_s_texts_are_blocks_and_what_it_shows_follows() -> None:
    field = '<text:conditional-text text:condition="ooow:1" text:string-value-if-true="Open" text:string-value-if-false="Shut">Open</text:conditional-text>'
    document = read(p("Now ", field, " again"))
    assert [block.text.text for block in document.blocks] == ["Now ➀ again", "Open", "Shut"]
    out = written(document, {"2": "Ouvert", "3": "Fermé"})
    assert 'if-true="Ouvert" text:string-value-if-false="Fermé">Ouvert<' in out


def test_ruby_text_has_a_block_of_its_own() -> None:
    ruby = "<text:ruby><text:ruby-base>base</text:ruby-base><text:ruby-text>gloss</text:ruby-text></text:ruby>"
    document = read(p("The ", ruby, " here"))
    assert [block.text.text for block in document.blocks] == ["The ❶base➊ here", "gloss"]
    assert "<text:ruby-base>fond</text:ruby-base><text:ruby-text>glose</text:ruby-text>" in written(
        document, {"1": "Le ❶fond➊ ici", "2": "glose"}
    )


def test_deletions_are_left_out_and_counted_and_a_written_file_has_accepted_all() -> None:
    changes = (
        '<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><office:change-info/><text:p>deleted words</text:p></text:deletion></text:changed-region>'
        '<text:changed-region text:id="c2"><text:insertion/></text:changed-region></text:tracked-changes>'
    )
    document = read(
        changes,
        p("The ", '<text:change text:change-id="c1"/>', '<text:change-start text:change-id="c2"/>', "new"),
        p("law", '<text:change-end text:change-id="c2"/>', " is"),
    )
    assert [block.text.text for block in document.blocks] == ["The new", "law is"]
    assert [(note.code, note.facts["deletions"]) for note in document.notes] == [("odt.deletions", 1)]
    assert written(document, {"1": "La nouvelle"}) == p("La nouvelle") + p("law is")


def test_comments_are_notes_and_marks_move_to_the_edges() -> None:
    comment = "<office:annotation{}><dc:creator>a</dc:creator><text:p>Check this</text:p></office:annotation>"
    document = read(
        p("The ", comment.format(' office:name="x"'), '<text:bookmark-start text:name="b"/>', "new", '<office:annotation-end office:name="x"/>', " law",
          '<text:bookmark-end text:name="b"/>', " is"),
    )  # fmt: skip
    (block,) = document.blocks
    assert (block.text.text, block.note) == ("The new law is", "Check this")
    out = written(document, {"1": "La loi"})
    order = ["office:annotation ", "text:bookmark-start", "La loi", "office:annotation-end", "text:bookmark-end"]
    assert sorted(order, key=out.index) == order


def test_a_reference_to_a_part_of_a_paragraph_is_told() -> None:
    marked = ["The ", '<text:bookmark-start text:name="b"/>', "new", '<text:bookmark-end text:name="b"/>', " law"]
    shown = '<text:bookmark-ref text:reference-format="{}" text:ref-name="b">new</text:bookmark-ref>'
    assert [note.code for note in read(p(*marked), p("See ", shown.format("text"), ".")).notes] == ["odt.halves"]
    assert read(p(*marked), p("See ", shown.format("page"), ".")).notes == ()
    assert read(p(*marked[1:4]), p("See ", shown.format("text"), ".")).notes == ()


def test_a_numbered_paragraph_outside_a_list_is_an_item() -> None:
    (block,) = read(
        f'<text:numbered-paragraph text:level="1" text:style-name="Counted">{p("One")}</text:numbered-paragraph>'
    ).blocks
    assert (block.kind, block.level, block.numbered) == (Kind.LIST_ITEM, 1, True)


def test_notes_boxes_headers_and_properties_are_blocks() -> None:
    document = read(
        p("Text", footnote(p("A note")), box(p("Boxed"), table([p("In")])), " end"),
        "<text:section>" + p("Section") + "</text:section>",
        '<text:section text:display="none">' + p("Hidden") + "</text:section>",
        master=(
            f'<style:header>{p("Head")}</style:header><style:header-left style:display="false">{p("No")}</style:header-left>'
            f"<style:header-first>{p('First')}</style:header-first><style:footer>{p('Page <text:page-number/>')}</style:footer>"
        ),
        meta="<dc:title>A &amp; B</dc:title><meta:keyword>one</meta:keyword><dc:creator>no</dc:creator>",
    )
    assert [(block.kind, block.text.text, block.part) for block in document.blocks] == [
        (Kind.PARAGRAPH, "Text➀➁ end", "content.xml"),
        (Kind.NOTE, "A note", "content.xml"),
        (Kind.PARAGRAPH, "Boxed", "content.xml"),
        (Kind.CELL, "In", "content.xml"),
        (Kind.PARAGRAPH, "Section", "content.xml"),
        (Kind.HEADER, "Head", "styles.xml/header"),
        (Kind.HEADER, "First", "styles.xml/header"),
        (Kind.HEADER, "Page", "styles.xml/footer"),
        (Kind.PROPERTY, "A & B", "meta.xml"),
        (Kind.PROPERTY, "one", "meta.xml"),
    ]
    assert document.properties["title"] == "A & B"
    out = documents.write(document, {"1": "Texte➀➁ fin", "2": "Une note", "7": "Première", "9": "A < B"}, "fr")
    assert "<dc:title>A &lt; B</dc:title>" in part(out, "meta.xml")
    assert "Première" in part(out, "styles.xml")
    assert "Texte<text:note " in body(out)
    assert p("Une note") in body(out)


def test_alternative_texts_are_blocks_and_equal_ones_of_a_picture_are_one() -> None:
    told = "<svg:title>The school</svg:title><svg:desc>The school</svg:desc>"
    document = read(p(frame(PICTURE, told)), p(frame(PICTURE, "<svg:desc>A harbour</svg:desc>")))
    assert [(block.kind, block.text.text) for block in document.blocks] == [
        (Kind.ATTRIBUTE, "The school"),
        (Kind.ATTRIBUTE, "A harbour"),
    ]
    assert written(document, {"1": "L’école"}).count("L’école") == 2


def test_a_field_that_shows_what_was_typed_once_follows_it() -> None:
    declared = '<text:user-field-decls><text:user-field-decl office:value-type="string" office:string-value="Port" text:name="p"/></text:user-field-decls>'
    document = read(declared, p("The <text:user-field-get text:name='p'>Port</text:user-field-get> opens"))
    assert [block.text.text for block in document.blocks] == ["Port", "The ➀ opens"]
    out = written(document, {"1": "Havre"})
    assert 'string-value="Havre"' in out
    assert ">Havre</text:user-field-get>" in out


def test_a_property_that_a_field_shows_is_a_block_and_others_of_its_kind_are_none() -> None:
    meta = '<meta:user-defined meta:name="Desk">Night desk</meta:user-defined><meta:user-defined meta:name="Code">AB</meta:user-defined>'
    document = read(p("From the <text:user-defined text:name='Desk'>Night desk</text:user-defined> today"), meta=meta)
    assert [block.text.text for block in document.blocks] == ["From the ➀ today", "Night desk"]
    assert ">Nuit</text:user-defined>" in written(document, {"2": "Nuit"})


def test_variables_of_text_are_text_and_computed_ones_and_prompts_are_codes() -> None:
    variable = '<text:variable-set text:name="v" office:value-type="{}"{}>told</text:variable-set>'
    prompt = '<loext:content-control loext:showing-place-holder="true">Click</loext:content-control>'
    told = variable.format("string", "")
    computed = variable.format("string", ' text:formula="ooow:a"') + variable.format("float", "")
    assert one("A ", told, " b ", computed, " c ", prompt, " d").text.text == "A ❶told➊ b ➁➂ c ➃ d"


def test_what_is_hidden_is_left_alone() -> None:
    hidden = '<text:hidden-paragraph text:condition="ooow:1" text:is-hidden="true"/>'
    style = styled("Gone", "paragraph", "text", "Standard", text__display="none")
    assert texts(p("Seen"), p(hidden, "Not"), p("Nor this", style="Gone"), automatic=style) == [
        (Kind.PARAGRAPH, "Seen")
    ]


def test_labels_of_forms_are_blocks() -> None:
    form = '<office:forms><form:form><form:button form:label="Send" form:title="Send it" form:name="b1"/></form:form></office:forms>'
    document = read(form, p("Text"))
    assert [(block.kind, block.text.text) for block in document.blocks] == [
        (Kind.ATTRIBUTE, "Send"),
        (Kind.ATTRIBUTE, "Send it"),
        (Kind.PARAGRAPH, "Text"),
    ]
    assert 'form:label="Envoyer"' in written(document, {"1": "Envoyer"})


def test_raised_lowered_and_underlined_text_is_named_so() -> None:
    looks = (
        text_style("U", style__text_position="super 58%") + text_style("D", style__text_position="-33% 58%")
        + text_style("L", style__text_underline_style="solid", style__text_underline_color="font-color")
        + text_style("N", style__text_underline_style="none", style__text_underline_width="auto", fo__font_weight="normal")
    )  # fmt: skip
    block = one("Ten m", span("U", "2"), " of H", span("D", "2"), "O, ", span("L", "lined"), " or ", span("N", "not"), " at all", automatic=looks)  # fmt: skip
    assert block.text.text == "Ten m❶2➊ of H❷2➋O, ❸lined➌ or not at all"
    assert labels(block) == ["raised", "lowered", "underlined"]


def test_fields_that_show_the_title_follow_it() -> None:
    document = read(p("On <text:title>News</text:title> and more"), meta="<dc:title>News</dc:title>")
    assert [block.text.text for block in document.blocks] == ["On ➀ and more", "News"]
    assert "<text:title>Nouvelles</text:title>" in written(document, {"2": "Nouvelles"})


def test_an_index_is_text_and_its_title_is_one_with_what_makes_it() -> None:
    index = (
        "<text:table-of-content><text:table-of-content-source><text:index-title-template>Contents</text:index-title-template></text:table-of-content-source>"
        f"<text:index-body><text:index-title>{p('Contents')}</text:index-title>{p(link('First<text:tab/>1'))}</text:index-body></text:table-of-content>"
    )
    assert [text for _, text in texts(index)] == ["Contents", "Contents", "First➀1"]


def test_letters_before_a_list_s_numbers_are_text() -> None:
    style = '<text:list-style style:name="A"><text:list-level-style-number text:level="1" style:num-format="1" style:num-prefix="Article " style:num-suffix="."/></text:list-style>'
    document = read(items(p("One"), style="A"), automatic=style)
    assert [(block.text.text, block.numbered) for block in document.blocks] == [("One", True), ("Article ", False)]
    assert 'style:num-prefix="Titre "' in part(documents.write(document, {"2": "Titre "}, "fr"))


def test_the_format_of_a_list_s_numbers_says_what_is_before_and_after_them() -> None:
    style = (
        '<text:list-style style:name="A"><text:list-level-style-number text:level="1" style:num-format="1" style:num-prefix="Part " '
        """style:num-suffix=" end" loext:num-list-format='Part %1% end'/></text:list-style>"""
    )
    document = read(items(p("One"), style="A"), automatic=style)
    assert [block.text.text for block in document.blocks] == ["One", "Part ", " end"]
    out = part(documents.write(document, {"2": "L'“1”, ", "3": " fin"}, "fr"))
    assert "loext:num-list-format='L&apos;“1”, %1% fin'" in out
    assert """style:num-prefix="L'“1”, " style:num-suffix=" fin\"""" in out


def test_a_fixed_field_is_text() -> None:
    document = read(
        p("On <text:title text:fixed='true'>Old news</text:title> and more"), meta="<dc:title>Old news</dc:title>"
    )
    assert [block.text.text for block in document.blocks] == ["On ❶Old news➊ and more", "Old news"]
    assert "<text:title text:fixed='true'>Avant</text:title>" in written(document, {"1": "Dans ❶Avant➊", "2": "Titre"})


def test_a_text_that_begins_or_ends_within_a_span_leaves_the_rest_of_the_span() -> None:
    document = read(p(span("B", frame(PICTURE), "Text", "<text:tab/>", "more", "<text:line-break/>")))
    assert [block.text.text for block in document.blocks] == ["Text➀more"]
    out = written(document, {"1": "Texte➀plus"})
    assert out == p(span("B", frame(PICTURE)), span("B", "Texte<text:tab/>plus<text:line-break/>"))


def test_a_picture_or_note_that_a_translation_lost_comes_at_the_end() -> None:
    document = read(p("One", footnote(p("N")), " two"))
    assert written(document, {"1": "Un deux"}).count("<text:note ") == 1
    assert written(document, {"1": "Un➀ deux➀"}).count("<text:note ") == 1


def test_a_written_text_keeps_its_looks_and_is_escaped() -> None:
    document = read(p("The ", span("B", "new"), " law ", span("Strong_20_Emphasis", "is"), " here"))
    assert document.blocks[0].text.text == "The ❶new➊ law ❷is➋ here" or labels(document.blocks[0]) == ["bold"]
    out = written(document, {"1": "La ❶nouvelle➊ loi & <la>"})
    assert out == p("La ", span("B", "nouvelle"), " loi &amp; &lt;la&gt;")
