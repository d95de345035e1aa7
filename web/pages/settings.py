"""What the desk settles for itself."""

from functools import cache
from zoneinfo import available_timezones

from babel import Locale
from babel.localedata import locale_identifiers
from flask import request
from flask.typing import ResponseReturnValue

from locales import known
from locales import language as facts_of
from web.edge.desk import now, settings, writing
from web.edge.notices import notice
from web.edge.rendering import back_to, render
from web.edge.routing import Pages, Permission
from web.edge.speaking import _, speaking
from web.edge.visitor import visitor
from workflow.checks.finding import Severity
from workflow.checks.registry import checks
from workflow.documents import Isolation
from workflow.errors import SteleError
from workflow.people.desk_settings import DeskSettings, isolating
from workflow.releases import desk_rules

pages = Pages("settings", __name__)

_LAST_MONTH = 12


@pages.get("/settings", Permission.ADMIN)
def show() -> ResponseReturnValue:
    """The settings; what the environment fixes is shown as fixed."""
    return _page(visitor().desk)


@pages.post("/settings", Permission.ADMIN)
def change() -> ResponseReturnValue:
    """Change the settings."""
    wanted = _wanted()
    try:
        with writing() as session:
            desk_rules.change(session, visitor().id, wanted, now())
    except SteleError as error:
        return _page(wanted, speaking().of_error(error), status=400)
    notice(_("The settings are saved."))
    return back_to("settings.show")


def _wanted() -> DeskSettings:
    told = request.form
    ticked = set(told.getlist("blocking"))
    months = {code: told.get(f"months-{code}", "") for code in known()}
    return DeskSettings(
        timezone=visitor().desk.timezone if settings().fixed_timezone else told.get("timezone", "").strip(),
        months={code: locale for code, locale in months.items() if locale},
        blocking={
            one.name: one.name in ticked for one in checks() if (one.name in ticked) is not _blocks_by_itself(one.name)
        },
        four_eyes_waivable="four_eyes" in told,
        drafts_on_device="drafts" in told,
        isolation={
            one.name: how
            for one in isolating()
            if (how := told.get(f"isolation-{one.name}", one.isolation)) != one.isolation
        },
    )


def _page(shown: DeskSettings, error: str = "", status: int = 200) -> ResponseReturnValue:
    fixed = settings().fixed_timezone
    return render(
        "pages/settings.html",
        shown=shown,
        fixed=str(fixed) if fixed else "",
        zones=_zones(),
        months={code: _month_names(code) for code in known()},
        isolation=[(one.name, one.label, shown.isolation.get(one.name, one.isolation)) for one in isolating()],
        ways=[
            (Isolation.CHARACTERS, _("Isolates")),
            (Isolation.MARKS, _("Direction marks")),
            (Isolation.NONE, _("Nothing")),
        ],
        checks=[(one.name, shown.blocking.get(one.name, _blocks_by_itself(one.name))) for one in checks()],
        error=error,
        status=status,
    )


@cache
def _zones() -> tuple[str, ...]:
    return tuple(sorted(zone for zone in available_timezones() if "/" in zone or zone == "UTC"))


@cache
def _blocks_by_itself(name: str) -> bool:
    return any(one.name == name and one.severity is Severity.ERROR for one in checks())


@cache
def _month_names(code: str) -> tuple[tuple[str, str], ...]:
    """Give the ways in which a language names months: a CLDR locale, '' for the language's own, and January and November."""
    own = facts_of(code).cldr
    script = Locale.parse(own).script
    found: dict[tuple[str, ...], str] = {}
    for name in [own, *sorted(locale_identifiers())]:
        if name.partition("_")[0] == own.partition("_")[0] and Locale.parse(name).script == script:
            months = Locale.parse(name).months["format"]["wide"]
            found.setdefault(tuple(months[number] for number in range(1, _LAST_MONTH + 1)), name)
    return tuple(
        ("" if name == own else name, f"{months[0]} · {months[1]} · {months[10]}") for months, name in found.items()
    )
