"""SRX files of the kinds that translation programs export, written for these tests."""

from collections.abc import Mapping, Sequence

Rules = Sequence[tuple[str, str, str]]
"""Break (yes or no), before, after."""

GENERAL: Rules = [
    ("no", r"\b(Mr|Mrs|Dr)\.", r"\s"),
    ("no", r"[.!?]", r"(['\"])\1"),
    ("no", r"\b(?<initial>\p{Lu})\.", r"\s\p{Lu}"),
    ("yes", r"[.!?]+(['\"»])?", r"\s"),
    ("yes", "", r"\n"),
]
ENGLISH: Rules = [("no", r"\b(e\.g|i\.e)\.", ""), ("yes", r"(;)", r"\s")]
LINE_BREAKS: Rules = [("yes", r"\n\n", "")]


def srx(
    groups: Mapping[str, Rules],
    maps: Sequence[tuple[str, str]],
    *,
    cascade: bool = True,
    handles: dict[str, str] | None = None,
) -> bytes:
    """Make a file."""
    rules = "".join(
        f'<languagerule languagerulename="{name}">{"".join(map(_rule, rows))}</languagerule>'
        for name, rows in groups.items()
    )
    mapped = "".join(f'<languagemap languagepattern="{pattern}" languagerulename="{name}"/>' for pattern, name in maps)
    handling = "".join(f'<formathandle type="{kind}" include="{on}"/>' for kind, on in (handles or {}).items())
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<srx xmlns="http://www.lisa.org/srx20" xmlns:tool="urn:some:tool" version="2.0">'
        f'<header segmentsubflows="yes" cascade="{"yes" if cascade else "no"}">{handling}<tool:options note="kept"/></header>'
        f"<body><languagerules>{rules}</languagerules><maprules>{mapped}</maprules></body></srx>"
    ).encode()


def _rule(row: tuple[str, str, str]) -> str:
    breaks, before, after = (part.replace("&", "&amp;").replace("<", "&lt;") for part in row)
    return f'<rule break="{breaks}"><beforebreak>{before}</beforebreak><afterbreak>{after}</afterbreak></rule>'


TOOL = srx(
    {"General": GENERAL, "English": ENGLISH, "Lines": LINE_BREAKS},
    [("en.*", "English"), (".*_lines", "Lines"), (".*", "General")],
)
