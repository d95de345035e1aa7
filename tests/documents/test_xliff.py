"""XLIFF as the file that is translated: only targets change."""

import re
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from translate.storage.xliff import xlifffile

from workflow import documents
from workflow.documents import Document
from workflow.documents.splice import Edit, Splicer
from workflow.errors import BadInput
from workflow.text.codes import codes_in

HEAD = '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a" source-language="en" target-language="ar" datatype="plaintext"><body>'
TAIL = "</body></file></xliff>"
HEAD_2 = '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="en" trgLang="ar"><file id="f">'
TAIL_2 = "</file></xliff>"


def first(inside: str, name: str = "a.xlf") -> Document:
    return documents.read(f"{HEAD}{inside}{TAIL}".encode(), name, "en")


def second(inside: str) -> Document:
    return documents.read(f"{HEAD_2}{inside}{TAIL_2}".encode(), "a.xlf", "en")


def written(document: Document, texts: Mapping[str, str], language: str = "ar") -> str:
    out = documents.write(document, texts, language).decode()
    return out.removeprefix(HEAD).removeprefix(HEAD_2).removesuffix(TAIL).removesuffix(TAIL_2)


def test_a_unit_is_one_block_however_many_sentences_it_has() -> None:
    document = first('<trans-unit id="1"><source>One came. Two left.</source></trans-unit>')
    assert [(block.text.text, block.whole) for block in document.blocks] == [("One came. Two left.", True)]


def test_a_missing_target_comes_after_the_source_in_its_manner() -> None:
    inside = '\n  <trans-unit id="1">\n    <source xml:lang="en">One</source>\n    <note>n</note>\n  </trans-unit>\n'
    assert written(first(inside), {"1": "واحد"}) == inside.replace(
        "</source>", '</source>\n    <target xml:lang="ar" state="translated">واحد</target>'
    )
    data = f"{HEAD}{inside}{TAIL}".replace('"ar"', '"ar-EG"').encode()
    assert b'<target xml:lang="ar-EG"' in documents.write(documents.read(data, "a.xlf", "en"), {"1": "واحد"}, "ar")


def test_a_target_goes_behind_the_segmented_source() -> None:
    inside = '<trans-unit id="1"><source>One</source><seg-source><mrk mtype="seg" mid="1">One</mrk></seg-source></trans-unit>'
    assert written(first(inside), {"1": "واحد"}).endswith(
        '</seg-source><target state="translated"><mrk mtype="seg" mid="1">واحد</mrk></target></trans-unit>'
    )


def test_a_segment_that_is_not_given_stays_as_it_was() -> None:
    inside = (
        '<trans-unit id="1"><source>One Two</source><seg-source><mrk mtype="seg" mid="1">One</mrk> <mrk mtype="seg" mid="2">Two</mrk>'
        '</seg-source><target state="new"><mrk mtype="seg" mid="1"/> <mrk mtype="seg" mid="2"/></target></trans-unit>'
    )
    out = written(first(inside), {"2": "اثنان"})
    assert '<target state="new"><mrk mtype="seg" mid="1"/> <mrk mtype="seg" mid="2">اثنان</mrk></target>' in out


def test_what_qualified_the_old_target_goes() -> None:
    inside = (
        '<trans-unit id="1"><source>One</source><target state-qualifier="leveraged-mt" x="y">x</target></trans-unit>'
    )
    assert '<target x="y" state="translated">واحد</target>' in written(first(inside), {"1": "واحد"})


@pytest.mark.parametrize(
    "inside",
    [
        '<trans-unit id="1" translate="no"><source>One</source></trans-unit>',
        '<group translate="no"><trans-unit id="1"><source>One</source></trans-unit></group>',
        '<trans-unit id="1"><source>One</source><target state="final">x</target></trans-unit>',
        '<trans-unit id="1" approved="yes"><source>One</source><target>x</target></trans-unit>',
        '<trans-unit id="1" xmlns:q="urn:q" q:locked="locked"><source>One</source></trans-unit>',
    ],
)
def test_what_is_finished_or_not_to_be_translated_is_left_alone(inside: str) -> None:
    document = first(f'{inside}<trans-unit id="2"><source>Two</source></trans-unit>')
    assert [block.text.text for block in document.blocks] == ["Two"]
    assert [(told.code, told.facts["units"]) for told in document.notes] == [("bilingual.left", 1)]
    assert inside in written(document, {document.blocks[0].key: "اثنان"})


