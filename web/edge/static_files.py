"""Static files under an address that changes with their content, so that a browser asks for each once."""

import hashlib
from atexit import register
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from flask import Flask
from rjsmin import jsmin
from whitenoise import WhiteNoise

from web.edge.headers import head_static

FOLDER = Path(__file__).resolve().parent.parent / "static"
_A_YEAR = 31_536_000
_DIGEST_SIZE = 8


def serve(app: Flask) -> None:
    """Serve ``web/static``; templates name a file by ``static('css/elements.css')``."""
    prefix = f"static/{_digest()}/"
    files = WhiteNoise(
        app.wsgi_app,
        root=str(FOLDER),
        prefix=prefix,
        max_age=_A_YEAR,
        immutable_file_test=lambda _path, _url: True,
        allow_all_origins=False,
        add_headers_function=head_static,
    )

    files.add_files(_lean_scripts(), prefix=prefix)
    app.wsgi_app = files  # type: ignore[method-assign]

    def static(name: str) -> str:
        return f"{app.config['APPLICATION_ROOT'].rstrip('/')}/{prefix}{name}"

    app.jinja_env.globals["static"] = static


def as_served(script: Path) -> str:
    """Give a script without its comments and needless spaces."""
    return str(jsmin(script.read_text(encoding="utf-8")))


@cache
def _lean_scripts() -> str:
    """Write the scripts as they are served into a folder of this process."""
    folder = TemporaryDirectory(prefix="stele-scripts-")
    register(folder.cleanup)
    for script in FOLDER.rglob("*.js"):
        place = Path(folder.name) / script.relative_to(FOLDER)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(as_served(script), encoding="utf-8")
    return folder.name


def _digest() -> str:
    digest = hashlib.blake2b(digest_size=_DIGEST_SIZE)
    for file in sorted(FOLDER.rglob("*")):
        if file.is_file():
            digest.update(str(file.relative_to(FOLDER)).encode() + file.read_bytes())
    return digest.hexdigest()
