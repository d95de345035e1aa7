import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from workflow.documents.xmltree import Node, as_utf8, parse

PREFIXES = {"urn:a": "a", "urn:b": "b"}
TEXTS = frozenset({"a:t"})


def tree(node: Node) -> object:
    return node.tag, dict(node.attributes), node.text, [tree(each) for each in node.children]


def judged(element: etree._Element) -> object:
    """The same by lxml."""

    def short(name: str) -> str:
        told = etree.QName(name)
        prefix = PREFIXES.get(told.namespace or "")
        return f"{prefix}:{told.localname}" if prefix else f"{told.namespace or ''} {told.localname}".strip()

    children = list(element.iterchildren(etree.Element))
    pieces = [element.text or "", *(each.tail or "" for each in element)]
    told = "".join(map(str, pieces)) if short(str(element.tag)) in TEXTS else ""
    stated = {short(str(key)): str(value) for key, value in element.items()}
    return short(str(element.tag)), stated, told, [judged(each) for each in children]


WHOLE = """\ufeff<?xml version="1.0" encoding="UTF-8"?><!-- <a> --><?x <b> ?>
<x:r xmlns:x="urn:a" xmlns="urn:b" k='1 > 0' x:k="a&#10;b&amp;&quot;
c"><t>no</t><x:t>one &lt;<!-- <x:t> -->two<![CDATA[<b>&amp;]]>&#x645;<x:u/>three\r\nfour</x:t>
<t xmlns="urn:a">inner<q xmlns="urn:c"/></t><t/><y:t xmlns:y="urn:a" y:z="/"/><t xmlns=""><x:t/></t></x:r>"""


def test_nodes_are_those_that_another_parser_sees() -> None:
    data = WHOLE.encode()
    assert tree(parse(data, PREFIXES, TEXTS)) == judged(etree.fromstring(data))


def test_elements_where_nobody_looks_hold_what_they_hold() -> None:
    inside = '<b:u><b:x k="/>"/></b:u><b:u/><b:u k="1"> <b:x/><!-- <b:x/> --><b:x/></b:u><b:u><b:u/></b:u>'
    more = '<b:u xmlns:b="urn:c"/><b:u xmlns:c="urn:a"><c:t/></b:u><b:u><b:x xmlns="urn:a" xmlns:b="urn:a"/></b:u>'
    data = f'<r xmlns:a="urn:a" xmlns:b="urn:b">{inside}{more}</r>'.encode()
    root = parse(data, PREFIXES, TEXTS, frozenset({"b:u"}))
    assert tree(root) == judged(etree.fromstring(data))
    assert [data[each.start : each.end].decode() for each in root.all("b:x")] == ['<b:x k="/>"/>', "<b:x/>", "<b:x/>"]


def test_offsets_are_those_of_the_tags() -> None:
    data = b"<r><t a='>'>x</t><u/></r>"
    root = parse(data, {}, frozenset())
    first, second = root.children
    assert (data[first.start : first.inner], data[first.inner : first.inner_end]) == (b"<t a='>'>", b"x")
    assert data[first.inner_end : first.end] == b"</t>"
    assert (second.inner, second.inner_end, second.end) == (second.end,) * 3
    assert (root.start, root.end) == (0, len(data))


@pytest.mark.parametrize("encoding", ["utf-16", "iso-8859-1"])
def test_other_encodings_become_utf8(encoding: str) -> None:
    told = f'<?xml version="1.0" encoding="{encoding}"?><r>é</r>'
    assert as_utf8(told.encode(encoding)).decode() == told.replace(encoding, "UTF-8")


NAMES = st.sampled_from(["t", "a:t", "b:u", "a:v"])
TEXT = st.sampled_from(["", "x", " &amp; ", "<!-- <t> -->", "<![CDATA[ ]> ]]>", "&#233;", "\r\n", "'\"", "<?p >?>"])
STATED = st.sampled_from(["", ' k=">"', " a:k='\"'", ' xmlns="urn:a"', ' xmlns:a="urn:b"', ' k="&lt;\t"'])


def elements(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds(
        lambda name, stated, content: f"<{name}{stated}>{''.join(content)}</{name}>", NAMES, STATED, st.lists(inner)
    )


@given(st.lists(st.recursive(TEXT, elements, max_leaves=12)))
def test_any_tree_is_read_as_another_parser_reads_it(content: list[str]) -> None:
    data = f'<r xmlns:a="urn:a" xmlns:b="urn:b">{"".join(content)}</r>'.encode()
    assert tree(parse(data, PREFIXES, TEXTS)) == judged(etree.fromstring(data))
    assert tree(parse(data, PREFIXES, TEXTS, frozenset({"b:u", "a:v"}))) == judged(etree.fromstring(data))
