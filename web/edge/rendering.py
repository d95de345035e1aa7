"""Pages: a template and what it shows."""

from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from flask import Flask, Response, make_response, redirect, render_template, request, url_for
from flask_wtf.csrf import generate_csrf
from jinja2 import StrictUndefined
from markupsafe import Markup

from locales import language as facts_of
from web.edge import dates, speaking
from web.edge.desk import now, settings
from web.edge.marking import marked
from web.edge.notices import notices
from web.edge.visitor import Visitor, language_here, visitor_or_nobody
from web.wording.states import OF_FACTS

_SEE_OTHER = 303


def render(template: str, *, status: int = 200, data: dict[str, Any] | None = None, **shown: Any) -> Response:
    """Render a page. ``data`` is what its scripts read: JSON, in the block ``page-data``."""
    response = make_response(render_template(template, data=data, **shown), status)
    response.vary.update(["Cookie", "Accept-Language"])
    return response


def back_to(endpoint: str, **values: Any) -> Response:
    """Send the browser on with a GET after a change."""
    return make_response(redirect(url_for(endpoint, **values), _SEE_OTHER))


def set_up(app: Flask) -> None:
    """Give the templates of ``app`` their words."""
    environment = app.jinja_env
    environment.undefined = StrictUndefined
    environment.trim_blocks = environment.lstrip_blocks = True
    environment.globals.update(
        {
            "_": speaking.said_in_template,
            "ngettext": speaking.counted_in_template,
            "bdi": _bdi,
            "strong": lambda text: Markup("<strong>{}</strong>").format(_bdi(text)),
            "isolated": speaking.isolated,
            "day": _day,
            "clock": _clock,
            "moment": _moment,
            "both_clocks": _both_clocks,
            "remaining": _remaining,
            "local_input": _local_input,
            "runs_of": marked,
            "number": lambda n: dates.counted(n, language_here()),
            "language_name": lambda code: dates.language_named(code, language_here()),
            "language_title": _language_title,
            "direction": lambda code: facts_of(code).direction,
            "script_of": lambda code: facts_of(code).script.lower(),
            "form_key": _form_key,
            "word_for": _word_for,
        }
    )

    @app.context_processor
    def _about() -> dict[str, Any]:
        spoken = language_here()
        return {
            "visitor": visitor_or_nobody(),
            "ui_language": spoken,
            "ui_direction": facts_of(spoken).direction,
            "ui_script": facts_of(spoken).script.lower(),
            "notices": notices,
            "here": request.endpoint or "",
        }


def _bdi(text: object) -> Markup:
    return Markup("<bdi>{}</bdi>").format(text)


def _zone_and_months() -> tuple[Any, Any]:
    found: Visitor | None = visitor_or_nobody()
    return (found.timezone, found.desk.months) if found else (settings().timezone, {})


def _day(moment: datetime, skeleton: str = "yMMMEd") -> str:
    zone, months = _zone_and_months()
    return dates.dated(moment, language_here(), zone, months, skeleton)


def _clock(moment: datetime) -> str:
    return dates.timed(moment, language_here(), _zone_and_months()[0])


def _moment(moment: datetime, skeleton: str = "MMMEd") -> Markup:
    utc = f"{dates.dated(moment, language_here(), UTC, {}, 'yMMMd')} {dates.timed_in_utc(moment, language_here())}"
    return Markup('<time datetime="{}" title="{}">{} <span class="clock">{}</span></time>').format(
        moment.isoformat(timespec="seconds"), utc, _day(moment, skeleton), _clock(moment)
    )


def _both_clocks(moment: datetime) -> Markup:
    return Markup('{} <span class="quiet">({})</span>').format(
        _moment(moment), _bdi(dates.timed_in_utc(moment, language_here()))
    )


def _remaining(moment: datetime) -> str:
    return dates.left(moment, now(), language_here())


def _language_title(code: str) -> str:
    """A language's name where a line begins with it."""
    name = dates.language_named(code, language_here())
    return name[:1].upper() + name[1:]


def _local_input(moment: datetime | None) -> str:
    """The value of an ``<input type="datetime-local">``, in the desk's zone."""
    return moment.astimezone(_zone_and_months()[0]).strftime("%Y-%m-%dT%H:%M") if moment else ""


def _form_key() -> Markup:
    return Markup(
        '<input type="hidden" name="csrf_token" value="{}"><input type="hidden" name="key" value="{}">'
    ).format(generate_csrf(), uuid4())


def _word_for(fact: str, value: object) -> Markup:
    """The word for a state, a deed and the like, by the name of the fact."""
    words = OF_FACTS[fact].get(str(value))
    return speaking.said_in_template(words) if words else Markup("{}").format(value)
