"""No word for people is lost on its way into the catalogues."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import Environment, TemplateSyntaxError, nodes

from locales import gather
from tests.house import front, tree

WORDS = {"_", "N_", "ngettext", "gettext", "lazy_gettext"}


def test_words_of_templates_are_gathered(tmp_path: Path) -> None:
    folder = tmp_path / "web" / "templates"
    folder.mkdir(parents=True)
    (folder / "one.html").write_text(
        '{% macro a(b) %}<p title="{{ _("A hint") }}">{{ ngettext("{n} thing", "{n} things", b) }}</p>{% endmacro %}'
    )
    template = gather.gathered(tmp_path)
    assert {(entry.msgid, entry.msgid_plural) for entry in template} == {("A hint", ""), ("{n} thing", "{n} things")}
    assert {name for entry in template for name, _ in entry.occurrences} == {"web/templates/one.html"}


def test_a_broken_template_stops_the_gathering(tmp_path: Path) -> None:
    folder = tmp_path / "web" / "templates"
    folder.mkdir(parents=True)
    (folder / "one.html").write_text('{{ _("A hint") }}{% if %}')
    with pytest.raises(TemplateSyntaxError):
        gather.gathered(tmp_path)


def test_no_message_is_put_together_where_it_is_said() -> None:
    """An f-string, a sum or a choice inside the brackets is silently dropped by the extractor."""
    assert sorted(_of_code()) + sorted(_of_templates()) == []


def _of_code() -> Iterator[str]:
    for path in tree.files():
        if path.suffix == ".py" and path.parts[0] == "web":
            for node in ast.walk(tree.parsed(path)):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in WORDS:
                    said = node.args[:2] if node.func.id == "ngettext" else node.args[:1]
                    if any(isinstance(one, ast.JoinedStr | ast.BinOp | ast.IfExp) for one in said):
                        yield f"{path}:{node.lineno}"


def _of_templates() -> Iterator[str]:
    parser = Environment(autoescape=True)
    for path in front.templates():
        for call in parser.parse(tree.text(path)).find_all(nodes.Call):
            if isinstance(call.node, nodes.Name) and call.node.name in WORDS:
                said = call.args[:2] if call.node.name == "ngettext" else call.args[:1]
                if any(isinstance(one, nodes.BinExpr | nodes.Concat | nodes.CondExpr | nodes.Filter) for one in said):
                    yield f"{path}:{call.lineno}"
