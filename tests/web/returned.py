"""A file that comes back to a desk: some of it fits, some not."""

import io
import re

import polib
from flask.testing import FlaskClient

_HIDDEN = re.compile(r'name="(csrf_token|key|report|shown)" value="([^"]+)"')


def hidden_fields(page: str) -> dict[str, str]:
    """The hidden fields of a page's forms."""
    return dict(_HIDDEN.findall(page))


def report_of(client: FlaskClient, release: str, language: str, data: bytes, name: str) -> str:
    """Bring a file as a browser does; give the address of its report."""
    at = f"/releases/{release}/{language}/take-in"
    form = {**hidden_fields(client.get(at).text), "file": (io.BytesIO(data), name)}
    answer = client.post(at, data=form, content_type="multipart/form-data")
    assert answer.status_code == 303, answer.text
    return answer.location


def every_outcome(client: FlaskClient, release: str, slug: str, language: str) -> bytes:
    """The PO file of an edition as it goes out, changed so that each outcome is among what comes of it."""
    path = f"/releases/{release}/files/{slug}.{language}.po?language={language}&draft=yes"
    answer = client.get(path)
    assert answer.status_code == 200, answer.text
    file = polib.pofile(answer.data.decode())
    for place, entry in enumerate(file):
        if place % 2:
            entry.msgstr = f"{entry.msgstr or entry.msgid} …"
        if place % 4 == 1:
            entry.comment = re.sub(r"version=\d+", "version=999", entry.comment)
    file.append(polib.POEntry(msgctxt="kzzzzzzz", msgid="Gone", msgstr="Gone"))
    return str(file).encode()