def test_a_locked_segment_keeps_its_target_when_the_unit_gets_a_new_one() -> None:
    inside = (
        '<trans-unit id="1"><source>One Two</source><seg-source><mrk mtype="seg" mid="1">One</mrk> <mrk mtype="seg" mid="2">Two</mrk></seg-source>'
        '<target><mrk mtype="seg" mid="1">قفل</mrk></target><t:seg-defs xmlns:t="urn:t"><t:seg id="1" locked="true"/></t:seg-defs></trans-unit>'
    )
    document = first(inside)
    assert [block.text.text for block in document.blocks] == ["Two"]
    assert '<mrk mtype="seg" mid="1">قفل</mrk> <mrk mtype="seg" mid="2">اثنان</mrk></target>' in written(
        document, {"2": "اثنان"}
    )


def test_what_is_finished_outside_is_read_when_the_file_comes_back_under_the_same_keys() -> None:
    inside = '<trans-unit id="{0}"><source>{0}</source><target{1}>{2}</target></trans-unit>'
    went = first(
        inside.format("One", "", "") + inside.format("Two", ' state="final"', "اثنان") + inside.format("Three", "", "")
    )
    final = ' state="final"'
    came = (
        inside.format("One", final, "واحد") + inside.format("Two", final, "اثنان") + inside.format("Three", "", "ثلاثة")
    )
    document = documents.read(f"{HEAD}{came}{TAIL}".encode(), "a.xlf", "en", filled=True)
    assert [block.key for block in went.blocks] == ["1", "3"]
    assert {block.key: block.text.text for block in document.blocks} == {"1": "One", "2": "Two", "3": "Three"}
    assert {key: text.text for key, text in document.targets.items()} == {"1": "واحد", "2": "اثنان", "3": "ثلاثة"}


def test_a_copy_of_the_source_is_no_translation_until_it_is_said_to_be() -> None:
    copied = '<trans-unit id="{0}"><source>One</source><target{1}>One</target></trans-unit>'
    document = first(copied.format(1, "") + copied.format(2, ' state="new"') + copied.format(3, ' state="translated"'))
    assert set(document.targets) == {"3"}


@pytest.mark.parametrize(
    ("inside", "text", "labels"),
    [
        ('a <g id="1" ctype="bold">b</g> c', "a ❶b➊ c", ["bold"]),
        ('<x id="1" equiv-text="{n}"/> left', "➀ left", ["{n}"]),
        ('a <bpt id="1">&lt;i&gt;</bpt>b<ept id="1">&lt;/i&gt;</ept>', "a ❶b➊", ["italic"]),
        ('a <bx id="1"/>b<g id="2">c<ex id="2" rid="1"/>d</g>', "a ➀b❷c➂d➋", ["markup"] * 3),
        ('a <ph id="1">%s</ph> <it id="2" pos="open">x</it>', "a ➀ ➁", ["%s", "x"]),
        ('a <mrk mtype="protected">b</mrk> <mrk mtype="term">c</mrk>', "a ➀ ❷c➋", ["kept\xa0as\xa0it\xa0is", "markup"]),
        ('<g id="1"><g id="2"> a </g></g>', "a", []),
        ("a\n  b\tc", "a➀b➁c", ["break", "tab"]),
        ("<![CDATA[a <b> & c]]>", "a <b> & c", []),
        ("a<!-- no --> &#169;&amp;", "a ©&", []),
    ],
)
def test_inline_elements_are_codes(inside: str, text: str, labels: list[str]) -> None:
    block = first(f'<trans-unit id="1"><source>{inside}</source></trans-unit>').blocks[0]
    assert block.text.text == text
    assert [code.label.replace(" ", "\xa0") for code in block.text.codes if code.role != "close"] == labels


