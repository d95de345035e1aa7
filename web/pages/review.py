"""The review of one language: the rows of the editor as running text, with what changed since another pair of eyes."""

from collections.abc import Iterator, Mapping, Sequence
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
from web.pages.review_refusals import Refusals
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
from workflow.text.codes import CODE
from workflow.text.diff import word_diff
from workflow.text.runs import Run, plain_runs, runs_of

pages = Pages("review", __name__)

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
    """One segment of a paragraph: both texts, its open findings, the text that it is compared with, and what is refused.

    ``source`` and ``target`` are the runs of a text that has codes, changes or places that were noticed; of another there are none.
    """

    key: str
    number: int
    state: State
    row: PageRow
    base: str
    source: tuple[Run, ...]
    text: str
    target: tuple[Run, ...]
    findings: tuple[Finding, ...]
    earlier: Earlier | None
    refused: Mapping[str, str]

    @property
    def stale(self) -> bool:
        """Whether the source changed under the text."""
        return self.row.translation.reason == "source_changed" and self.state is not State.APPROVED

    @property
    def look(self) -> str:
        """The state by which it is shown."""
        return "stale" if self.stale else self.state.value


@dataclass(frozen=True)
class ReviewView:
    """What the page shows."""

    review: ReviewPage
    viewer: Visitor

    @cached_property
    def paragraphs(self) -> tuple[tuple[PageBlock, tuple[Segment, ...]], ...]:
        """The blocks in order, each with its segments."""
        # Blocks of two files may have the same key, and stand side by side.
        grouped = groupby(self.review.page.rows, key=lambda row: id(row.block))
        return tuple(_paragraph(list(rows), self.review, self.refusals) for _, rows in grouped)

    def sources(self, segments: Sequence[Segment]) -> Iterator[tuple[str, str, tuple[Run, ...]]]:
        """Give the key, the source and its runs of each segment. By place, for there are thousands."""
        return ((one.key, one.base, one.source) for one in segments)

    def targets(self, segments: Sequence[Segment]) -> Iterator[tuple[str, int, str, str, str, tuple[Run, ...]]]:
        """Give of each segment that has a text of its own the key, the number, its classes, its name, the text and its runs."""
        for one in segments:
            if one.state is not State.FOLDED:
                look = f"{one.look} has-changes" if one.earlier else one.look
                yield (
                    one.key,
                    one.number,
                    look,
                    self._labels[one.state].replace("{n}", str(one.number)),
                    one.text,
                    one.target,
                )

    @cached_property
    def _labels(self) -> Mapping[State, str]:
        """What segments are called, by state; ``{n}`` is the number."""
        label = words()["label"]
        return {state: label.replace("{state}", _(OF_FACTS["state"][state])) for state in State}

    @cached_property
    def refusals(self) -> Refusals:
        """What the viewer may not do with the segments."""
        return Refusals(self.review.page)

    @cached_property
    def segments(self) -> tuple[Segment, ...]:
        """All segments in order."""
        return tuple(segment for _, segments in self.paragraphs for segment in segments)

    @cached_property
    def noticed(self) -> tuple[tuple[Segment, Finding], ...]:
        """The open findings in the order of the text."""
        return tuple((one, finding) for one in self.segments for finding in one.findings)

    @cached_property
    def clean(self) -> tuple[str, ...]:
        """The keys of those that one deed may approve: confirmed, allowed, nothing noticed, nothing asked."""
        return tuple(
            one.key
            for one in self.segments
            if one.state is State.TRANSLATED
            and not one.findings
            and not one.row.threads
            and Move.APPROVE not in one.refused
        )

    @cached_property
    def done(self) -> int:
        """How many segments are approved, or stand in one that is."""
        counts = self.review.page.progress
        return counts.get("approved", (0, 0))[0] + counts.get("folded", (0, 0))[0]

    def data(self) -> dict[str, object]:
        """Give what the script reads; what is refused is told once for all segments alike, and named by its place."""
        page = self.review.page
        return {
            "release": page.release,
            "language": page.language,
            "rows": {one.key: self._row(one) for one in self.segments},
            "refused": self.refusals.told,
            "kinds": list(RETURN_KINDS),
            "words": words(),
            "me": {"id": self.viewer.id, "name": self.viewer.name, "login": self.viewer.login},
            "drafts_on_device": self.viewer.desk.drafts_on_device,
            "shortcuts": {name: keys or "" for name, keys in self.viewer.preferences.shortcuts.items()},
        }

    def _row(self, one: Segment) -> dict[str, object]:
        told = one.row.translation
        return {
            "n": one.row.number,
            "version": told.version,
            "base_hash": told.base_hash or "",
            "state": str(told.state),
            "word": self._words[one.look],
            "text": told.text,
            "refused": self.refusals.place(one.refused),
            "about": self._about(one),
            "earlier": one.earlier.text if one.earlier else None,
            "open": len(one.findings),
            "threads": one.row.threads,
        }

    @cached_property
    def _words(self) -> Mapping[str, str]:
        """The words for the looks of segments."""
        return {"stale": _("source changed"), **{state: _(OF_FACTS["state"][state]) for state in State}}

    @cached_property
    def _abouts(self) -> dict[tuple[object, ...], str]:
        """What ``_about`` said before, by what it is said of."""
        return {}

    def _about(self, one: Segment) -> str:
        """Say in a line who stands by the text, or what it is compared with."""
        told = one.row.translation
        since = (one.earlier.since, one.earlier.name) if one.earlier else None
        of = (told.state, told.returned_for, told.note, since, told.approved_by, told.translated_by)
        if of not in self._abouts:
            self._abouts[of] = self._said_about(one)
        return self._abouts[of]

    def _said_about(self, one: Segment) -> str:
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


