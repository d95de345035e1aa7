"""Static files under an address that changes with their content, so that a browser asks for each once."""

import hashlib
from pathlib import Path

from flask import Flask
from whitenoise import WhiteNoise

from web.edge.headers import head_static

FOLDER = Path(__file__).resolve().parent.parent / "static"
_A_YEAR = 31_536_000
_DIGEST_SIZE = 8


def serve(app: Flask) -> None:
    """Serve ``web/static``; templates name a file by ``static('css/elements.css')``."""
    prefix = f"static/{_digest()}/"
    app.wsgi_app = WhiteNoise(  # type: ignore[method-assign]
        app.wsgi_app,
        root=str(FOLDER),
        prefix=prefix,
        max_age=_A_YEAR,
        immutable_file_test=lambda _path, _url: True,
        allow_all_origins=False,
        add_headers_function=head_static,
    )

    def static(name: str) -> str:
        return f"{app.config['APPLICATION_ROOT'].rstrip('/')}/{prefix}{name}"

    app.jinja_env.globals["static"] = static


def _digest() -> str:
    digest = hashlib.blake2b(digest_size=_DIGEST_SIZE)
    for file in sorted(FOLDER.rglob("*")):
        if file.is_file():
            digest.update(str(file.relative_to(FOLDER)).encode() + file.read_bytes())
    return digest.hexdigest()