def test_text_inside_a_code_is_a_block_of_its_own() -> None:
    inside = '<trans-unit id="1"><source>See <ph id="1">[img alt="<sub>Map</sub>"]</ph> here</source></trans-unit>'
    document = first(inside)
    assert [block.text.text for block in document.blocks] == ["See ➀ here", "Map"]
    out = written(document, {"1": "انظر ➀", "2": "خريطة"})
    assert '<target state="translated">انظر <ph id="1">[img alt="<sub>خريطة</sub>"]</ph></target>' in out


def test_a_text_is_escaped_and_the_codes_keep_their_bytes() -> None:
    document = first("<trans-unit id='1'><source>a <g  id='1' >b</g > c</source></trans-unit>")
    assert "<target state=\"translated\">&lt;x&gt; &amp; <g  id='1' >ب</g ></target>" in written(
        document, {"1": "<x> & ❶ب➊"}
    )


def test_what_the_file_says_already_is_read_with_the_codes_of_its_source() -> None:
    inside = '<trans-unit id="1"><source>a <g id="1">b</g> <x id="2"/></source><target><x id="2"/> <g id="1">ب</g> <x id="9"/></target></trans-unit>'
    assert first(inside).targets["1"].text == "➁ ❶ب➊ "


def test_a_file_without_a_target_language_gets_one() -> None:
    data = f"{HEAD}<trans-unit id='1'><source>One</source></trans-unit>{TAIL}".replace(' target-language="ar"', "")
    document = documents.read(data.encode(), "a.xlf", "en")
    assert "target_language" not in document.properties
    assert b' target-language="fr">' in documents.write(document, {"1": "Un"}, "fr")


def test_segments_of_a_unit_are_blocks_and_their_state_follows() -> None:
    inside = (
        '<unit id="1"><segment state="initial" subState="x:y"><source>One </source></segment><ignorable><source>-</source></ignorable>'
        '<segment id="b"><source>Two <pc id="1">x</pc></source><target>old</target></segment></unit>'
    )
    document = second(inside)
    assert [block.text.text for block in document.blocks] == ["One", "Two ❶x➊"]
    assert written(document, {"1": "واحد"}) == inside.replace(
        '<segment state="initial" subState="x:y"><source>One </source>',
        '<segment state="translated"><source>One </source><target>واحد </target>',
    )


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ('a <pc id="1" type="fmt" subType="xlf:b">b</pc>', "a ❶b➊"),
        ('<sc id="1"/>a<ec startRef="1"/> b<cp hex="001F"/>', "❶a➊ b➁"),
        ('a <mrk id="m" translate="no">b</mrk> <mrk id="n" type="term">c</mrk>', "a ➀ ❷c➋"),
        ('a <sc id="1" isolated="yes"/>b <ec id="2" isolated="yes"/>', "a ➀b ➁"),
        ('a <sm id="m1" type="term"/>b<em startRef="m1"/>', "a ❶b➊"),
    ],
)
def test_inline_elements_of_the_second_version_are_codes(inside: str, text: str) -> None:
    assert second(f'<unit id="1"><segment><source>{inside}</source></segment></unit>').blocks[0].text.text == text


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "windows-1256", "iso-8859-6"])
def test_a_file_keeps_its_encoding(encoding: str) -> None:
    label = encoding.removesuffix("-sig")
    text = f'<?xml version="1.0" encoding="{label}"?>{HEAD}<trans-unit id="1"><source>One</source><note>ملحق</note></trans-unit>{TAIL}'
    document = documents.read(text.encode(encoding), "a.xlf", "en")
    out = documents.write(document, {"1": "واحد ۝"}, "ar")
    told = out.decode(encoding).replace("&#1757;", "۝")
    assert told == text.replace("</source>", '</source><target state="translated">واحد ۝</target>')
    assert documents.read(out, "a.xlf", "en").targets["1"].text == "واحد ۝"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (HEAD + "<trans-unit id='1'><source>One</source></trans-unit>", "xml.broken"),
        (f"<!DOCTYPE xliff [<!ENTITY x 'y'>]>{HEAD}{TAIL}", "xml.document_type"),
        ("<xliff version='3.0'><a>One</a></xliff>", "xliff.version"),
        (HEAD.replace('"ar"', '"de"') + TAIL, "bilingual.unknown_language"),
        (HEAD + "<trans-unit id='1'><source> - </source></trans-unit>" + TAIL, "file.blank"),
        (
            HEAD + f"</body></file>{HEAD[HEAD.index('<file') :]}".replace('"ar"', '"fr"') + TAIL,
            "bilingual.many_languages",
        ),
    ],
)
def test_a_file_that_cannot_be_read_has_one_error(data: str, code: str) -> None:
    with pytest.raises(BadInput) as raised:
        documents.read(data.encode(), "a.xlf", "en")
    assert raised.value.code == code