def _paragraph(rows: list[PageRow], review: ReviewPage, refusals: Refusals) -> tuple[PageBlock, tuple[Segment, ...]]:
    codes = codes_from_json(rows[0].block.codes)
    return rows[0].block, tuple(_segment(row, codes, review, refusals) for row in rows)


def _segment(row: PageRow, codes: tuple[Code, ...], review: ReviewPage, refusals: Refusals) -> Segment:
    # The seal of a lead knows the sources of all that are folded into it; each of them is shown in its own place.
    base = row.bases[0]
    before = review.old_base(row) if len(row.bases) == 1 else None
    key, text = row.key, row.translation.text
    earlier = review.earlier.get(key)
    findings = tuple(one.finding for one in row.findings if not one.dismissed)
    spots = [(one.start, one.end) for one in findings if one.side is Side.TARGET]
    return Segment(
        key=key,
        number=row.number,
        state=row.translation.state,
        row=row,
        base=base,
        source=_runs(base, before, codes, ()),
        text=text,
        target=_runs(text, earlier.text if earlier else None, codes, spots),
        findings=findings,
        earlier=earlier,
        refused=refusals.of(row),
    )


def _runs(text: str, before: str | None, codes: tuple[Code, ...], spots: Sequence[tuple[int, int]]) -> tuple[Run, ...]:
    """Give the runs of a text; none where it is shown as it is."""
    if before is not None:
        return runs_of(word_diff(before, text), codes, spots)
    return plain_runs(text, codes, spots) if spots or CODE.search(text) else ()


@pages.get("/releases/<release>/<language>/review", Permission.MEMBER)
def show(release: str, language: str) -> ResponseReturnValue:
    """Show an edition as running text; with ``segment`` its paragraph alone, for a page that shows the rest already."""
    who = visitor()
    with reading() as session:
        told = review_page(session, who.id, release, language, now())
    asked = next((row for row in told.page.rows if row.key == request.args.get("segment")), None)
    if asked is not None:
        rows = tuple(row for row in told.page.rows if row.block is asked.block)
        told = replace(told, page=replace(told.page, rows=rows))
    view = ReviewView(told, who)
    say = speaking().of_code
    return render(
        "pages/review.html", view=view, kinds=KINDS, say=lambda one: say(one.message, one.facts), data=view.data()
    )
