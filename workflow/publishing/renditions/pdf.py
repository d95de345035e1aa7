"""A language's document as PDF, by WeasyPrint (the extra ``pdf``)."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from functools import cache
from hashlib import sha256
from importlib.util import find_spec
from threading import Lock
from typing import Any

from lxml import etree

from workflow.errors import Unavailable
from workflow.publishing.renditions import html
from workflow.publishing.renditions.html import Page
from workflow.publishing.renditions.shell import as_bytes
from workflow.publishing.renditions.wording import DRAFT, Word, english

_ALONE = Lock()
_COMMAND = '.venv/bin/pip install -e ".[pdf]"'
_PACKAGES = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
_FONTS = "fonts-noto-core"
# Of the faces named, the first that is installed and has the letter is taken.
_STYLE = """
html { font: 11pt/1.5 "Noto Serif", "Liberation Serif", "DejaVu Serif", "Amiri", "Noto Naskh Arabic", "Noto Sans Arabic", "Noto Serif Hebrew", serif; }
html[dir=rtl] { font: 12.5pt/1.6 "Amiri", "Noto Naskh Arabic", "Noto Sans Arabic", "Noto Serif Hebrew", "Noto Serif", "Liberation Serif", "DejaVu Serif", serif; }
body { margin: 0; }
h1, h2, h3, h4, h5, h6, p, li, td, th, figcaption { white-space: pre-line; overflow-wrap: break-word; }
h1, h2, h3, h4, h5, h6 { line-height: 1.3; break-after: avoid; color: #1f3044; margin: 1.1em 0 .4em; }
h1 { font-size: 1.55em; margin-top: 0; }
h2 { font-size: 1.25em; }
h3, h4, h5, h6 { font-size: 1.08em; }
p { margin: 0 0 .75em; orphans: 2; widows: 2; }
ul, ol { margin: 0 0 .75em; padding-inline-start: 1.6em; }
li > ul, li > ol { margin-bottom: 0; }
blockquote { margin: 0 2em .75em; font-style: italic; }
figure { margin: 0 0 .75em; break-after: avoid; }
figcaption { font-style: italic; font-size: .88em; }
[dir=rtl] blockquote, [dir=rtl] figcaption { font-style: normal; }
[dir=rtl] blockquote { color: #404040; }
section, header { font-size: .88em; color: #404040; }
table { border-collapse: collapse; width: 100%; margin: .5em 0 1em; font-size: .92em; }
td, th { border: .5pt solid #8a8f98; padding: .25em .5em; text-align: start; vertical-align: top; }
th { background: #e8ecf1; }
td p, th p { margin: 0; }
tr { break-inside: avoid; }
pre { margin: 0 0 .75em; padding: .5em .8em; background: #f2f4f7; font: .82em/1.45 "Noto Sans Mono", "Liberation Mono", "DejaVu Sans Mono", monospace; white-space: pre-wrap; text-align: start; }
li > p { margin: .2em 0 0; }
a { color: #0b57a4; }
@page { size: A4; margin: 2.3cm; }
@page { @bottom-center { content: counter(page) " / " counter(pages); font-size: 9pt; color: #595959; direction: ltr; } }
"""
_MARK = """
@page { @top-center { content: "{}"; font-weight: bold; font-size: 12pt; color: #9a3412; } }
"""


@cache
def is_installed() -> bool:
    """Tell whether the extra ``pdf`` is there."""
    return find_spec("weasyprint") is not None


def document(shown: Page, word: Word = english, revised: datetime | None = None) -> bytes:
    """Give ``shown`` as a tagged PDF with its fonts in it; nothing is fetched. A draft says so at the top of each page.

    Raises Unavailable where WeasyPrint or what it needs is not installed, or no font has the letters of the language.
    """
    weasyprint = _weasyprint()
    told = as_bytes(_tree(shown, word, revised)).decode()
    fetcher = weasyprint.urls.URLFetcher(allowed_protocols=())
    identity = sha256(told.encode()).hexdigest()[:32].encode()
    # Fontconfig and Pango promise nothing to two threads at once.
    with _ALONE:
        made = weasyprint.HTML(string=told, url_fetcher=fetcher, encoding="utf-8").render(
            pdf_tags=True, presentational_hints=True
        )
        data: bytes = made.write_pdf(pdf_tags=True, pdf_identifier=identity)
    _require_letters(made.fonts.values(), shown.language)
    return data


def _tree(shown: Page, word: Word, revised: datetime | None) -> etree._Element:
    style = _STYLE
    if shown.draft:
        style += _MARK.replace("{}", re.sub(r"[\"\\\n<]", " ", word(DRAFT, shown.language)))
    root = html.tree(replace(shown, draft=False, alternates={}), word, style)
    if revised:
        head = root[0]
        for name in ("dcterms.created", "dcterms.modified"):
            etree.SubElement(head, "meta", {"name": name, "content": f"{revised:%Y-%m-%dT%H:%M:%SZ}"})
    return root


def _weasyprint() -> Any:
    if not is_installed():
        raise Unavailable("pdf.not_installed", command=_COMMAND)
    try:
        import weasyprint
    except OSError as error:
        # Its Debian libraries are looked for when it is imported.
        raise Unavailable("pdf.no_pango", packages=_PACKAGES) from error
    return weasyprint


def _require_letters(fonts: Iterable[Any], language: str) -> None:
    missing = {chr(code) for font in fonts for code in font.missing}
    if letters := sorted(char for char in missing if unicodedata.category(char).startswith("L")):
        raise Unavailable("pdf.no_font", language=language, letters=" ".join(letters[:5]), package=_FONTS)
