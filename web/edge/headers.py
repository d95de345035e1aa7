"""Headers of every answer."""

from collections.abc import MutableMapping
from types import MappingProxyType

from flask import Flask, Response, request

from web.edge.visitor import is_secure

_DIRECTIVES = (
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "frame-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
)
POLICY = "; ".join(_DIRECTIVES)
"""Content Security Policy Level 3: nothing inline, nothing from elsewhere, no string becomes markup."""

PREVIEW_POLICY = "sandbox; default-src 'none'; img-src data:; frame-ancestors 'self'"
"""For the preview of a document, shown in a sandboxed frame."""

ALWAYS = MappingProxyType(
    {
        "Content-Security-Policy": POLICY,
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
    }
)
_A_YEAR = 31_536_000


def secure(app: Flask) -> None:
    """Give every answer of ``app`` its headers."""

    @app.after_request
    def headed(response: Response) -> Response:
        for name, value in ALWAYS.items():
            response.headers.setdefault(name, value)
        response.headers.setdefault("Cache-Control", "private, no-store")
        if is_secure() and request.is_secure:
            response.headers.setdefault("Strict-Transport-Security", f"max-age={_A_YEAR}")
        return response


def head_static(headers: MutableMapping[str, str], _path: str, _url: str) -> None:
    """Give a static file, which is answered before the application is asked, the same headers."""
    for name, value in ALWAYS.items():
        headers[name] = value
