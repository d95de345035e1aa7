"""The review of one language: the rows of the editor as running text, with what changed since another pair of eyes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby

from flask import request
from flask.typing import ResponseReturnValue

from web.edge.desk import now, reading
from web.edge.rendering import render
from web.edge.routing import Pages, Permission
from web.edge.speaking import N_, _, speaking
from web.edge.visitor import Visitor, visitor
from web.pages.review_words import words
from web.wording.states import OF_FACTS
from workflow.checks import Finding
from workflow.facts import Side
from workflow.releases.structure import codes_from_json
from workflow.review.earlier import Earlier, ReviewPage, Since, review_page
from workflow.review.pages import PageBlock, PageRow
from workflow.review.states import RETURN_KINDS, Move
from workflow.review.translation import State
from workflow.text import Code
from workflow.text.diff import word_diff
from workflow.text.runs import Run, plain_runs, runs_of

pages = Pages("review", __name__)

OFFERED = (Move.APPROVE, Move.RETURN, Move.KEEP, Move.SAVE, Move.REOPEN)
"""What a reviewer may want to do with a segment; each is offered or says why not."""

KINDS: Mapping[str, str] = {
    "accuracy": N_("Accuracy: it says something else"),
    "terminology": N_("Terminology: another word is the right one"),
    "language": N_("Language: grammar, spelling, punctuation"),
    "style": N_("Style: it reads badly"),
    "locale": N_("Local usage: numbers, dates, names"),
    "audience": N_("Audience: readers would not follow"),
    "markup": N_("Formatting: bold, links, breaks"),
    "other": N_("Another reason"),
}
"""The reasons of the MQM typology for which a text is returned, in the order of their digits."""


@dataclass(frozen=True, slots=True)
class Segment:
    """One segment of a paragraph: its runs on both sides, its open findings on the text, and the text that they compare with."""

    row: PageRow
    source: tuple[Run, ...]
    target: tuple[Run, ...]
    findings: tuple[Finding, ...]
    earlier: Earlier | None

    @property
    def stale(self) -> bool:
        """Whether the source changed under the text."""
        return self.row.translation.reason == "source_changed" and self.row.translation.state is not State.APPROVED

    @property
    def look(self) -> str:
        """The state by which it is shown."""
        return "stale" if self.stale else str(self.row.translation.state)


@dataclass(frozen=True)
class ReviewView:
    """What the page shows."""

    review: ReviewPage
    viewer: Visitor

    @cached_property
    def paragraphs(self) -> tuple[tuple[PageBlock, tuple[Segment, ...]], ...]:
        """The blocks in order, each with its segments."""
        grouped = groupby(self.review.page.rows, key=lambda row: row.block.key)
        return tuple(_paragraph(list(rows), self.review) for _key, rows in grouped)

    @property
    def segments(self) -> Iterator[Segment]:
        """All segments in order."""
        return (segment for _, segments in self.paragraphs for segment in segments)

    @cached_property
    def clean(self) -> tuple[str, ...]:
        """The keys of those that one deed may approve: confirmed, allowed, nothing noticed, nothing asked."""
        page = self.review.page
        return tuple(
            one.row.key
            for one in self.segments
            if one.row.translation.state is State.TRANSLATED
            and not one.findings
            and not one.row.threads
            and page.refusal(Move.APPROVE, one.row) is None
        )

    @cached_property
    def done(self) -> int:
        """How many segments are approved, or stand in one that is."""
        counts = self.review.page.progress
        return counts.get("approved", (0, 0))[0] + counts.get("folded", (0, 0))[0]

    def data(self) -> dict[str, object]:
        """Give what the script reads; a reason is told once, and named by its place."""
        reasons: dict[str, int] = {}
        page = self.review.page
        return {
            "release": page.release,
            "language": page.language,
            "rows": {one.row.key: self._row(one, reasons) for one in self.segments},
            "reasons": list(reasons),
            "kinds": list(RETURN_KINDS),
            "words": words(),
            "me": {"id": self.viewer.id, "name": self.viewer.name, "login": self.viewer.login},
            "drafts_on_device": self.viewer.desk.drafts_on_device,
            "shortcuts": {name: keys or "" for name, keys in self.viewer.preferences.shortcuts.items()},
        }

    def _row(self, one: Segment, reasons: dict[str, int]) -> dict[str, object]:
        page, told, said = self.review.page, one.row.translation, speaking()
        refused = {}
        for move in OFFERED:
            reason = page.refusal(move, one.row)
            if reason is not None:
                sentence = said.of_error(reason, one.row.number)
                refused[str(move)] = reasons.setdefault(sentence, len(reasons))
        return {
            "n": one.row.number,
            "version": told.version,
            "base_hash": told.base_hash or "",
            "state": str(told.state),
            "word": _("source changed") if one.stale else _(OF_FACTS["state"][str(told.state)]),
            "text": told.text,
            "refused": refused,
            "about": self._about(one),
            "earlier": one.earlier.text if one.earlier else None,
            "open": len(one.findings),
            "threads": one.row.threads,
        }

    def _about(self, one: Segment) -> str:
        """Say in a line who stands by the text, or what it is compared with."""
        told, names = one.row.translation, self.review.page.names
        if told.state is State.RETURNED:
            kind = _(KINDS.get(told.returned_for or "", "")) if told.returned_for else ""
            return " · ".join(part for part in (kind, told.note) if part)
        if one.earlier is not None:
            return _since(one.earlier)
        if told.approved_by and told.state is State.APPROVED:
            return _("Approved by {name}", name=names.get(told.approved_by, ""))
        if told.translated_by:
            return _("Confirmed by {name}", name=names.get(told.translated_by, ""))
        return ""


def _since(earlier: Earlier) -> str:
    if earlier.since is Since.APPROVED:
        return _("Compared with what was approved last")
    if earlier.since is Since.RETURNED:
        return _("Compared with what was returned")
    return (
        _("Compared with what {name} wrote", name=earlier.name)
        if earlier.name
        else _("Compared with the previous text")
    )


def _paragraph(rows: list[PageRow], review: ReviewPage) -> tuple[PageBlock, tuple[Segment, ...]]:
    codes = codes_from_json(rows[0].block.codes)
    return rows[0].block, tuple(_segment(row, codes, review) for row in rows)


def _segment(row: PageRow, codes: tuple[Code, ...], review: ReviewPage) -> Segment:
    # The seal of a lead knows the sources of all that are folded into it; each of them is shown in its own place.
    base = row.bases[0]
    before = review.old_base(row) if len(row.bases) == 1 else None
    earlier = review.earlier.get(row.key)
    findings = tuple(one.finding for one in row.findings if not one.dismissed)
    spots = [(one.start, one.end) if one.side is Side.TARGET else (-1, -1) for one in findings]
    text = row.translation.text
    return Segment(
        row=row,
        source=plain_runs(base, codes) if before is None else runs_of(word_diff(before, base), codes),
        target=plain_runs(text, codes, spots)
        if earlier is None
        else runs_of(word_diff(earlier.text, text), codes, spots),
        findings=findings,
        earlier=earlier,
    )


@pages.get("/releases/<release>/<language>/review", Permission.MEMBER)
def show(release: str, language: str) -> ResponseReturnValue:
    """Show an edition as running text; with ``segment`` its paragraph alone, for a page that shows the rest already."""
    who = visitor()
    with reading() as session:
        told = review_page(session, who.id, release, language, now())
    asked = next((row for row in told.page.rows if row.key == request.args.get("segment")), None)
    if asked is not None:
        rows = tuple(row for row in told.page.rows if row.block.key == asked.block.key)
        told = replace(told, page=replace(told.page, rows=rows))
    view = ReviewView(told, who)
    say = speaking().of_code
    return render(
        "pages/review.html", view=view, kinds=KINDS, say=lambda one: say(one.message, one.facts), data=view.data()
    )
