"""SRX 2.0 files from outside: how rules are chosen, ordered and asked."""

from io import StringIO

import pytest

from tests.segmentation.marked import LANGUAGES, cases, ink
from tests.segmentation.srx_files import ENGLISH, GENERAL, TOOL, srx
from workflow.errors import BadInput
from workflow.segmentation import cut, notes
from workflow.segmentation.srx import read


def pieces(data: bytes, text: str, language: str = "en") -> list[str]:
    found = cut([(text, ())], language, file=read(data, "tool.srx"))
    assert found.warning is None
    return [text[start:end] for start, end in found.blocks[0]]


def test_a_cascade_asks_the_rules_of_every_map_that_fits_in_their_order() -> None:
    text = "Bring tools, e.g. Saws; then wait. Mr. Hale comes."
    assert pieces(TOOL, text) == ["Bring tools, e.g. Saws;", "then wait.", "Mr. Hale comes."]
    assert pieces(TOOL, text, "fr") == ["Bring tools, e.g.", "Saws; then wait.", "Mr. Hale comes."]


def test_without_a_cascade_the_first_map_that_fits_has_its_rules_alone() -> None:
    alone = srx({"General": GENERAL, "English": ENGLISH}, [("en.*", "English"), (".*", "General")], cascade=False)
    assert pieces(alone, "One; two. Three.") == ["One;", "two. Three."]


def test_the_case_of_a_language_code_says_nothing() -> None:
    assert pieces(srx({"E": GENERAL}, [("EN", "E")]), "One. Two.") == ["One.", "Two."]


def test_rules_with_groups_of_their_own_are_told_apart() -> None:
    assert pieces(TOOL, "He met Dr. Roy. J. Abel left! Nobody saw.") == [
        "He met Dr. Roy.",
        "J. Abel left!",
        "Nobody saw.",
    ]


def test_a_rule_may_refer_to_its_own_group_behind_groups_of_others() -> None:
    rules = [("no", "(x)(y)", ""), ("no", r"\.", r"\s(\p{L})\1"), ("yes", r"\.", r"\s")]
    assert pieces(srx({"A": rules}, [(".*", "A")]), "One. aa goes. Ab stays.") == ["One. aa goes.", "Ab stays."]


def test_two_rules_may_call_their_groups_by_one_name() -> None:
    rules = [("no", "", r"\s(?<x>a)\k<x>"), ("no", "", r"\s(?<x>b)\k<x>"), ("yes", r"\.", r"\s")]
    assert pieces(srx({"A": rules}, [(".*", "A")]), "One. aa. bb. ab.") == ["One. aa. bb.", "ab."]


def test_the_first_rule_that_fits_decides() -> None:
    rules = [("yes", r"etc\.", r"\s\p{Lu}"), ("no", r"etc\.", ""), ("yes", r"\.", r"\s")]
    assert pieces(srx({"A": rules}, [(".*", "A")]), "Bread, etc. for all. Or etc. None.") == [
        "Bread, etc. for all.",
        "Or etc.",
        "None.",
    ]


def test_a_segment_has_no_white_space_at_its_borders_wherever_the_rule_breaks() -> None:
    assert pieces(srx({"A": [("yes", r"\.\s+", "")]}, [(".*", "A")]), " One.   Two. ") == ["One.", "Two."]


def test_comments_inside_a_rule_are_no_part_of_its_pattern() -> None:
    data = srx({"A": [("yes", r"\.", r"\s")]}, [(".*", "A")]).replace(rb"\.</before", rb"\.<!-- stop --></before")
    assert pieces(data, "One. Two.") == ["One.", "Two."]


def test_the_file_says_on_which_side_codes_fall() -> None:
    text = "A.\u2780 B."
    rules = {"A": [("yes", r"\.", r"\s")]}
    assert pieces(srx(rules, [(".*", "A")], handles={"isolated": "yes"}), text) == ["A.\u2780", "B."]
    assert pieces(srx(rules, [(".*", "A")]), text) == ["A.", "\u2780 B."]
    opening = "A.\u2776 B."
    assert pieces(srx(rules, [(".*", "A")], handles={"start": "yes"}), opening) == ["A.\u2776", "B."]
    assert pieces(srx(rules, [(".*", "A")]), opening) == ["A.", "\u2776 B."]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "xml.broken"),
        (b"a, b, c", "xml.broken"),
        (b"<tmx/>", "segmentation.not_srx"),
        (b'<srx xmlns="http://www.lisa.org/srx20"/>', "segmentation.not_srx"),
        (srx({}, []), "segmentation.not_srx"),
        (srx({"A": [("yes", "x" * 10_001, "")]}, []), "segmentation.long_pattern"),
        (srx({"A": [("yes", "x", "")] * 5_001}, []), "segmentation.too_many_rules"),
        (srx({"A": [("yes", "x" * 9_000, "")] * 120}, []), "segmentation.too_big"),
        (srx({"A": GENERAL}, [("(", "A")]), "segmentation.bad_map"),
        (srx({"A": GENERAL}, [("(" * 70 + ")" * 70, "A")]), "segmentation.bad_map"),
    ],
)
def test_what_is_no_srx_or_too_large_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(BadInput) as caught:
        read(data, "tool.srx")
    assert caught.value.code == code


def test_entities_are_not_expanded() -> None:
    bomb = b'<!DOCTYPE srx [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>' + srx({"A": [("yes", "x", "")]}, []).split(
        b"?>", 1
    )[1].replace(b">x<", b">&b;<")
    with pytest.raises(BadInput, match=r"xml\."):
        read(bomb, "tool.srx")


@pytest.mark.parametrize("syntax", [r"\Q.\E", r"\x{2029}", r"\cM", r"\p{javaUpperCase}"])
def test_java_and_icu_syntax_is_told_on_import_by_the_number_of_its_rule(syntax: str) -> None:
    file = read(srx({"A": [("yes", r"\.", r"\s"), ("no", syntax, "")]}, [(".*", "A")]), "tool.srx")
    told = notes(file)
    assert [(note.rule, note.reason) for note in told] == [(2, "syntax")]
    assert told[0].detail
    assert syntax.startswith(told[0].detail)


@pytest.mark.parametrize("pattern", [r"\h+", r"a++b", r"[a-z&&[^b]]", r"\\Q", r"\p{Lu}", r"(?<!a{1,3})b", r"[\\c]"])
def test_syntax_that_is_read_here_is_not_complained_of(pattern: str) -> None:
    file = read(srx({"A": [("no", pattern, ""), ("yes", r"\.", r"\s")]}, [(".*", "A")]), "tool.srx")
    assert notes(file) == []
    assert cut([("One. Two.", ())], "en", file=file).warning is None


def test_the_seams_are_those_of_another_srx_engine() -> None:
    choppa = pytest.importorskip("choppa")
    iterators = pytest.importorskip("choppa.iterators")
    document = choppa.SrxDocument(ruleset=StringIO(TOOL.decode()))
    for language in LANGUAGES:
        for case in cases(language):
            theirs = list(iterators.SrxTextIterator(document, language, case.text))
            assert [ink(piece) for piece in pieces(TOOL, case.text, language)] == [
                ink(piece) for piece in theirs if ink(piece)
            ]
