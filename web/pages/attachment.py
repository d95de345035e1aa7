"""A file for the person's disk: its name, its type, and that no browser shows it in the desk's own place."""

import re
from urllib.parse import quote

from flask import Response

_LONGEST = 120
# Controls, marks that steer direction, halves of characters, and what a file system gives a meaning.
_UNFIT = re.compile(r'[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff/\\:*?"<>|]')
_ASCII = re.compile(r"[^A-Za-z0-9._-]+")
_TYPES = {
    "txt": "text/plain; charset=utf-8",
    "html": "text/html; charset=utf-8",
    "htm": "text/html; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
    "markdown": "text/markdown; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "po": "text/x-gettext-translation; charset=utf-8",
    "xlf": "application/xliff+xml",
    "tmx": "application/x-tmx+xml",
    "json": "application/json",
    "zip": "application/zip",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "odt": "application/vnd.oasis.opendocument.text",
}
_ANY = "application/octet-stream"
POLICY = "sandbox; default-src 'none'"


def attachment(data: bytes, name: str, plain: str) -> Response:
    """Answer with ``data`` as a file called ``name``; ``plain`` is its name for programs that know ASCII alone (RFC 6266, 4.3)."""
    ending = plain.rpartition(".")[2].lower()
    answer = Response(data, content_type=_TYPES.get(ending, _ANY))
    shown = file_name(name, ending)
    told = f'attachment; filename="{_plain(plain, ending)}"'
    if not shown.isascii():
        told += f"; filename*=UTF-8''{quote(shown, safe='')}"
    answer.headers["Content-Disposition"] = told
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Content-Security-Policy"] = POLICY
    return answer


def file_name(name: str, ending: str) -> str:
    """Give a name that every file system takes, 120 characters at most with its ending."""
    stem = name.removesuffix(f".{ending}")
    clean = " ".join(_UNFIT.sub(" ", stem).split()).strip(". ")
    return f"{clean[: _LONGEST - len(ending) - 1].strip('. ') or 'release'}.{ending}"


def _plain(name: str, ending: str) -> str:
    return file_name(_ASCII.sub("-", name).strip("-"), ending)
