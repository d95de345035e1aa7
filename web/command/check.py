"""``stele check``: what the checks say of a release."""

from typing import Any

import click

from web.command.desk import BY, desk
from web.command.languages import require_languages
from web.command.output import AS_JSON, json_lines, line
from web.command.speaking import _
from workflow.people.standing import seen_release
from workflow.releases.pages import release_line
from workflow.review.findings import Told, standing_findings


@click.command(
    help=_("Check the numbers, names, marks and codes of a release. Findings dismissed as intended are left out.")
)
@click.argument("release")
@click.option("--language", metavar="CODE", help=_("Only this language."))
@click.option("--all", "with_dismissed", is_flag=True, help=_("Include the findings that were dismissed as intended."))
@BY
@AS_JSON
def check(*, release: str, language: str | None, with_dismissed: bool, login_by: str | None, as_json: bool) -> None:
    """Print the findings in the order of the segments."""
    with desk() as here, here.store.read() as session:
        viewer = here.viewing(session, login_by)
        if language:
            spoken = release_line(session, viewer, release, now=here.now)
            require_languages([language], [one.language for one in spoken.languages])
        release_id = seen_release(session, viewer, release, here.now)
        found = standing_findings(session, release_id, [language] if language else None)
    told = [one for one in found if with_dismissed or not one.dismissed]
    if as_json:
        json_lines(_as_json(one) for one in told)
        return
    for one in told:
        dismissed = _(" (dismissed)") if one.dismissed else ""
        line(
            f"{one.number}\t{one.key}\t{one.language}\t{one.finding.severity}\t{one.finding.check}\t{_said(one)}{dismissed}"
        )
    if not told:
        line(_("The checks found nothing."))


def _said(one: Told) -> str:
    return _.of_code(one.finding.message, one.finding.facts)


def _as_json(one: Told) -> dict[str, Any]:
    finding = one.finding
    return {
        "number": one.number,
        "key": one.key,
        "language": one.language,
        "check": finding.check,
        "severity": str(finding.severity),
        "start": finding.start,
        "end": finding.end,
        "message": _said(one),
        "fix": finding.fix,
        "dismissed": one.dismissed,
    }
