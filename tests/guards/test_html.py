from collections.abc import Iterator
from typing import Any

import pytest
from html5lib._tokenizer import HTMLTokenizer
from html5lib.constants import tokenTypes
from hypothesis import example, given
from hypothesis import strategies as st

from workflow.errors import BadInput
from workflow.guards import html
from workflow.guards.tags import TokenKind, tokens

PARTS = st.sampled_from(
    ["<p>", "</p>", "<b class=x>", "</B>", "<a href='1' b=\"2\" c = 3 d>", "text ", "&amp;", "<", ">", "</", "</>", "<!", "<!-- c -->", "<!-->", "<!--->", "--!>",
     "<?php ?>", "<br/>", '<img alt="a > b">', '<x y="', "'", '"', "=", "/", "<i/a/b='c'>", "<script>", "</script>", "<!--", "-->", "<style>", "</style x>", "<title>",
     "</title>", "<textarea>", "</textarea>", "<1>", "<i =a>", "<i a==b>", "\n"]
)  # fmt: skip


Tag = tuple[str, str, tuple[tuple[str, str], ...]]


def judged(text: str) -> list[Tag]:
    """Tags as html5lib's tokenizer finds them, the raw text switched as a tree builder does it."""
    found: list[Tag] = []
    judge: Any = HTMLTokenizer(text)
    for token in judge:
        if token["type"] == tokenTypes["StartTag"]:
            found.append(("start", token["name"], tuple(dict(token["data"]).items())))
            if token["name"] in {"title", "textarea"}:
                judge.state = judge.rcdataState
            elif token["name"] == "style":
                judge.state = judge.rawtextState
            elif token["name"] == "script":
                judge.state = judge.scriptDataState
        elif token["type"] == tokenTypes["EndTag"]:
            found.append(("end", token["name"], ()))
    return found


def ours(text: str) -> Iterator[Tag]:
    for token in tokens(text):
        if token.kind in {TokenKind.START, TokenKind.END}:
            values: dict[str, str] = {}
            for each in token.attributes if token.kind is TokenKind.START else ():
                values.setdefault(each.name, text[each.value : each.value_end].replace("&amp;", "&"))
            yield token.kind.value, token.name, tuple(values.items())


@given(st.lists(PARTS, max_size=14).map("".join))
@example("<script><!--<script></script>--></script><p>")
@example("<script><!--<script><!--></script><p>")
@example("<title><p></titles></TITLE ><p>")
def test_tags_and_attributes_are_those_that_html5lib_finds(text: str) -> None:
    assert list(ours(text)) == judged(text)


@given(st.lists(PARTS, max_size=14).map("".join))
def test_every_character_belongs_to_one_token(text: str) -> None:
    assert "".join(text[token.start : token.end] for token in tokens(text)) == text


def test_style_in_a_drawing_is_no_raw_text_and_html_in_it_is_html_again() -> None:
    text = "<svg></p><style><a id='</style>'></svg>"
    assert [name for _, name, _ in ours(text)] == ["svg", "p", "style", "style", "svg"]
    text = "<svg><style><a id='</style>'></a></style></svg>"
    assert [name for _, name, _ in ours(text)] == ["svg", "style", "a", "a", "style", "svg"]
    text = "<svg><foreignObject><style><b></style></foreignObject><title><b></b></title></svg>"
    assert [name for _, name, _ in ours(text)].count("b") == 2


def test_a_page_passes() -> None:
    page = "<!DOCTYPE html><html><body><p>Open <b>text</b><br><img src=data:image/png;base64," + "A" * 50_000 + ">"
    assert html.checked(page + "<ul>" + "<li>one" * 500 + "</ul>", "a.html")


@pytest.mark.parametrize(
    ("page", "code"),
    [
        ("<div>" * 201, "html.shape"),
        ("<b><i><a href=x><table><p>" * 60, "html.shape"),
        ("<p " + " ".join(f"a{number}=1" for number in range(201)) + ">", "html.tag"),
        ("<p title='" + "a" * 20_001 + "'>", "html.tag"),
    ],
)
def test_shapes_that_stall_parsers_are_refused(page: str, code: str) -> None:
    with pytest.raises(BadInput) as caught:
        html.checked("\n" + page + "x", "a.html")
    assert (caught.value.code, caught.value.facts["line"]) == (code, 2)
