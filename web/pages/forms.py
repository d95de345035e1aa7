"""The forms in which a release goes out, as a person chose them; the browser remembers the choice."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Response, request

from web.edge.speaking import _
from web.edge.visitor import is_secure
from web.wording.publishing import FORMATS as NAMES
from workflow.publishing.renditions import pdf
from workflow.publishing.renditions.names import FORMATS, PDF, USUAL

_PARAMETER = "format"
_A_YEAR = 365 * 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class Form:
    """A form to tick; ``hindrance`` says why it cannot be made here, '' where it can."""

    name: str
    label: str
    ticked: bool
    hindrance: str


@dataclass(frozen=True, slots=True)
class Group:
    """Forms of one use."""

    label: str
    forms: tuple[Form, ...]


def asked() -> tuple[str, ...] | None:
    """Give the forms that the address names; None where it names none."""
    return tuple(request.args.getlist(_PARAMETER)) or None


def none_ticked() -> bool:
    """Tell whether the address names forms of which none can be made."""
    return bool(asked()) and not _possible(asked() or ())


def chosen() -> tuple[str, ...]:
    """Give the forms that the address or else the browser names and that can be made here; the usual ones where neither names any."""
    return _possible(asked() or ()) or _possible(request.cookies.get(_cookie(), "").split(".")) or USUAL


def _possible(names: Sequence[str]) -> tuple[str, ...]:
    return tuple(name for name in FORMATS if name in names and not _hindrance(name))


def remember(answer: Response, forms: Sequence[str]) -> None:
    """Let the browser name ``forms`` from now on."""
    answer.set_cookie(
        _cookie(),
        ".".join(forms),
        max_age=_A_YEAR,
        secure=is_secure(),
        httponly=True,
        samesite="Lax",
        path="/",
    )


def groups(ticked: Sequence[str]) -> tuple[Group, ...]:
    """Give all forms, group by group."""
    return (
        _group(_("Documents"), ("source", "docx", "html", "txt", "pdf"), ticked),
        _group(_("All languages side by side"), ("table", "table-docx", "table-xlsx"), ticked),
        _group(
            _("For translators and programs"),
            ("po", "xliff", "xliff-copies", "xliff2", "bilingual", "tmx", "jsonl"),
            ticked,
        ),
    )


def _group(label: str, names: Sequence[str], ticked: Sequence[str]) -> Group:
    return Group(label, tuple(Form(name, _(NAMES[name]), name in ticked, _hindrance(name)) for name in names))


def _hindrance(name: str) -> str:
    return _("not installed here") if name == PDF and not pdf.is_installed() else ""


def _cookie() -> str:
    return "__Host-forms" if is_secure() else "forms"
