"""PO: one file a language, one entry a segment (GNU gettext manual, "The Format of PO Files")."""

from collections.abc import Iterator, Sequence

import polib
from babel.core import UnknownLocaleError
from babel.messages.plurals import get_plural

from locales import language as facts_of
from workflow.exchange.inline import legend
from workflow.exchange.unit import FOLDED, UNFINISHED, Origin, Target, Unit
from workflow.text.space import collapse

_UNDATED = "1970-01-01 00:00+0000"


def write(units: Sequence[Unit], origin: Origin, language: str) -> bytes:
    """Write ``units`` as UTF-8, in order: context is the key, a text that nobody has vouched for is fuzzy.

    A folded segment is empty, with a note that says where its text went.
    """
    file = polib.POFile(wrapwidth=0)
    file.metadata = dict(_header(origin, language))
    for unit in units:
        target = unit.target(language)
        file.append(
            polib.POEntry(
                msgctxt=unit.key,
                msgid=unit.source,
                msgstr="" if target.state == FOLDED else target.text,
                comment="\n".join(_comment(unit, target)),
                flags=["fuzzy"] if target.state in UNFINISHED and target.text else [],
            )
        )
    return str(file).removeprefix("#\n").encode()


def _comment(unit: Unit, target: Target) -> Iterator[str]:
    for shown, label in legend([unit.source, target.text], unit.codes):
        yield f"{shown} {label}"
    for note in (unit.note, target.folded_note if target.state == FOLDED else ""):
        # A line end inside a comment would end it.
        if said := collapse(note):
            yield said
    yield f"stele: version={target.version} base={target.base} number={unit.number} kind={unit.kind}"


def _header(origin: Origin, language: str) -> Iterator[tuple[str, str]]:
    revised = f"{origin.revised:%Y-%m-%d %H:%M%z}" if origin.revised else _UNDATED
    facts = facts_of(language)
    yield "Project-Id-Version", collapse(origin.slug)
    yield "POT-Creation-Date", revised
    yield "PO-Revision-Date", revised
    yield "Last-Translator", "Stele"
    yield "Language-Team", facts.english_name
    yield "Language", language.replace("-", "_")
    yield "MIME-Version", "1.0"
    yield "Content-Type", "text/plain; charset=UTF-8"
    yield "Content-Transfer-Encoding", "8bit"
    if plural := _plural_forms(facts.cldr):
        yield "Plural-Forms", plural
    yield "X-Source-Language", origin.source_language


def _plural_forms(locale: str) -> str:
    try:
        return f"{get_plural(locale.replace('-', '_')).plural_forms};".replace(";;", ";")
    except UnknownLocaleError:
        return ""
