import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.documents.test_html import LETTERS, read, shape
from workflow import documents
from workflow.documents import Isolation
from workflow.documents.html import styles, writer
from workflow.documents.splice import Edit, Splicer
from workflow.text import CodedText

SENTENCE = "هاتف +20 2 2345 6789"


def written(page: str, language: str = "ar", source: str = "en") -> str:
    """The page with its own texts, changed by a mark at the end of each."""
    document = read(page, source)
    texts = {block.key: block.text.with_text(block.text.text + "@@") for block in document.blocks}
    out = documents.write(document, texts, language, Isolation.NONE)
    return out.decode().replace("@@", "")


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<html><p>a", '<html lang="ar" dir="rtl"><p>a'),
        ("<html lang=en-GB dir=ltr><p>a", '<html lang="ar" dir="rtl"><p>a'),
        ("<html xml:lang='en' lang='en'><p>a", '<html dir="rtl" xml:lang="ar" lang="ar"><p>a'),
        ("<!DOCTYPE html>\n<title>a</title><p>b", '<!DOCTYPE html><html lang="ar" dir="rtl">\n<title>a</title><p>b'),
        ("<head><title>b</title></head><p>a", '<html lang="ar" dir="rtl"><head><title>b</title></head><p>a'),
        ("<body dir=ltr><p>a", '<body lang="ar" dir="rtl"><p>a'),
        ("<html><body dir='LTR' lang=en><p>a", '<html lang="ar" dir="rtl"><body dir="rtl" lang="ar"><p>a'),
        ('<html><meta property="og:locale" content=en_GB><p>a', '<html lang="ar" dir="rtl"><meta property="og:locale" content="ar_EG"><p>a'),
        ("<html><meta http-equiv=Content-Language content=en><p>a", '<html lang="ar" dir="rtl"><meta http-equiv=Content-Language content="ar"><p>a'),
    ],
)  # fmt: skip
def test_a_page_states_its_direction_once(page: str, expected: str) -> None:
    assert written(page) == expected


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<html><p>a<pre>b</pre>", '<pre dir="ltr">b</pre>'),
        ("<html><p>a<pre dir=auto>b</pre>", "<pre dir=auto>b</pre>"),
        ("<html><p>a<div translate=no><pre>b</pre></div>", "<pre>b</pre>"),
    ],
)
def test_code_runs_on_from_the_left_in_a_page_that_turns(page: str, expected: str) -> None:
    assert expected in written(page)
    assert expected.replace(' dir="ltr"', "") in written(page, "fr")


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<p>a<div>b</div>", '<p dir="rtl">a<div dir="rtl">b</div>'),
        ("<p dir=ltr class=x>a</p> loose", '<p dir="rtl" class=x>a</p> loose'),
        ("<ul><li>a<li>b</ul>", '<ul dir="rtl"><li>a<li>b</ul>'),
        ("<x-card><p>a</p></x-card>", '<x-card><p dir="rtl">a</p></x-card>'),
        ("<table><tr><td>a</table>", '<table dir="rtl"><tr><td>a</table>'),
        ("<p>a<pre>b</pre><p translate=no>c<hr>", '<p dir="rtl">a<pre dir="ltr">b</pre><p translate=no>c<hr>'),
        ("a <b>b</b>", "a <b>b</b>"),
        ("<p lang=fr>a", "<p lang=fr>a"),
        ("<p dir=auto>a", "<p dir=auto>a"),
    ],
)
def test_the_outermost_blocks_of_a_fragment_state_it(page: str, expected: str) -> None:
    assert written(page) == expected
    assert "dir" not in written(page, "fr").replace("dir=ltr", "").replace("dir=auto", "")


