"""An Open Packaging Conventions file (ECMA-376 part 2), with fixed times: the same parts, the same bytes."""

import io
import re
import zipfile
from collections.abc import Mapping

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
# The oldest time that a zip can tell.
_TIME = (1980, 1, 1, 0, 0, 0)
# XML 1.0, section 2.2.
_NO_CHARACTER = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def packed(parts: Mapping[str, str]) -> bytes:
    """Give the zip of ``parts`` (XML without its declaration, by name), in that order."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, _TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, (DECLARATION + content).encode())
    return stream.getvalue()


def escaped(text: str) -> str:
    """Give ``text`` as the content of an element, or as the value of an attribute in double quotes."""
    sound = _NO_CHARACTER.sub("\ufffd", text)
    return sound.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
