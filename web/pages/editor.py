"""The editor of one language of a release."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from flask.typing import ResponseReturnValue
from markupsafe import Markup

from locales import language as facts_of
from web.edge.desk import now, reading
from web.edge.rendering import render
from web.edge.routing import Pages, Permission
from web.edge.speaking import _, speaking
from web.edge.visitor import Visitor, visitor
from web.pages.dock_words import dock_words, refused
from web.pages.editor_words import words
from web.pages.review import KINDS
from workflow.checks import Severity
from workflow.errors import Refused
from workflow.people.policy import refusal
from workflow.review.grid import one_text
from workflow.review.pages import EditorPage, PageFinding, PageRow, editor_page
from workflow.review.reference import Reference, reference
from workflow.review.states import Move
from workflow.review.translation import State
from workflow.text.codes import Role, character, codes_in
from workflow.text.diff import Stretch as Changed
from workflow.text.diff import word_diff

pages = Pages("editor", __name__)

STATES = (State.APPROVED, State.FOLDED, State.TRANSLATED, State.DRAFT, State.RETURNED, State.UNTRANSLATED)
"""In the order of the progress bar: what is done first."""

TIMINGS: Mapping[str, int] = {"idle": 1_500, "longest": 10_000, "journal": 250}
"""Milliseconds: a pause after which a text is saved, the longest it waits while somebody types, and the device's."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A state's part of the progress bar, in hundredths of its length from its beginning."""

    state: State
    start: float
    length: float
    segments: int


@dataclass(frozen=True)
class EditorView:
    """What the page shows. ``hand_over`` is why the person may not hand over, or None."""

    page: EditorPage
    reference: Reference
    viewer: Visitor
    hand_over: Refused | None

    @property
    def columns(self) -> tuple[str, ...]:
        """The languages of the text columns, in order."""
        third = (self.reference.language,) if self.reference.language else ()
        return (self.page.base_language, self.page.language, *third)

    @cached_property
    def directions(self) -> Mapping[str, str]:
        """The direction of each column's language."""
        return {one: facts_of(one).direction for one in self.columns}

    @cached_property
    def cells(self) -> Mapping[str, Markup]:
        """The attributes of the cells of each column: class, language, direction. Empty where there is no such column."""
        told = zip(("source", "target", "reference"), (*self.columns, ""), strict=False)
        return {name: _cell(name, one) if one else Markup() for name, one in told}

    @cached_property
    def stretches(self) -> tuple[Stretch, ...]:
        """The parts of the progress bar, measured in words of the source, or in segments where it has none."""
        told = [(state, *self.page.progress.get(state, (0, 0))) for state in STATES]
        total = sum(words for _, _, words in told)
        sizes = [words if total else segments for _, segments, words in told]
        whole = sum(sizes) or 1
        starts = [sum(sizes[:place]) for place in range(len(sizes))]
        return tuple(
            Stretch(state, round(start / whole * 100, 2), round(size / whole * 100, 2), segments)
            for (state, segments, _), start, size in zip(told, starts, sizes, strict=True)
            if segments
        )

    @cached_property
    def confirmed(self) -> int:
        """How many segments somebody vouched for, or need nobody."""
        done = (State.TRANSLATED, State.APPROVED, State.FOLDED)
        return sum(self.page.progress.get(state, (0, 0))[0] for state in done)

    nothing = ("", "")

    def open_findings(self, row: PageRow) -> tuple[PageFinding, ...]:
        """Give the findings of a row that nobody dismissed."""
        return tuple(one for one in row.findings if not one.dismissed)

    def severity(self, findings: Sequence[PageFinding]) -> str:
        """Tell the gravest of some findings."""
        return "error" if any(one.finding.severity == Severity.ERROR for one in findings) else "warning"

    def mine(self, row: PageRow) -> bool:
        """Tell whether the person wrote in a row."""
        told = row.translation
        return self.viewer.id in told.hands or self.viewer.id == told.translated_by

    def legend(self, row: PageRow) -> str:
        """Tell the codes of a row's base, where its block has some: each code and its label, parted by spaces."""
        labels = {character(Role(code[0]), code[1]): code[2] for code in row.block.codes}
        return " ".join(char + labels.get(char, "") for char in dict.fromkeys(codes_in("".join(row.bases))))

    def base(self, row: PageRow) -> str:
        """Give the whole base of a row that others are folded into."""
        return one_text(row.bases, self.page.base_language)

    def returned_for(self, row: PageRow) -> str:
        """Say for what a row came back from its reviewer; '' where it did not, or is confirmed again."""
        kind = row.translation.returned_for
        return _(KINDS[kind]) if kind else ""

    def source_changes(self, row: PageRow) -> tuple[Changed, ...]:
        """Tell what became of the source since the row was approved; nothing where it is not stale."""
        told = row.translation
        stale = told.reason == "source_changed" and told.state is not State.APPROVED
        return word_diff(told.sealed_base, self.base(row)) if stale and told.sealed_base else ()

    def data(self) -> dict[str, object]:
        """Give what the scripts read."""
        page, said = self.page, speaking()
        held = {str(state): said.of_error(reason) for state, reason in page.held().items()}
        confirming = page.ground.refusal(Move.CONFIRM)
        return {
            "release": page.release,
            "language": page.language,
            "source_language": page.source_language,
            "base_language": page.base_language,
            "reference_language": self.reference.language,
            "directions": dict(self.directions),
            "head": page.head_seq,
            "me": {"id": self.viewer.id, "name": self.viewer.name, "login": self.viewer.login},
            "drafts_on_device": self.viewer.desk.drafts_on_device,
            "shortcuts": {name: keys or "" for name, keys in self.viewer.preferences.shortcuts.items()},
            "timings": dict(TIMINGS),
            "held": held,
            "refused": {
                "confirm": said.of_error(confirming) if confirming else None,
                **refused(page.ground.rights, page.language),
            },
            "words": {**words(), **dock_words()},
        }


def _cell(name: str, language: str) -> Markup:
    facts = facts_of(language)
    return Markup('class="row-{} said script-{}" lang="{}" dir="{}"').format(
        name, facts.script.lower(), language, facts.direction
    )


@pages.get("/releases/<release>/<language>/edit", Permission.MEMBER)
def show(release: str, language: str) -> ResponseReturnValue:
    """Show the grid of an edition."""
    viewer, moment = visitor(), now()
    with reading() as session:
        page = editor_page(session, viewer.id, release, language, moment)
        third = reference(session, viewer.id, release, language, page.base_language, moment)
    view = EditorView(page, third, viewer, refusal("hand_over", page.ground.rights, language))
    return render("pages/editor.html", view=view, data=view.data())