def test_a_fragment_for_a_site_that_sets_the_direction_itself_states_none() -> None:
    document = read('<p style="float:left">a')
    out = writer.write(document, {"1": "ا"}, "ar", fragments=False)
    assert out.decode() == '<p style="float:right">ا'


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<html><head><title>a</title>", '<html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>ا</title>'),
        ("<html><p>a", '<html lang="ar" dir="rtl"><meta charset="utf-8"><p>ا'),
        ("<!doctype html><p>a", '<!doctype html><html lang="ar" dir="rtl"><meta charset="utf-8"><p>ا'),
        ("<p>a", '<p dir="rtl">ا'),
        ("<html><meta charset=utf-8><p>a", '<html lang="ar" dir="rtl"><meta charset=utf-8><p>ا'),
        ("<html><p>a é", '<html lang="ar" dir="rtl"><p>ا'),
    ],
)
def test_a_page_that_left_its_encoding_open_states_it_where_browsers_would_guess(page: str, expected: str) -> None:
    assert documents.write(read(page), {"1": "ا"}, "ar").decode() == expected
    assert "utf-8" not in documents.write(read(page), {"1": "b"}, "fr").decode().replace("=utf-8", "")


def test_a_page_in_an_unstated_code_page_states_it_in_another_language() -> None:
    document = documents.read("<html><p>a – é".encode("cp1252"), "a.html", "en")
    out = documents.write(document, {"1": "ا – é"}, "ar")
    assert out == '<html lang="ar" dir="rtl"><meta charset="windows-1252"><p>&#1575; – é'.encode("cp1252")
    assert [block.text.text for block in documents.read(out, "a.html", "ar").blocks] == ["ا – é"]
    assert documents.write(document, {"1": "a – è"}, "en") == "<html><p>a – è".encode("cp1252")


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ("<div dir=ltr>a</div>", '<div dir="rtl">a</div>'),
        ("<div lang=en>a</div>", '<div lang="ar">a</div>'),
        ("<div lang=fr dir=ltr style='float:left'>a</div>", "<div lang=fr dir=ltr style='float:left'>a</div>"),
        ("<div lang=fr><p dir=ltr>a</div>", "<div lang=fr><p dir=ltr>a</div>"),
        ("<p>a <span dir=ltr>b</span> c", "<p>a <span dir=ltr>b</span> c"),
        ("<p>a <span lang=en-US>b</span> c", '<p>a <span lang="ar">b</span> c'),
        ("<p>a <span lang=EN-GB dir=LTR>b</span> c", '<p>a <span lang="ar" dir="rtl">b</span> c'),
        ("<p>a <span lang=fr dir=ltr>b</span> c", "<p>a <span lang=fr dir=ltr>b</span> c"),
        ("<blockquote dir=rtl align=right>a<p dir=ltr>b</blockquote>", "<blockquote dir=rtl align=right>a<p dir=ltr>b</blockquote>"),
        ("<p translate=no align=left>a<p>b", "<p translate=no align=left>a<p>b"),
        ("<p>a<svg style='float:left'><text>b</text></svg> c", "<p>a<svg style='float:left'><text>b</text></svg> c"),
        ("<td align=left>a<td align='RIGHT'>b", "<td align=right>a<td align='left'>b"),
        ("<p>a<br clear=left>b<img align=left src=x>c", "<p>a<br clear=right>b<img align=right src=x>c"),
        ("<p align=center>a", "<p align=center>a"),
    ],
)  # fmt: skip
def test_what_restates_the_old_direction_turns_and_what_is_foreign_stays(inner: str, expected: str) -> None:
    assert written(f"<html lang=en><body>{inner}") == '<html dir="rtl" lang="ar"><body>' + expected


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("text-align:right; margin-left:2em", "text-align:left; margin-right:2em"),
        ("float: left;clear:RIGHT !important", "float: right;clear:left !important"),
        ("padding-left:1px;border-right-color:red;left:0", "padding-right:1px;border-left-color:red;right:0"),
        ("border-top-left-radius:1px", "border-top-right-radius:1px"),
        ("margin:1px 2px 3px 4px;padding: 1px 2px", "margin:1px 4px 3px 2px;padding: 1px 2px"),
        ("margin:0 calc(1px + 2px) 0 4px !important", "margin:0 4px 0 calc(1px + 2px) !important"),
        ("text-align:start;margin-inline-start:1px;justify-content:left", "text-align:start;margin-inline-start:1px;justify-content:left"),
        ("direction:ltr;unicode-bidi:embed", "direction:rtl;unicode-bidi:embed"),
        ("background:url(left;float:left.png);color:red", "background:url(left;float:left.png);color:red"),
        ("font-family:&quot;left&quot;;float:left", "font-family:&quot;left&quot;;float:right"),
        ("content:'a;float:left'", "content:'a;float:left'"),
        ("left", "left"),
    ],
)  # fmt: skip
def test_sides_in_a_style_change_and_logical_ones_stay(style: str, expected: str) -> None:
    assert written(f'<html lang=en><p style="{style}">a').partition('style="')[2] == expected + '">a'


