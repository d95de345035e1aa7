import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from workflow import documents
from workflow.documents import Document, Isolation
from workflow.errors import BadInput
from workflow.text import Cell, Kind

JUDGE = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def read(text: str) -> Document:
    return documents.read(text.encode(), "page.md", "en")


def texts(text: str) -> list[str]:
    return [block.text.text for block in read(text).blocks]


def written(text: str, *told: str) -> str:
    document = read(text)
    return documents.write(document, {str(number): each for number, each in enumerate(told, start=1)}, "fr").decode()


def test_blocks_are_those_of_the_page() -> None:
    page = "# Title #\n\nText of\n two lines\n\n- One\n- Two\n\n  More\n1. Three\n\n> Said\nlazily\n\n| A | B |\n|---|---|\n| c | d |\n\nSecond\n------\n\n[^1]: Note\n[^b]: Other\n    goes on\n"
    assert [(block.kind, block.level, block.text.text) for block in read(page).blocks] == [
        (Kind.HEADING, 1, "Title"),
        (Kind.PARAGRAPH, 0, "Text of two lines"),
        (Kind.LIST_ITEM, 1, "One"),
        (Kind.LIST_ITEM, 1, "Two"),
        (Kind.LIST_ITEM, 1, "More"),
        (Kind.LIST_ITEM, 1, "Three"),
        (Kind.QUOTE, 0, "Said lazily"),
        *((Kind.CELL, 0, cell) for cell in "ABcd"),
        (Kind.HEADING, 2, "Second"),
        (Kind.NOTE, 0, "Note"),
        (Kind.NOTE, 0, "Other goes on"),
    ]


def test_html_in_a_list_is_read_and_in_a_quotation_it_is_told_that_it_is_not() -> None:
    page = "- One\n\n  <p title=Two>Three\n  four</p>\n- <div>Five</div>\n"
    assert texts(page) == ["One", "Two", "Three four", "Five"]
    assert written(page, "Un", "Deux", "Trois", "Cinq") == '- Un\n\n  <p title="Deux">Trois</p>\n- <div>Cinq</div>\n'
    quoted = read("One\n\n> <div>Two</div>\n")
    assert [(note.code, note.facts["blocks"]) for note in quoted.notes] == [("markdown.unplaced", 1)]


def test_a_box_to_tick_is_left_and_a_footnote_of_many_paragraphs_is_one_note() -> None:
    page = "- [x] One\n- [ ] Two\n- [l](u) x\n\nText[^1]\n\n[^1]: Three\n\n    Four\n\n    - Five\n"
    blocks = read(page).blocks
    assert [block.text.plain for block in blocks] == ["One", "Two", "l x", "Text", "Three", "Four", "Five"]
    assert [block.kind for block in blocks[-3:]] == [Kind.NOTE, Kind.NOTE, Kind.LIST_ITEM]
    assert blocks[-1].level == 1
    assert written(page, "Un", "[x] Deux").startswith("- [x] Un\n- [ ] \\[x\\] Deux\n")


def test_items_cells_and_links_tell_where_they_stand() -> None:
    page = '1. One\n   - Two\n     1. Three\n\n| A | B |\n|---|---|\n| [c](u%20v "t") | ![d](e.png) f |\n\n<table><tr><td>g</table>\n\n<a href=h>i</a> j\n'
    blocks = {block.text.plain: block for block in read(page).blocks}
    assert [(blocks[each].level, blocks[each].numbered) for each in ("One", "Two", "Three")] == [(1, True), (2, False), (3, True)]  # fmt: skip
    assert [blocks[each].cell for each in ("A", "c", "f", "g")] == [Cell(1, 1, 1, head=True), Cell(1, 2, 1), Cell(1, 2, 2), Cell(2, 1, 1)]  # fmt: skip
    document = read("[c](u%20v) x ![d](e.png) f <a href=h>i</a> j <http://k>.\n")
    assert [code.address for code in document.blocks[0].text.codes if code.address] == ["u v", "e.png", "h", "http://k"]


