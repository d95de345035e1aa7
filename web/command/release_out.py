"""``stele release export``, ``publish`` and ``withdraw``: files out."""

from pathlib import Path

import click

from web.command.desk import BY, Desk, desk
from web.command.languages import languages_of
from web.command.output import NUMBER, line, step
from web.command.speaking import _
from web.wording import speech
from workflow.documents import Isolation
from workflow.publishing.delivery import deliver, require_free
from workflow.publishing.export import DrawnUp, draw_up
from workflow.publishing.publish import Held, draw_up_to_publish
from workflow.publishing.publish import publish as publish_release
from workflow.publishing.renditions.names import FORMATS, ON_REQUEST
from workflow.publishing.withdrawal import withdraw_publication

_OUTPUT = click.option(
    "--output",
    required=True,
    metavar="DIR",
    help=_("A new folder for the files; a name that ends in .zip makes a ZIP."),
)
_LANGUAGES = click.option("--languages", metavar="CODES", help=_("Only these languages, for example en,fr."))
_FORMATS = click.option(
    "--formats",
    metavar="NAMES",
    help=_(
        "Only these, with commas between them: {all}. Without it all but {on_request}.",
        all=", ".join(FORMATS),
        on_request=", ".join(name for name in FORMATS if name in ON_REQUEST),
    ),
)
_ISOLATION = click.option(
    "--isolation",
    type=click.Choice([one.value for one in Isolation]),
    help=_(
        "What keeps telephone numbers, addresses and Latin names in order in right-to-left texts; without it, "
        "what is usual in each format."
    ),
)
_NO_PEOPLE = click.option("--no-people", is_flag=True, help=_("Leave the names of people out of the manifest."))


@click.command(help=_("Write the aligned versions of a release as files."))
@click.argument("release")
@_OUTPUT
@_FORMATS
@_LANGUAGES
@click.option("--draft", is_flag=True, help=_("Also unfinished languages, marked as a draft."))
@_ISOLATION
@_NO_PEOPLE
@BY
def export(
    *,
    release: str,
    output: str,
    formats: str | None,
    languages: str | None,
    draft: bool,
    isolation: str | None,
    no_people: bool,
    login_by: str | None,
) -> None:
    """Draw the files up and write them."""
    require_free(Path(output))
    with desk() as here:
        form = _Form(formats, languages, isolation, people=not no_people)
        drawn = _drawn(here, release, login_by, form, draft=draft)
    step(_("Writing {count} files …", count=len(drawn.bundle.files)))
    deliver(drawn.bundle, Path(output))
    line(_("{count} files are in {output}.", count=len(drawn.bundle.files) + 1, output=output))


@click.command(
    help=_("Publish what is finished: the gate is checked, the publication recorded, and the files written.")
)
@click.argument("release")
@_OUTPUT
@_FORMATS
@_LANGUAGES
@click.option(
    "--note", default="", help=_("What the correction corrects, when a corrected release is published again.")
)
@_ISOLATION
@_NO_PEOPLE
@BY
def publish(
    *,
    release: str,
    output: str,
    formats: str | None,
    languages: str | None,
    note: str,
    isolation: str | None,
    no_people: bool,
    login_by: str | None,
) -> None:
    """Publish the release, or some of its languages."""
    require_free(Path(output))
    with desk() as here:
        drawn = _drawn_to_publish(here, release, login_by, _Form(formats, languages, isolation, people=not no_people))
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


class _Form:
    """What of a release is drawn up, and how, as the options say."""

    def __init__(self, formats: str | None, languages: str | None, isolation: str | None, *, people: bool) -> None:
        self.formats = [name.strip() for name in formats.split(",")] if formats else None
        self.languages = languages_of(languages) if languages else None
        self.isolation = Isolation(isolation) if isolation else None
        self.people = people


def _drawn(here: Desk, release: str, login_by: str | None, form: _Form, *, draft: bool) -> DrawnUp:
    step(_("Preparing the files …"))
    with here.store.read() as session:
        return draw_up(
            session,
            here.store.blobs,
            here.viewing(session, login_by),
            release,
            now=here.now,
            formats=form.formats,
            languages=form.languages,
            draft=draft,
            people=form.people,
            word=_word,
            isolation=form.isolation,
        )


def _drawn_to_publish(here: Desk, release: str, login_by: str | None, form: _Form) -> DrawnUp:
    step(_("Preparing the files …"))
    with here.store.read() as session:
        try:
            return draw_up_to_publish(
                session,
                here.store.blobs,
                here.acting(session, login_by),
                release,
                now=here.now,
                formats=form.formats,
                languages=form.languages,
                people=form.people,
                word=_word,
                isolation=form.isolation,
            )
        except Held as held:
            for one in held.obstacles:
                place = [str(one.number or "-"), one.key or "-", one.language or "-"]
                line("\t".join([*place, _.of_code(one.code, one.facts)]))
            raise


def _word(message: str, language: str) -> str:
    return speech(language)(message)