def test_from_arabic_everything_turns_back() -> None:
    page = '<html lang="ar" dir="rtl"><body dir="rtl"><p style="text-align:right">ا<div dir=rtl align=right>ب</div><p lang=en dir=ltr align=left>c'
    assert written(page, "en", "ar") == '<html lang="en"><body dir="ltr"><p style="text-align:left">ا<div dir="ltr" align=left>ب</div><p lang=en dir=ltr align=left>c'  # fmt: skip
    assert written("<p dir='rtl'>ا<p>ب", "fr", "ar") == '<p dir="ltr">ا<p>ب'


def test_in_the_same_direction_only_language_tags_change() -> None:
    page = (
        "<html lang=en dir=ltr><meta property=og:locale content=en_US><body><p lang=en style='float:left' align=right>a"
    )
    assert written(page, "fr") == page.replace("lang=en", 'lang="fr"').replace("content=en_US", 'content="fr_FR"')


def test_a_page_turns_where_no_text_was_changed() -> None:
    document = read("<html lang=en><p align=left>a")
    assert documents.write(document, {}, "ar").decode() == '<html dir="rtl" lang="ar"><p align=right>a'


@pytest.mark.parametrize(
    ("css", "rules"),
    [
        ("p{float:left;margin-left:1px} a { right : 0 }", 3),
        ("/* float:left */ p{text-align:center;margin-inline-start:0}", 0),
        (".left{color:red}a:hover{border-right-width:0}", 1),
    ],
)
def test_sides_in_style_sheets_are_counted_and_told(css: str, rules: int) -> None:
    assert styles.physical_rules(css) == rules
    page = f"<html><style>{css}</style><p>a"
    document = read(page)
    assert [(note.code, note.facts["rules"]) for note in document.notes] == [("html.physical_rules", rules)][: bool(rules)]  # fmt: skip
    assert css in written(page)


def test_what_is_held_together_is_an_element_in_text_and_characters_where_none_may_stand() -> None:
    page = "<title>a</title><p>b <b>c</b><img alt=d><select><option>e</select><svg><text>f</text></svg><textarea>g</textarea>"
    document = read(page)
    out = documents.write(document, {block.key: SENTENCE for block in document.blocks}, "ar").decode()
    held = "هاتف \u2066+20 2 2345 6789\u2069"
    element = 'هاتف <bdi dir="ltr">+20 2 2345 6789</bdi>'
    assert f'<p dir="rtl">{element}' in out
    for frame in ("<title>{}</title>", '<img alt="{}">', "<option>{}</select>", "<text>{}</text>", "<textarea>{}</te"):
        assert frame.format(held) in out
    again = documents.read(out.encode(), "a.html", "ar")
    assert {block.text.text for block in again.blocks} == {SENTENCE}
    assert documents.write(again, {block.key: SENTENCE for block in again.blocks}, "ar").decode() == out


def test_an_end_tag_that_is_missing_lets_no_element_into_a_title() -> None:
    document = read("<select><option>a<textarea>c</textarea><title>d</title>")
    out = documents.write(document, {block.key: SENTENCE for block in document.blocks}, "ar").decode()
    assert "<bdi" not in out[out.index("<textarea>") :]