def test_inline_marks_are_codes() -> None:
    document = read(
        "A **bold *both*** and `code` [li*n*k](u \"Title\") ![al_t](i 'T2') [^1] <b>html</b> \\* &amp; ~~s~~ <http://a> x  \nend\n"
    )
    assert document.blocks[0].text.text == "A ❶bold ❷both➋➊ and ➂ ❹li❺n➎k➍ ➅ ➆ ❽html➑ * & ❾s➒ ➉ x\U00004dc0end"
    assert [code.label for code in document.blocks[0].text.codes if code.role != "close"] == [
        "bold", "italic", "code", "link", "italic", "image", "note", "bold", "struck", "link", "break",
    ]  # fmt: skip
    assert [block.text.text for block in document.blocks[1:]] == ["Title", "al_t", "T2"]


def test_code_targets_and_what_no_one_reads_are_left_alone() -> None:
    page = "---\ntitle: Seen\nslug: no\n---\n    no\n\n```\nno\n```\n\n<!-- no -->\n\n<div title='Tip'><p>Yes <code>no</code></p>\n</div>\n\n[no]: http://no 'no'\n"
    assert texts(page) == ["Seen", "Tip", "Yes ➀"]
    assert written(page, "Vu", "<Tip>", "a & b ➀") == page.replace("title: Seen", 'title: "Vu"').replace(
        "'Tip'", '"&lt;Tip&gt;"'
    ).replace("Yes", "a &amp; b")


@pytest.mark.parametrize("front", ["---\n{}\n---\nText\n", "---\r\n{}\r\n---\r\nText\r\n"])
@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("title: A: b", None), ("title: A b", "A b"), ('title: "A \\"b\\""', 'A "b"'), ("description: 'it''s'", "it's"), ("title: !!python/object x", None),
        ("title: *a", None), ("title: |", None), ("  title: A", None), ("slug: A", None), ("title: A # c", None),
    ],
)  # fmt: skip
def test_front_matter_gives_the_values_that_people_read(front: str, line: str, told: str | None) -> None:
    page = front.format(line)
    assert texts(page) == ([told, "Text"] if told else ["Text"])
    if told:
        again = read(written(page, 'C "d" \\ #e'))
        assert again.blocks[0].text.text == 'C "d" \\ #e'


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("front", "told"),
    [
        ("description: >-\n  A b\n  c\n\n  d\nslug: x", "A b c d"),
        ("title: A\n  b\nslug: x", "A b"),
        ('excerpt: "A\n  b \\"c\\""', 'A b "c"'),
        ("title: 'A\n  it''s'\nslug: x", "A it's"),
    ],
)
def test_values_of_front_matter_go_over_lines(front: str, told: str, end: str) -> None:
    page = f"---\n{front}\n---\nText\n".replace("\n", end)
    assert texts(page) == [told, "Text"]
    out = written(page, "Un", "Texte")
    key = front.partition(":")[0]
    slug = "\nslug: x" if front.endswith("slug: x") else ""
    assert out == f'---\n{key}: "Un"{slug}\n---\nTexte\n'.replace("\n", end)


def test_values_of_toml_go_over_lines() -> None:
    page = '+++\ntitle = """\nA \\\n  b"""\nlead = \'\'\'C "d"\'\'\'\n+++\nText\n'
    assert texts(page) == ["A b", 'C "d"', "Text"]
    assert written(page, "Un", "Deux", "T") == '+++\ntitle = "Un"\nlead = "Deux"\n+++\nT\n'


def test_language_and_direction_that_front_matter_states_are_those_of_the_translation() -> None:
    page = "---\nlang: en-GB\nlanguage: 'fr'\ndir: ltr\nslug: en\n---\nText\n"
    document = read(page)
    out = documents.write(document, {}, "ar").decode()
    assert out == page.replace("en-GB", "ar").replace("ltr", "rtl")
    assert documents.write(document, {}, "fr").decode() == page.replace("en-GB", "fr")
    assert documents.write(document, {}, "en").decode() == page