def test_a_toolkit_reads_the_targets() -> None:
    out = documents.write(
        first('<trans-unit id="1"><source>One &amp; two</source></trans-unit>'), {"1": "واحد & اثنان"}, "ar"
    )
    assert xlifffile.parsestring(out).units[0].target == "واحد & اثنان"


_TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Co", "Cn"), exclude_characters="<>&\ufeff"),
    max_size=8,
)
_LONE = st.sampled_from(
    ['<x id="{0}"/>', '<ph id="{0}">%s</ph>', '<bx id="{0}"/>', '<ex id="{0}" rid="{0}"/>', "&amp;", "\n", "<!--c-->"]
)


def _numbered(pieces: list[str]) -> str:
    return "".join(piece.replace("{0}", str(number)) for number, piece in enumerate(pieces, start=1))


_INSIDE = st.recursive(
    st.lists(st.one_of(_TEXT, _LONE), max_size=5).map("".join),
    lambda inner: st.one_of(
        inner.map(lambda told: f'<g id="{{0}}">{told}</g>'),
        inner.map(lambda told: f'<mrk mtype="x-a">{told}</mrk>'),
        st.lists(inner, max_size=3).map("".join),
    ),
    max_leaves=8,
)


@given(st.lists(_INSIDE, min_size=1, max_size=3))
def test_nothing_changed_is_the_file_and_a_text_changes_its_target_alone(insides: list[str]) -> None:
    units = "".join(
        f'<trans-unit id="{number}"><source>Word {_numbered(list(re.split("(?=<)", told)))}</source></trans-unit>'
        for number, told in enumerate(insides)
    )
    document = first(units)
    assert documents.write(document, {}, "ar") == document.data
    assert written(document, {block.key: block.text.text for block in document.blocks}, "en") == units
    out = documents.write(document, {block.key: f"نص {block.text.text}" for block in document.blocks}, "ar")
    for source, target in zip(
        etree.fromstring(out).iter("{*}source"), etree.fromstring(out).iter("{*}target"), strict=True
    ):
        assert [child.tag for child in source.iter(etree.Element)][1:] == [
            child.tag for child in target.iter(etree.Element)
        ][1:]
    again = documents.read(out, "a.xlf", "en")
    assert [block.text.text for block in again.blocks] == [block.text.text for block in document.blocks]
    assert re.sub("<target.*?</target>", "", out.decode(), flags=re.DOTALL) == document.data.decode()


@given(st.text("ab❶➊➀➁❷➋", max_size=12))
def test_whatever_a_translation_does_to_its_codes_the_file_is_well_formed(said: str) -> None:
    document = first(
        '<trans-unit id="1"><source>a <g id="1">b <x id="2"/></g> <bx id="3"/>c<ex id="3"/></source></trans-unit>'
    )
    texts = {"1": said + "x" if set(codes_in(said)) <= set(codes_in(document.blocks[0].text.text)) else "x"}
    target = next(etree.fromstring(documents.write(document, texts, "ar")).iter("{*}target"))
    assert len(target.findall(".//{*}x")) == 1


def test_edits_in_a_marked_section_leave_sections_whole() -> None:
    document = first('<trans-unit id="1"><source><![CDATA[ a\tb ]]></source></trans-unit>')
    assert '<target state="translated"><![CDATA[ ]]>ا<![CDATA[\t]]>ب<![CDATA[ ]]></target>' in written(
        document, {"1": "ا➀ب"}
    )


def test_a_splicer_tells_unchanged_spans_as_it_is_told() -> None:
    told = Splicer("abcdef", [Edit(1, 2, "X")], lambda start, end: f"[{start}-{end}]").all()
    assert told == "[0-1]X[2-6]"