@pytest.mark.parametrize(
    ("how", "held"),
    [(Isolation.CHARACTERS, '<bdi dir="ltr">C++</bdi>'), (Isolation.MARKS, "\u200eC++\u200e"), (Isolation.NONE, "C++")],
)
def test_the_switch_chooses_how(how: Isolation, held: str) -> None:
    assert documents.write(read("<b>a"), {"1": "لغة C++ هنا"}, "ar", how).decode() == f"<b>لغة {held} هنا"


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("ا \u2066❶C++➊\u2069 ب", '<p dir="rtl">ا <bdi dir="ltr"><b>C++</b></bdi> ب'),
        ("ا ❶\u2066C++➊\u2069 ب", '<p dir="rtl">ا <b>\u2066C++</b>\u2069 ب'),
        ("ا ❶ب➊ \u2067c\u2069 \u2068d\u2069 \u2069", '<p dir="rtl">ا <b>ب</b> <bdi dir="rtl">c</bdi> <bdi>d</bdi> \u2069'),
    ],
)  # fmt: skip
def test_isolates_that_somebody_typed_become_elements_where_they_hold_whole_pairs(told: str, expected: str) -> None:
    assert documents.write(read("<p>x <b>y</b> z"), {"1": told}, "ar", Isolation.NONE).decode() == expected


def test_an_element_of_another_hand_is_a_code() -> None:
    document = read('<p>a <bdi>b</bdi> <bdi dir=ltr>c</bdi> <bdi dir="ltr" class=x>d</bdi> <bdi dir="ltr"></bdi>e')
    assert document.blocks[0].text.text.count("➊") == 1
    assert len({code.number for code in document.blocks[0].text.codes}) == 4
    crossed = '<p>a <bdi dir="ltr">b <i>c</bdi> d</i>'
    assert documents.write(read(crossed), {}, "en").decode() == crossed


def test_a_page_that_an_older_reader_stored_turns_too() -> None:
    document = read("<html lang=en><p style='float:left'>a <b>b</b>")
    told = json.loads(json.dumps(document.to_json()))
    told |= {"reader": 1, "skeleton": {**told["skeleton"], "html": {"insert": 5, "lang": [6, 13]}}}
    old = documents.Document.from_json(told, document.data)
    texts = {"1": CodedText("ا ❶ب➊", document.blocks[0].text.codes)}
    assert documents.write(old, texts, "ar") == documents.write(document, texts, "ar")


@given(st.lists(LETTERS, max_size=12).map("".join))
def test_any_page_is_turned_with_its_texts_and_keeps_its_elements(page: str) -> None:
    page = f"<p style='float:left'>word</p>{page}"
    document = read(page)
    texts = {block.key: block.text.with_text(f"{SENTENCE} {block.text.text}") for block in document.blocks}
    out = documents.write(document, texts, "ar")
    again = documents.read(out, "a.html", "ar")
    assert [block.text.text for block in again.blocks] == [text.text for text in texts.values()]
    assert documents.write(again, {block.key: block.text for block in again.blocks}, "ar") == out

    def elements(told: str) -> list[str]:
        return [name for name, _ in shape(told) if name != "bdi"]

    assert elements(out.decode()) == elements(page)


DECLARATIONS = st.sampled_from(
    ["float:left", "text-align: right", "margin:1px 2px 3px 4px", "padding-left:0", "left:1px", "color:red", "border-right:1px solid", "", " ", "direction:rtl", "background:url(a;b)", "content:';'",
     "margin: 1px 2px", "float:none", "right", "&quot;", "/*;*/ clear:left !important"]
)  # fmt: skip


@given(st.lists(DECLARATIONS, max_size=6).map(";".join))
def test_a_style_that_is_turned_twice_is_as_it_was(style: str) -> None:
    def turned(told: str, old: str, new: str) -> str:
        return Splicer(told, [Edit(*each) for each in styles.turned(told, old, new)]).all()

    assert turned(turned(style, "rtl", "ltr"), "ltr", "rtl") == style
