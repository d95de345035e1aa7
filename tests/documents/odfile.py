"""Builds small OpenDocument texts, the same bytes each time."""

import io
import zipfile
from collections.abc import Iterable
from html import escape
from typing import Any

from workflow import documents
from workflow.documents import Document
from workflow.documents.odt.names import SPACES

KIND = "application/vnd.oasis.opendocument.text"
_DECLARED = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in SPACES.items())
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
STYLES = (
    '<style:default-style style:family="paragraph"><style:paragraph-properties fo:text-align="start"/>'
    '<style:text-properties style:font-name="Liberation Serif" fo:font-size="12pt" fo:language="en" fo:country="GB" '
    'style:font-name-complex="Lohit Devanagari" style:font-size-complex="10pt" style:language-complex="hi" style:country-complex="IN"/></style:default-style>'
    '<style:style style:name="Standard" style:family="paragraph"/>'
    '<style:style style:name="Caption" style:family="paragraph" style:parent-style-name="Standard"/>'
    '<style:style style:name="Illustration" style:family="paragraph" style:parent-style-name="Caption"/>'
    '<style:style style:name="Quotations" style:family="paragraph" style:parent-style-name="Standard"/>'
    '<style:style style:name="Title" style:family="paragraph"><style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="Secret" style:family="text"><style:text-properties text:display="none"/></style:style>'
    '<style:style style:name="Strong_20_Emphasis" style:display-name="Strong Emphasis" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
    '<text:list-style style:name="Counted"><text:list-level-style-number text:level="1" style:num-format="1"/>'
    '<text:list-level-style-bullet text:level="2" text:bullet-char="•"/></text:list-style>'
)
PAGE = '<style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin="2cm"/>'
LAYOUT = f'<style:page-layout style:name="pm">{PAGE}</style:page-layout>'


def text_style(name: str, **properties: str) -> str:
    """An automatic style of text: ``fo__font_weight="bold"``."""
    return styled(name, "text", "text", **properties)


def styled(name: str, family: str, kind: str, parent: str = "", **properties: str) -> str:
    told = " ".join(f'{key.replace("__", ":").replace("_", "-")}="{value}"' for key, value in properties.items())
    above = f' style:parent-style-name="{parent}"' if parent else ""
    return f'<style:style style:name="{name}" style:family="{family}"{above}><style:{kind}-properties {told}/></style:style>'


BOLD = text_style("B", fo__font_weight="bold", style__font_weight_complex="bold")
ITALIC = text_style("I", fo__font_style="italic")
SPOKEN = text_style("L", fo__language="fr", fo__country="FR", officeooo__rsid="0011")
AUTOMATIC = BOLD + ITALIC + SPOKEN + BOLD.replace('"B"', '"B2"')


def p(*content: str, style: str = "") -> str:
    return f"<text:p{_named(style)}>{''.join(content)}</text:p>"


def h(text: str, level: int = 1) -> str:
    return f'<text:h text:outline-level="{level}">{text}</text:h>'


def span(style: str, *content: str) -> str:
    return f"<text:span{_named(style)}>{''.join(content)}</text:span>"


def _named(style: str) -> str:
    return f' text:style-name="{style}"' if style else ""


def items(*content: str, style: str = "") -> str:
    inner = "".join(f"<text:list-item>{each}</text:list-item>" for each in content)
    return f"<text:list{_named(style)}>{inner}</text:list>"


def table(*rows: Iterable[str], style: str = "") -> str:
    cells = ("".join(f"<table:table-cell>{cell}</table:table-cell>" for cell in row) for row in rows)
    named = f' table:style-name="{style}"' if style else ""
    inner = "".join(f"<table:table-row>{row}</table:table-row>" for row in cells)
    return f"<table:table{named}><table:table-column/>{inner}</table:table>"


def link(*content: str, title: str = "") -> str:
    told = f' office:title="{escape(title)}"' if title else ""
    return f'<text:a xlink:type="simple" xlink:href="https://example.org/"{told}>{"".join(content)}</text:a>'


