"""Subtitles: all but the words of the cues stays."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflow import documents
from workflow.documents import Document
from workflow.errors import BadInput

TIMES = "00:00:01,000 --> 00:00:03,500"
SHORT = "00:01.000 --> 00:03.500"


def srt(text: str, language: str = "en") -> Document:
    return documents.read(text.encode(), "a.srt", language)


def vtt(text: str) -> Document:
    return documents.read(f"WEBVTT\n\n{text}".encode(), "a.vtt", "en")


def texts(document: Document) -> list[str]:
    return [block.text.text for block in document.blocks]


def written(document: Document, said: dict[str, str], language: str = "fr") -> str:
    return documents.write(document, said, language).decode().removeprefix("WEBVTT\n\n")


def test_a_cue_is_one_block_and_says_how_long_it_is_shown() -> None:
    (block,) = srt(f"1\n{TIMES}\nOne came. Two left.\nNobody spoke.\n").blocks
    assert (block.text.text, block.kind, block.whole, block.seconds) == (
        "One came. Two left.➀Nobody spoke.",
        "cue",
        True,
        2.5,
    )


def test_numbers_coordinates_gaps_and_line_ends_stay() -> None:
    text = f"\ufeff1\r\n{TIMES} X1:1 X2:2\r\nOne\r\n\r\n\r\n7\r\n{TIMES}\r\n{{\\an8}}Two"
    assert written(srt(text), {"1": "Un", "2": "Deux"}) == text.replace("One", "Un").replace("Two", "Deux")


def test_a_cue_with_an_empty_line_in_it_is_read_whole() -> None:
    assert texts(srt(f"1\n{TIMES}\nOne\n\nstill one\n\n2\n{TIMES}\nTwo\n")) == ["One➀still one", "Two"]


def test_a_number_alone_is_a_text_where_it_stands_in_a_cue() -> None:
    assert texts(srt(f"1\n{TIMES}\n2030\n\n2\n{TIMES}\nThree\n")) == ["2030", "Three"]


def test_marks_in_srt_are_codes() -> None:
    document = srt(f"1\n{TIMES}\nA <i>b</i> <font color=x>c</font> {{\\i1}}d e < 3\n")
    assert texts(document) == ["A ❶b➊ ❷c➋ ➂d e < 3"]


def test_no_text_can_end_its_cue_or_begin_another() -> None:
    document = srt(f"1\n{TIMES}\nOne\nTwo\n\n2\n{TIMES}\nThree\n")
    out = written(document, {"1": f"Un➀➀\n\n2\n{TIMES}\nPirate\n"})
    assert len(documents.read(out.encode(), "a.srt", "fr").blocks) == 2
    assert "\n\n" not in out.split("Three")[0].removesuffix(f"\n\n2\n{TIMES}\n")


def test_a_line_break_that_somebody_typed_is_one() -> None:
    assert (
        written(srt(f"1\r\n{TIMES}\r\nOne long line\r\n"), {"1": "Une ligne\nlongue"})
        == f"1\r\n{TIMES}\r\nUne ligne\r\nlongue\r\n"
    )


def test_all_of_webvtt_but_cue_texts_is_kept() -> None:
    head = "STYLE\n::cue { color: red }\n\nREGION\nid:a\n\nNOTE Look\n\nid\n"
    document = vtt(f"{head}{SHORT} align:start\n<v Ann>One <c.loud>two</c> <00:02.000>three &amp; four\n")
    assert texts(document) == ["One ❶two➊ ➁three & four"]
    assert document.blocks[0].note == "Look"
    assert document.blocks[0].seconds == 2.5
    assert written(document, {"1": "Un ❶deux➊ ➁<trois> -->"}) == (
        f"{head}{SHORT} align:start\n<v Ann>Un <c.loud>deux</c> <00:02.000>&lt;trois&gt; --&gt;\n"
    )


@pytest.mark.parametrize(
    ("inside", "found"),
    [
        (f"NOTE a --> b\nno cue\n\n{SHORT}\nOne\n", ["One"]),
        (f"STYLE\n::cue{{}}\n{SHORT}\nOne\n", ["::cue{}"]),
        (f"{SHORT}\nOne\n{SHORT}\nTwo\n", ["One", "Two"]),
        (f"a\nb\n{SHORT}\nOne\n", ["One"]),
        (f"00:01 --> 00:02\nno cue\n\n{SHORT}\nOne\n", ["One"]),
    ],
)
def test_arrows_stand_where_the_standard_says(inside: str, found: list[str]) -> None:
    if "::cue" in inside:
        found = ["One"]
    assert texts(vtt(inside)) == found


def test_an_old_code_page_gives_way_to_utf_8() -> None:
    document = documents.read(f"1\n{TIMES}\nL’été arrive à Tunis\n".encode("cp1252"), "a.srt", "fr")
    assert [told.code for told in document.notes] == ["documents.code_page"]
    assert documents.write(document, {"1": "الصيف"}, "ar").decode() == f"1\n{TIMES}\nالصيف\n"


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.srt", "No times here\n", "subtitles.no_cues"),
        ("a.vtt", "1\n00:01.000 --> 00:02.000\nOne\n", "subtitles.not_webvtt"),
        ("a.vtt", "WEBVTT\n\nNOTE nothing\n", "subtitles.no_cues"),
    ],
)
def test_a_file_without_cues_is_refused(name: str, data: str, code: str) -> None:
    with pytest.raises(BadInput) as raised:
        documents.read(data.encode(), name, "en")
    assert raised.value.code == code


@pytest.mark.parametrize(("data", "format_"), [(f"1\n{TIMES}\nOne\n", "srt"), (f"WEBVTT\n\n{SHORT}\nOne\n", "vtt")])
def test_a_file_is_known_without_its_name(data: str, format_: str) -> None:
    assert documents.read(data.encode(), "subtitles", "en").format == format_


def test_no_direction_mark_is_written_but_round_what_needs_it() -> None:
    document = srt(f"1\n{TIMES}\nOne\n")
    assert written(document, {"1": "واحد"}, "ar") == f"1\n{TIMES}\nواحد\n"
    assert written(document, {"1": "اتصلوا على +20 2 2736 5140"}, "ar").count("\u2066") == 1


_LINE = st.text(
    st.characters(
        codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Co", "Zl", "Zp"), exclude_characters="<>&{}\ufeff"
    ),
    max_size=12,
)
_MARKED = st.one_of(_LINE, _LINE.map(lambda line: f"<i>{line}</i>"), st.sampled_from(["<b>", "</u>", "- a", "&amp;"]))
_CUE = st.lists(_MARKED.map(lambda line: f"w{line}"), min_size=1, max_size=3)


@given(st.lists(_CUE, min_size=1, max_size=4), st.sampled_from(["\n", "\r\n"]), st.sampled_from(["a.srt", "a.vtt"]))
def test_nothing_changed_is_the_file_and_words_change_alone(cues: list[list[str]], end: str, name: str) -> None:
    times = TIMES if name == "a.srt" else SHORT
    head = "" if name == "a.srt" else f"WEBVTT{end}{end}"
    text = head + (end + end).join(
        f"{number}{end}{times}{end}{end.join(cue)}" for number, cue in enumerate(cues, start=1)
    )
    document = documents.read(text.encode(), name, "en")
    assert len(document.blocks) == len(cues)
    assert written(document, {block.key: block.text.text for block in document.blocks}, "en") == text.removeprefix(
        "WEBVTT\n\n"
    )
    out = documents.write(document, {block.key: f"mot {block.text.text}" for block in document.blocks}, "fr")
    again = documents.read(out, name, "fr")
    assert [block.text.plain for block in again.blocks] == [f"mot {block.text.plain}" for block in document.blocks]
    assert re.findall(r".*-->.*", out.decode()) == re.findall(r".*-->.*", text)
