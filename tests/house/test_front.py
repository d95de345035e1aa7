"""What holds for every script, style sheet and template."""

import re
from pathlib import Path

from tests.house import front, tree
from web.edge.static_files import as_served

EDITOR_BYTES = 60_000
DEEPEST_SELECTOR = 3
TOKENS = front.STATIC / "css" / "tokens.css"
# A text becomes markup by these, or code: Trusted Types forbid them in the browser, and nothing here may need them.
SINKS = (
    r"\b(?:innerHTML|outerHTML|insertAdjacentHTML|DOMParser|createContextualFragment|setHTMLUnsafe|parseHTMLUnsafe|srcdoc)\b"
    r"|\bdocument\.write(?:ln)?\b|\beval\s*\(|\bnew Function\b|\bset(?:Timeout|Interval)\s*\(\s*[\"'`]"
)
RIM = r"\b(?:document|window|fetch|localStorage|sessionStorage|indexedDB|navigator|location|history)\b(?=[.(\[])"


def test_no_script_makes_markup_or_code_of_text() -> None:
    assert front.found(front.scripts(), SINKS) == []


def test_what_is_tested_without_a_browser_needs_none() -> None:
    alone = front.tried_alone()
    assert alone
    assert front.found(sorted(alone), RIM) == []


def test_scripts_do_not_import_each_other_in_a_circle() -> None:
    circles = [path.as_posix() for path in front.scripts() if path in front.closure(front.imported(path))]
    assert circles == []


def test_every_import_of_a_script_leads_to_a_file_of_the_tree() -> None:
    files = set(tree.files())
    assert [
        f"{path}: {one}"
        for path in front.scripts()
        for one in front.imported(path) | front.fetched(path)
        if one not in files
    ] == []


def test_the_editor_page_loads_at_most_60000_bytes_of_script() -> None:
    loaded = front.loaded_by(front.TEMPLATES / "pages" / "editor.html")
    sizes = {path.as_posix(): len(as_served(tree.ROOT / path).encode()) for path in loaded}
    assert len(sizes) > 1
    assert sum(sizes.values()) <= EDITOR_BYTES, sorted(sizes.items(), key=lambda one: -one[1])


def test_no_script_or_template_asks_for_a_language_by_name() -> None:
    codes = "|".join(sorted(path.parts[1] for path in tree.files() if path.match("locales/*/language.toml")))
    compared = rf"[!=]==?\s*[\"'](?:{codes})[\"']"
    assert front.found([*front.scripts(), *front.templates()], compared) == []


def test_11_no_style_sheet_knows_left_from_right() -> None:
    assert front.found(front.sheets(), r"\b(?:left|right)\b") == []


def test_colours_are_named_in_one_file() -> None:
    others = [path for path in front.sheets() if path != TOKENS]
    assert front.found(others, r"#[0-9a-fA-F]{3,8}\b(?=[^{]*;)|\b(?:rgb|hsl|oklch)a?\(") == []


def test_no_rule_needs_to_be_important() -> None:
    assert front.found(front.sheets(), r"!\s*important") == []


def test_every_style_sheet_is_one_layer() -> None:
    bare = [
        path.as_posix()
        for path in front.sheets()
        if not re.fullmatch(r"\s*(?:@layer [\w, ]+;\s*)?@layer \w+ \{.*\}\s*", front.code(path), re.DOTALL)
    ]
    assert bare == []


def test_no_selector_is_deeper_than_three() -> None:
    deep = [
        f"{path}: {selector.strip()}"
        for path in front.sheets()
        for selector in _selectors(front.code(path))
        if len(re.split(r"\s*[>+~]\s*|\s+", selector.strip())) > DEEPEST_SELECTOR
    ]
    assert deep == []


def test_no_template_holds_scripts_styles_or_handlers() -> None:
    inline = (
        r"<script(?![^>]*\bsrc=)(?! type=\"application/json\" id=\"page-data\">)[^>]*>"
        r"|<style\b|\sstyle=|\son[a-z]+=|javascript:|\{%-? trans\b|\|\s*safe\b"
    )
    assert front.found(front.templates(), inline) == []


def test_4_no_text_of_a_release_leaves_its_direction_to_the_browser() -> None:
    """`dir="auto"` turns an Arabic sentence that begins with a Latin name. It is for what people write to one another."""
    cells = r"<(?:td|th|li|div|section|article|h[1-6])\b[^>]*\bdir=[\"']auto[\"']"
    assert front.found(front.templates(), cells) == []
    parts = [front.TEMPLATES / "parts" / name for name in ("text.html", "row.html")]
    assert front.found(parts, r"\bauto\b") == []
    assert front.found(front.sheets(), r"unicode-bidi:\s*plaintext") == []


def test_every_style_sheet_and_script_of_the_tree_is_asked_for() -> None:
    said = "\n".join(front.markup(path) for path in front.templates())
    lone = [
        path.as_posix()
        for path in front.sheets()
        if path.stem not in said and f"{path.parent.name}/{path.stem}" not in said
    ]
    used = set().union(*(front.loaded_by(path, later=True) for path in front.templates()))
    assert lone == []
    assert [path.as_posix() for path in front.scripts() if path not in used and not _types_alone(path)] == []


def _selectors(sheet: str) -> list[str]:
    rules = [rule for rule in re.findall(r"([^{};]+)\{", sheet) if not rule.strip().startswith("@")]
    bare = [re.sub(r"\([^()]*\)|\[[^\]]*\]", "", re.sub(r"\([^()]*\)", "", rule)) for rule in rules]
    return [selector for rule in bare for selector in rule.split(",")]


def _types_alone(path: Path) -> bool:
    return re.sub(r"export \{\};?", "", front.code(path)).strip() == ""