@pytest.mark.parametrize(
    ("page", "told", "expected"),
    [
        ("{{< figure src=a >}}\n\nText\n", ["Text"], "{{< figure src=a >}}\n\nMot\n"),
        ("See {{< ref `a` >}} and {% link a %} now\n", ["See ➀ and ➁ now"], "Mot {{< ref `a` >}} {% link a %}\n"),
        ("{{% note %}}\nText *a*\n{{% /note %}}\n", ["Text ❶a➊"], "{{% note %}}\nMot\n{{% /note %}}\n"),
        ("{{ page.name }} says\n", ["➀ says"], "Mot {{ page.name }}\n"),
        ("Text\n{: .lead #a}\n", ["Text"], "Mot\n{: .lead #a}\n"),
        ("![a](b){width=50%}\n", ["a"], "![Mot](b){width=50%}\n"),
        ("> [!NOTE]\n> Text\n> more\n", ["Text more"], "> [!NOTE]\n> Mot\n"),
        (":::tip\nText\n:::\n", ["Text"], ":::tip\nMot\n:::\n"),
        ("Term\n: Text\n", ["Term", "Text"], "Mot\n: Text\n"),
        ("A\n!!! note\n    Text\n", ["A", "Text"], "Mot\n!!! note\n    Text\n"),
        ("Text a_b_c {x} {{x\n", ["Text a_b_c {x} {{x"], "Mot\n"),
    ],
)
def test_what_site_generators_put_into_a_page_stays_as_it_is(page: str, told: list[str], expected: str) -> None:
    assert texts(page) == told
    codes = "".join(f" {code}" for code in told[0] if code in "➀➁")
    assert written(page, f"Mot{codes}") == expected


@pytest.mark.parametrize(
    "code",
    [
        "{% raw %}\n# no\n\nno\n{% endraw %}",
        "{%- comment -%}\nno\n\n- no\n{%- endcomment -%}",
        "{{< highlight html >}}\n<p>no\n\nno *no*\n{{< /highlight >}}",
    ],
)
def test_what_a_site_generator_takes_as_it_is_is_no_text(code: str) -> None:
    page = f"One\n\n{code}\n\nTwo\n"
    assert texts(page) == ["One", "Two"]
    assert written(page, "Un", "Deux") == f"Un\n\n{code}\n\nDeux\n"
    assert texts(code.splitlines()[0] + "\n\nOpen\n")[-1] == "Open"


def test_a_mark_of_a_site_generator_shows_what_it_is() -> None:
    (block,) = read('Ask {{< term text="a pod" >}} or {{ page.name }} now.\n').blocks
    assert [(code.label, code.address) for code in block.text.codes] == [
        ("template", '{{< term text="a pod" >}}'),
        ("kept as it is", "{{ page.name }}"),
    ]


def test_an_address_in_a_text_keeps_its_underscores() -> None:
    assert written("Text\n", "https://x.org/a_b_c *y* _z_") == "https://x.org/a_b_c \\*y\\* \\_z\\_\n"


@pytest.mark.parametrize(
    "page", ['!!! note "Title"\n    Text\n', '{{< figure title="Title" >}}\n\nText\n', ":::tip[Title]\nText\n:::\n"]
)
def test_words_in_the_marks_of_site_generators_are_told_as_left(page: str) -> None:
    document = read(page)
    assert [block.text.text for block in document.blocks] == ["Text"]
    assert [(told.code, told.facts["blocks"]) for told in document.notes] == [("markdown.unplaced", 1)]


