"""A new source version, sentence by changed sentence: keep the translation, mend it, or write it anew."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from flask import request
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from web.edge.desk import now, reading, writing
from web.edge.notices import notice
from web.edge.rendering import back_to, render
from web.edge.routing import Pages, Permission
from web.edge.speaking import _, speaking
from web.edge.visitor import visitor
from workflow.errors import BadInput, Conflict
from workflow.releases.compare import ChangedRow, Comparison, compare
from workflow.releases.pages import ReleaseLine, release_line
from workflow.releases.structure import codes_from_json
from workflow.review import moves
from workflow.review.answers import ConflictAnswer, Saved, Where
from workflow.review.pages import PageRow
from workflow.review.states import Move
from workflow.review.translation import State
from workflow.text.diff import word_diff
from workflow.text.runs import Run, plain_runs, runs_of

pages = Pages("compare", __name__)


@dataclass(frozen=True, slots=True)
class Offer:
    """A deed on a translation; ``reason`` is why it is not for this person, or None."""

    deed: str
    reason: str | None


@dataclass(frozen=True)
class CompareView:
    """What the page shows. ``comparison`` is None where the release has no language to compare in."""

    line: ReleaseLine
    comparison: Comparison | None

    @cached_property
    def language(self) -> str:
        """The language that is looked at."""
        return self.comparison.page.language if self.comparison else ""

    def source(self, one: ChangedRow) -> tuple[Run, ...]:
        """Give the source with what changed in it."""
        codes = codes_from_json(one.row.block.codes)
        return runs_of(word_diff(one.before, one.after), codes) if one.before else plain_runs(one.after, codes)

    def target(self, row: PageRow) -> tuple[Run, ...]:
        """Give the translation; with what changed in it since it was approved."""
        told, codes = row.translation, codes_from_json(row.block.codes)
        if told.sealed_text and told.sealed_text != told.text:
            return runs_of(word_diff(told.sealed_text, told.text), codes)
        return plain_runs(told.text, codes)

    @cached_property
    def refusals(self) -> tuple[str, ...]:
        """Give the reasons that hold for more than one sentence: each is told once."""
        rows = self.comparison.changed if self.comparison else ()
        found = Counter(offer.reason for one in rows for offer in self.offers(one.row) if offer.reason)
        return tuple(reason for reason, count in found.items() if count > 1)

    def offers(self, row: PageRow) -> tuple[Offer, ...]:
        """Give what may be done beside mending: keep a text that is still right, or begin anew."""
        state = row.translation.state
        if state in {State.UNTRANSLATED, State.FOLDED} or self.comparison is None:
            return ()
        wanted = (Move.REOPEN,) if state is State.APPROVED else (Move.KEEP, Move.CLEAR)
        said = speaking()
        reasons = ((move, self.comparison.page.refusal(move, row)) for move in wanted)
        return tuple(Offer(str(move), said.of_error(reason) if reason else None) for move, reason in reasons)


@pages.get("/releases/<release>/compare", Permission.MEMBER)
def show(release: str) -> ResponseReturnValue:
    """Show what the present source version changed, in one language."""
    who, moment, asked = visitor().id, now(), request.args.get("language", "")
    with reading() as session:
        line = release_line(session, who, release, now=moment)
        wanted = asked or _own(line)
        told = compare(session, who, release, wanted, now=moment) if wanted else None
    return render("pages/compare.html", view=CompareView(line, told))


@pages.post("/releases/<release>/compare", Permission.MEMBER)
def decide(release: str) -> ResponseReturnValue:
    """Keep a translation, or begin it anew."""
    form = request.form
    where = Where(release, form.get("language", ""), form.get("segment", ""))
    deed = _DEEDS.get(form.get("deed", ""))
    version = form.get("version", "")
    if deed is None or not version.isascii() or not version.isdigit() or len(version) > _LONGEST_NUMBER:
        raise BadInput("web.bad_request")
    with writing() as session:
        done = deed(session, visitor().id, where, int(version), form.get("base_hash", ""), now())
    if isinstance(done, ConflictAnswer):
        raise Conflict(done.code, key=done.key)
    notice(_("Done."), undo=(release, done.event_seq) if done.event_seq else None)
    return back_to("compare.show", release=release, language=where.language)


def _cleared(
    session: Session, person: str, where: Where, version: int, base_hash: str, at: datetime
) -> Saved | ConflictAnswer:
    return moves.save(session, person, where, "", version, base_hash, at)


_DEEDS: Mapping[str, Callable[[Session, str, Where, int, str, datetime], Saved | ConflictAnswer]] = {
    "keep": moves.keep,
    "reopen": moves.reopen,
    "clear": _cleared,
}
_LONGEST_NUMBER = 9


def _own(line: ReleaseLine) -> str:
    """Give the language that the visitor works in, else the first."""
    languages = [one.language for one in line.languages]
    own = [grant.language for grant in visitor().grants if grant.language in languages]
    return next(iter([*own, *languages]), "")
