"""The proof: all languages of a release side by side, to read, to compare and to print."""

from collections.abc import Iterator
from dataclasses import dataclass

from flask.typing import ResponseReturnValue

from web.edge.desk import now, reading
from web.edge.rendering import render
from web.edge.routing import Pages, Permission
from web.edge.visitor import visitor
from workflow.releases.proof import Paragraph, Proof, Sentence, proof
from workflow.text.runs import Run, plain_runs

pages = Pages("proof", __name__)

FINISHED = frozenset({"source", "approved"})
UNSEEN = frozenset({"attribute", "property", "title", "header", "note", "caption"})
"""Kinds of paragraph that stand outside the running text, and are named."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A sentence as it is shown."""

    sentence: Sentence
    runs: tuple[Run, ...]

    @property
    def keys(self) -> str:
        """The keys of its segments, parted by spaces."""
        return " ".join(self.sentence.keys)

    @property
    def is_finished(self) -> bool:
        """Whether it is what will be published."""
        return self.sentence.state in FINISHED


@dataclass(frozen=True, slots=True)
class ProofView:
    """What the page shows."""

    proof: Proof

    def spoken(self, paragraph: Paragraph, language: str) -> Iterator[Spoken]:
        """Give the sentences of a paragraph in a language."""
        return (Spoken(one, plain_runs(one.text, paragraph.codes)) for one in paragraph.said[language])

    def begins(self, place: int) -> str | None:
        """Give the name of the file that begins with this paragraph, where there are several files."""
        documents = [one.document for one in self.proof.paragraphs]
        if not self.proof.documents[1:] or (place and documents[place - 1] == documents[place]):
            return None
        return self.proof.documents[documents[place] - min(documents)]

    def kind(self, paragraph: Paragraph) -> str | None:
        """Give the kind of a paragraph that stands outside the running text."""
        return paragraph.kind if paragraph.kind in UNSEEN else None

    @property
    def unfinished(self) -> int:
        """How many sentences are not approved yet, in all languages."""
        return sum(
            one.state not in FINISHED
            for paragraph in self.proof.paragraphs
            for sentences in paragraph.said.values()
            for one in sentences
        )


@pages.get("/releases/<release>/proof", Permission.MEMBER)
def show(release: str) -> ResponseReturnValue:
    """Show a release as its readers will have it."""
    with reading() as session:
        told = proof(session, visitor().id, release, now=now())
    return render("pages/proof.html", view=ProofView(told))
