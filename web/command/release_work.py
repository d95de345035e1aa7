"""``stele release translate``, ``approve``, ``dismiss`` and ``undo``: the work on segments."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePath

import click

from web.command.desk import BY, desk, read_file
from web.command.output import AS_JSON, NUMBER, json_lines, line, step, warn
from web.command.speaking import _
from workflow.documents.returned import read_apart
from workflow.people.standing import seen_release
from workflow.releases.exceptions import source_of
from workflow.releases.undo import undo as undo_event
from workflow.review.answers import Outcome, Where
from workflow.review.bulk import approve_all
from workflow.review.dismissals import dismiss as dismiss_findings
from workflow.review.findings import blocking
from workflow.review.take_in import TAKEN, TakenIn, preview, take_in

_LANGUAGE = click.option("--language", required=True, metavar="CODE", help=_("Language of the translation."))


@click.command(
    help=_(
        "Take in translations: from a PO, XLIFF, TMX or bilingual Word file by segment key, from any other document block by block. "
        "Approved text is never overwritten."
    )
)
@click.argument("release")
@click.argument("file")
@_LANGUAGE
@click.option("--confirm", is_flag=True, help=_("Confirm what is taken in: the person acting vouches for it."))
@click.option("--dry-run", is_flag=True, help=_("Tell what would be taken in, and take in nothing."))
@BY
@AS_JSON
def translate(
    *, release: str, file: str, language: str, confirm: bool, dry_run: bool, login_by: str | None, as_json: bool
) -> None:
    """Take a file of translations in."""
    name = PurePath(file).name
    with desk() as here:
        with here.store.read() as session:
            source = source_of(session, here.acting(session, login_by), release, now=here.now).language
        data = read_file(file)
        step(_("Reading {file} …", file=name))
        brought = read_apart(data, name, language, source)
        with here.store.read() if dry_run else here.store.write() as session:
            person = here.acting(session, login_by)
            if dry_run:
                taken = preview(session, person, release, language, brought, here.now, confirm=confirm)
            else:
                taken = take_in(session, person, release, language, brought, here.now, confirm=confirm, file=name)
    _tell(taken.outcomes, as_json=as_json, texts=_texts(taken) if dry_run else None)


def _texts(taken: TakenIn) -> list[dict[str, str]]:
    """Give what each segment says now and would say."""
    return [{"was": one.row.translation.text if one.row else "", "text": one.entry.text} for one in taken.judgements]


@click.command(
    help=_("Approve everything that the person acting may approve. What is refused is listed with its reason.")
)
@click.argument("release")
@_LANGUAGE
@BY
@AS_JSON
def approve(*, release: str, language: str, login_by: str | None, as_json: bool) -> None:
    """Approve every confirmed segment that the rules allow."""
    with desk() as here, here.store.write() as session:
        person = here.acting(session, login_by)
        approved = approve_all(session, person, release, language, here.now)
        errors = blocking(session, seen_release(session, person, release, here.now), [language])
    _tell(approved.outcomes, as_json=as_json)
    if errors:
        warn(
            _(
                "Errors that block {language}: {count}. To see them: stele check {release} --language {language}",
                language=language,
                count=len(errors),
                release=release,
            )
        )


@click.command(
    help=_("Dismiss what a check found, because it is intended. Any later edit of the segment brings the finding back.")
)
@click.argument("release")
@_LANGUAGE
@click.option("--key", required=True, metavar="KEY", help=_("Key of the segment."))
@click.option("--check", "check_name", required=True, metavar="NAME", help=_("Name of the check."))
@click.option("--note", default="", help=_("Why it is intended; recorded in the history."))
@BY
def dismiss(*, release: str, language: str, key: str, check_name: str, note: str, login_by: str | None) -> None:
    """Dismiss the findings of one check on one segment."""
    with desk() as here, here.store.write() as session:
        person = here.acting(session, login_by)
        done = dismiss_findings(session, person, Where(release, language, key), check_name, here.now, note=note)
    line(_("Dismissed: {check} in {key}; findings: {count}.", check=check_name, key=key, count=done.findings))


@click.command(
    help=_("Undo an event of the history, if nothing has been built on it since. See: stele release history")
)
@click.argument("release")
@click.argument("number", type=NUMBER)
@BY
def undo(*, release: str, number: int, login_by: str | None) -> None:
    """Undo the event of that number."""
    with desk() as here, here.store.write() as session:
        undo_event(session, here.acting(session, login_by), release, number, now=here.now)
    line(_("Event {number} is undone.", number=number))


def _tell(outcomes: Iterable[Outcome], *, as_json: bool, texts: Sequence[Mapping[str, str]] | None = None) -> None:
    told = list(outcomes)
    if as_json:
        json_lines(
            {"number": one.number, "key": one.key, "outcome": one.outcome, "reason": _reason(one), **more}
            for one, more in zip(told, texts or [{}] * len(told), strict=True)
        )
        return
    counts: dict[str, int] = {}
    for place, one in enumerate(told):
        counts[one.outcome] = counts.get(one.outcome, 0) + 1
        text = texts[place]["text"] if texts and one.outcome == TAKEN else ""
        if one.reason or text:
            said = "\t".join(part for part in (_reason(one), text) if part)
            line(f"{one.number or '-'}\t{one.key or '-'}\t{_(one.outcome)}\t{said}")
    line(", ".join(f"{_(outcome)}: {count}" for outcome, count in sorted(counts.items())) or _("Nothing to do."))


def _reason(one: Outcome) -> str:
    return _.of_code(one.reason, one.facts) if one.reason else ""