def footnote(*content: str) -> str:
    body = f"<text:note-body>{''.join(content)}</text:note-body>"
    return f'<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>{body}</text:note>'


def frame(*content: str) -> str:
    return f'<draw:frame svg:width="5cm" svg:height="2cm">{"".join(content)}</draw:frame>'


def box(*content: str) -> str:
    return frame(f"<draw:text-box>{''.join(content)}</draw:text-box>")


PICTURE = '<draw:image xlink:href="Pictures/a.png"/>'


def odt(
    *body: str,
    automatic: str = AUTOMATIC,
    styles: str = STYLES,
    master: str = "",
    meta: str = "",
    kind: str = KIND,
    fonts: str = "",
    native: bool = False,
    layout: str = PAGE,
    extra: dict[str, bytes] | None = None,
) -> bytes:
    """A text of block-level XML. ``master`` is the content of its master page, ``meta`` what it says of itself.

    ``native``: turned as LibreOffice does it where Arabic is typed.
    """
    content = f"<office:automatic-styles>{automatic}</office:automatic-styles><office:body><office:text>{''.join(body)}</office:text></office:body>"
    layout = f'<style:page-layout style:name="pm">{layout}</style:page-layout>'
    if native:
        styles = styles.replace('fo:text-align="start"', 'fo:text-align="end" style:writing-mode="rl-tb"')
        layout = layout.replace(
            "<style:page-layout-properties", '<style:page-layout-properties style:writing-mode="rl-tb"'
        )
    pages = f'<style:master-page style:name="Standard" style:page-layout-name="pm">{master}</style:master-page>'
    sheet = (
        f"{fonts}<office:styles>{styles}</office:styles><office:automatic-styles>{layout}</office:automatic-styles>"
        f"<office:master-styles>{pages}</office:master-styles>"
    )
    parts = {"content.xml": _root("content", content), "styles.xml": _root("styles", sheet)}
    if meta:
        parts["meta.xml"] = _root("meta", f"<office:meta>{meta}</office:meta>")
    entries = {"mimetype": kind.encode()} | {name: told.encode() for name, told in parts.items()} | (extra or {})
    entries["META-INF/manifest.xml"] = _manifest(kind, entries)
    return packed(entries)


def read(*body: str, **options: Any) -> Document:
    """Read what ``odt`` makes of these, an English text."""
    return documents.read(odt(*body, **options), "release.odt", "en")


def flat(*body: str, automatic: str = AUTOMATIC, meta: str = "", encoding: str = "utf-8") -> bytes:
    """The same as one flat file."""
    told = (
        f'<?xml version="1.0" encoding="{encoding}"?>\n<office:document {_DECLARED} office:version="1.2" office:mimetype="{KIND}"><office:meta>{meta}</office:meta>'
        f"<office:styles>{STYLES}</office:styles><office:automatic-styles>{automatic}{LAYOUT}</office:automatic-styles>"
        '<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="pm"/></office:master-styles>'
        f"<office:body><office:text>{''.join(body)}</office:text></office:body></office:document>"
    )
    return told.encode(encoding, "xmlcharrefreplace")


def _root(kind: str, content: str) -> str:
    return f'{_HEAD}<office:document-{kind} {_DECLARED} office:version="1.2">{content}</office:document-{kind}>'


def _manifest(kind: str, entries: Iterable[str]) -> bytes:
    told = "".join(f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="text/xml"/>' for name in entries if name != "mimetype")  # fmt: skip
    head = f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
    return f'{_HEAD}<manifest:manifest xmlns:manifest="{SPACES["manifest"]}" manifest:version="1.2">{head}{told}</manifest:manifest>'.encode()


def packed(entries: dict[str, bytes]) -> bytes:
    """A package: the kind first and stored."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            info = zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
    return out.getvalue()


def part(data: bytes, name: str = "content.xml") -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name).decode()