def test_containers_keep_their_marks() -> None:
    assert (
        written("> - One **two\n>   three** four  \n>   five\n", "Un ❶deux➊ trois➁cinq")
        == "> - Un **deux** trois  \n>   cinq\n"
    )
    assert written("1.\tOne\n\n\tTwo\n", "Un", "Deux") == "1.\tUn\n\n\tDeux\n"
    assert written("# Title {#id .c}\n\nTitle\n===\n", "Un", "Deux") == "# Un {#id .c}\n\nDeux\n===\n"


def test_cells_are_found_in_their_rows() -> None:
    page = "> | A `x`. | B |\n> |:--|--:|\n> | c \\| d | |\n>  e | **f** |\n"
    assert texts(page) == ["A ➀.", "B", "c | d", "e", "f"]
    assert written(page, "A", "B|", "c", "e", "f") == "> | A`x` | B\\| |\n> |:--|--:|\n> | c | |\n>  e | **f** |\n"


@pytest.mark.parametrize(
    "told",
    [
        "# no heading", "- no item", "+ no item", "1. no item", "12) no item", "> no quote", "=== x", "--- x", "* x", "_x_ and *y*", "[x](y) ![z](t)", "`code`", "<b>x</b>",
        "&amp; &#35; AT&T", "a\\*b \\", "~~no~~", "| a | b |", "a\n\nb", "    code", "[^1]: note", "[x]: y", "```", "~~~", "x #", "x {#id}", "http://a_b_c *", "a  ", "\\", ": x",
        "<!-- x -->", "1986\\. x", "+20 2 2736 5140", "-5", "#1", "C++", "***", "___", "- - -",
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "page",
    [
        "Text\n",
        "# Text\n",
        "- Text\n",
        "> Text\n",
        "Text\n===\n",
        "| Text |\n|---|\n",
        "a **Text** b\n",
        "Text  \nmore\n",
    ],
)
def test_a_translation_is_text_whatever_it_looks_like(page: str, told: str) -> None:
    page += "\nTail\n"
    document = read(page)
    text = document.blocks[0].text.text.replace("Text", told)
    out = documents.write(document, {"1": text}, "fr").decode()
    found = " ".join(block.text.plain for block in read(out).blocks)
    assert found.split() == " ".join(block.text.plain for block in document.blocks).replace("Text", told).split()
    assert [token.type for token in JUDGE.parse(out)] == [token.type for token in JUDGE.parse(page)]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("a❶ b ➊c", "a **b** c"),
        ("a❶(b)➊c", "a<strong>(b)</strong>c"),
        ("❶« mot »➊suite", "**« mot »** suite".replace("** s", "**s")),
        ("a ❶➊b", "a b"),
        ("a ❶ ➊b", "a  b"),
        ("b❶c", "b**c**"),
    ],
)
def test_emphasis_is_written_so_that_it_is_read_as_emphasis(told: str, expected: str) -> None:
    out = written("x **y** z\n", told).rstrip("\n")
    if told.startswith("❶«"):
        assert out == "<strong>« mot »</strong>suite"
    else:
        assert out == expected


def test_titles_and_alternative_texts_are_written_with_their_quotes() -> None:
    page = "a [b](u \"T\") [c](u 'T') [d](u (T)) ![e](i) f\n"
    out = written(page, "a ❶b➊ ❷c➋ ❸d➌ ➃ f", 'q" \\', "q' &amp;", "(q)", "e [x] *y*")
    assert [block.text.text for block in read(out).blocks[1:]] == ['q" \\', "q' &amp;", "(q)", "e [x] *y*"]
    assert JUDGE.render(out).count("<a ") == 3


def test_a_link_that_is_found_by_its_own_text_is_found_by_its_name_when_the_text_changes() -> None:
    page = "See [the site] and [*a* page][] or [this][page].\n\n[the site]: u\n[*a* page]: v\n[page]: w\n"
    assert texts(page) == ["See ❶the site➊ and ❷❸a➌ page➋ or ❹this➍."]
    out = written(page, "Voir ❶le site➊ et ❷une page➋ ou ❹ceci➍.")
    assert out.startswith("Voir [le site][the site] et [une page][*a* page] ou [ceci][page].\n")
    assert JUDGE.render(out).count("<a ") == 3
    assert written("- **[the site][]**\n\n[the site]: u\n", "le site") == "- **[le site][the site]**\n\n[the site]: u\n"


