"""``stele release export``, ``publish`` and ``withdraw``: files out."""

from pathlib import Path

import click

from web.command.desk import BY, Desk, desk
from web.command.languages import languages_of
from web.command.output import NUMBER, line, step
from web.command.speaking import _
from web.wording import speech
from workflow.publishing.delivery import deliver, require_free
from workflow.publishing.export import DrawnUp, draw_up
from workflow.publishing.publish import Held, draw_up_to_publish
from workflow.publishing.publish import publish as publish_release
from workflow.publishing.withdrawal import withdraw_publication

_OUTPUT = click.option(
    "--output",
    required=True,
    metavar="DIR",
    help=_("A new folder for the files; a name that ends in .zip gives a zip."),
)
_LANGUAGES = click.option("--languages", metavar="CODES", help=_("Only these languages, for example en,fr."))
_NO_PEOPLE = click.option("--no-people", is_flag=True, help=_("Leave the names of people out of the manifest."))


@click.command(help=_("Write the aligned versions of a release as files."))
@click.argument("release")
@_OUTPUT
@click.option(
    "--formats", metavar="NAMES", help=_("Only these: source, txt, html, po, xliff, tmx, table (else all of them).")
)
@_LANGUAGES
@click.option("--draft", is_flag=True, help=_("Also unfinished languages, marked as a draft."))
@_NO_PEOPLE
@BY
def export(
    *,
    release: str,
    output: str,
    formats: str | None,
    languages: str | None,
    draft: bool,
    no_people: bool,
    login_by: str | None,
) -> None:
    """Draw the files up and write them."""
    require_free(Path(output))
    with desk() as here:
        drawn = _drawn(here, release, login_by, formats, languages, draft=draft, people=not no_people)
    step(_("Writing {count} files …", count=len(drawn.bundle.files)))
    deliver(drawn.bundle, Path(output))
    line(_("{count} files are in {output}.", count=len(drawn.bundle.files) + 1, output=output))


@click.command(
    help=_("Publish what is finished: it passes the gate, the publication is recorded, and the files are written.")
)
@click.argument("release")
@_OUTPUT
@_LANGUAGES
@click.option("--note", default="", help=_("What a corrected publication corrects."))
@_NO_PEOPLE
@BY
def publish(
    *, release: str, output: str, languages: str | None, note: str, no_people: bool, login_by: str | None
) -> None:
    """Publish the release, or some of its languages."""
    require_free(Path(output))
    with desk() as here:
        drawn = _drawn_to_publish(here, release, login_by, languages, people=not no_people)
        with here.store.write() as session:
            person = here.acting(session, login_by)
            done = publish_release(session, here.store.blobs, person, release, drawn, note=note, now=here.now)
            # Before the commit: what could not be written was not published.
            deliver(drawn.bundle, Path(output))
    line(
        _(
            "Publication {number}: {languages}. The files are in {output}.",
            number=done.number,
            languages=" ".join(done.languages),
            output=output,
        )
    )


@click.command(help=_("Withdraw a publication."))
@click.argument("release")
@click.argument("number", type=NUMBER)
@click.option("--note", required=True, help=_("Why it is withdrawn."))
@BY
def withdraw(*, release: str, number: int, note: str, login_by: str | None) -> None:
    """Withdraw one publication."""
    with desk() as here, here.store.write() as session:
        withdraw_publication(session, here.acting(session, login_by), release, number, note=note, now=here.now)
    line(_("Publication {number} is withdrawn.", number=number))


def _drawn(
    here: Desk,
    release: str,
    login_by: str | None,
    formats: str | None,
    languages: str | None,
    *,
    draft: bool,
    people: bool,
) -> DrawnUp:
    step(_("Drawing up the files …"))
    with here.store.read() as session:
        return draw_up(
            session,
            here.store.blobs,
            here.viewing(session, login_by),
            release,
            now=here.now,
            formats=[name.strip() for name in formats.split(",")] if formats else None,
            languages=languages_of(languages) if languages else None,
            draft=draft,
            people=people,
            word=_word,
        )


def _drawn_to_publish(
    here: Desk, release: str, login_by: str | None, languages: str | None, *, people: bool
) -> DrawnUp:
    step(_("Drawing up the files …"))
    with here.store.read() as session:
        try:
            return draw_up_to_publish(
                session,
                here.store.blobs,
                here.acting(session, login_by),
                release,
                now=here.now,
                languages=languages_of(languages) if languages else None,
                people=people,
                word=_word,
            )
        except Held as held:
            for one in held.obstacles:
                place = [str(one.number or "-"), one.key or "-", one.language or "-"]
                line("\t".join([*place, _.of_code(one.code, one.facts)]))
            raise


def _word(message: str, language: str) -> str:
    return speech(language)(message)
