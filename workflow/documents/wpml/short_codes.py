"""WordPress's short codes, ``[gallery id="1"]``: to a translator they are what tags are (Shortcode API, ``get_shortcode_regex``).

WPML's line feeds part blocks, as empty lines do in a post that is text.
"""

import re

from workflow.documents.xliff.markup import Disguise

_LISTED = re.compile(rb"phase-name=\"shortcodes\"[^>]*>\s*<note[^>]*>([^<]{1,20000})</note>")
_CODE = re.compile(r"\[(/?)([A-Za-z][\w-]*)((?:\s[^\[\]<>]*)?)(/?)\]")


_LINE_FEED = re.compile(r"<br(?= class=[\"']xliff-newline[\"'])")


def disguise(data: bytes) -> Disguise:
    """Give what makes tags of short codes: of those that the file lists, and of what has attributes or an end."""
    listed = _LISTED.search(data)
    names = frozenset(listed[1].decode("utf-8", "replace").replace(" ", "").split(",")) if listed else frozenset[str]()

    def disguised(text: str) -> str:
        text = _LINE_FEED.sub("<hr", text)
        if "[" not in text:
            return text
        ended = {found[2] for found in _CODE.finditer(text) if found[1]}

        def tag(found: re.Match[str]) -> str:
            slash, name, stated, lone = found.groups()
            if name in names or name in ended or "=" in stated:
                # A name that no element of HTML has.
                return f"<{slash}{'x-'[: len(name)]}{name[2:]}{stated}{lone}>"
            return found[0]

        return _CODE.sub(tag, text)

    return disguised