def test_a_table_wider_than_any_page_and_endless_nesting_are_refused() -> None:
    with pytest.raises(BadInput) as caught:
        read("a\n\n" + "|a" * 300 + "|\n" + "|-" * 300 + "|\n")
    assert (caught.value.code, caught.value.facts["line"]) == ("markdown.table", 4)
    with pytest.raises(BadInput) as caught:
        read("> " * 200 + "a\n")
    assert caught.value.code == "markdown.deep"
    with pytest.raises(BadInput) as caught:
        read("a\n\n" + "[b" * 1_500 + "\n" + "[b" * 600)
    assert (caught.value.code, caught.value.facts["line"]) == ("markdown.brackets", 4)


LINES = st.sampled_from(
    ["word *word* **word**", "word `code` word", "# Word", "Word", "===", "---", "- word", "  - word", "1. word", "> word", "> - word", "> ", "", "    word", "\tword", "```", "word  ",
     "word\\", "| word | *word* |", "|---|---|", "[^1]: word", 'word[^1] [word](url "word")', "![word](url)", "<div>", "</div>", "<b>word</b> *word", "word_word_ ***word***",
     "{{< word >}}", "word {{ word }} word", ":::word", ":::", "> [!NOTE]", ": word", '!!! word "word"', "word {#word}", "{: .word}",
     "[ref]: url 'word'", "[word][ref] \\* &amp;", "* word", "  word", "word | word \\| word", "~~word~~ <http://word>", "+ [ ] word", "word ➀ ❶"]
)  # fmt: skip


@given(st.lists(LINES, max_size=12), st.sampled_from(["\n", "\r\n"]), st.sampled_from(["Q{}Z", "{}", "- {} *", "{}\\"]))
@example(["> - word  ", "word", "| word | *word* |", "|---|---|"], "\n", "Q{}Z")
def test_any_page_comes_back_as_it_was_and_each_changed_text_is_found_again(
    content: list[str], end: str, frame: str
) -> None:
    page = end.join(["Start", "", *content])
    document = read(page)
    assert documents.write(document, {block.key: block.text for block in document.blocks}, "en").decode() == page
    changed = {block.key: frame.format(block.text.text) for block in document.blocks}
    out = documents.write(document, changed, "en").decode()
    assert [block.text.text for block in read(out).blocks] == [text.strip() for text in changed.values()]


@pytest.mark.parametrize(
    ("page", "told", "expected"),
    [
        ("One\n", "لغة C++ هنا", "لغة \u2066C++\u2069 هنا\n"),
        ("- One **two**\n", "- لغة ❶C++ هنا➊", "- \\- لغة **\u2066C++\u2069 هنا**\n"),
        ("# One\n", "#1 هنا", "# \u2066#1\u2069 هنا\n"),
        ("| One |\n|---|\n", "C++ | هنا", "| \u2066C++\u2069 \\| هنا |\n|---|\n"),
        ("---\ntitle: One\n---\n", "لغة C++", '---\ntitle: "لغة \u2066C++\u2069"\n---\n'),
        ("<p title='One'>", "لغة C++", '<p title="لغة \u2066C++\u2069">'),
        ("<p>One", "لغة C++", '<p>لغة <bdi dir="ltr">C++</bdi>'),
    ],
)
def test_in_arabic_left_to_right_runs_are_held_together(page: str, told: str, expected: str) -> None:
    out = documents.write(read(page), {"1": told}, "ar")
    assert out.decode() == expected
    assert documents.read(out, "page.md", "ar").blocks[0].text.text == told
    marked = documents.write(read(page), {"1": told}, "ar", Isolation.MARKS).decode()
    assert marked.count("\u200e") == 2
