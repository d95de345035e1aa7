"""The proof: all languages of a release side by side, to read, to compare and to print."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from flask.typing import ResponseReturnValue

from web.edge.desk import now, reading
from web.edge.rendering import render
from web.edge.routing import Pages, Permission
from web.edge.visitor import visitor
from workflow.releases.proof import Paragraph, Proof, proof
from workflow.text.codes import CODE
from workflow.text.runs import Run, plain_runs

pages = Pages("proof", __name__)

FINISHED = frozenset({"source", "approved"})


@dataclass(frozen=True)
class ProofView:
    """What the page shows."""

    proof: Proof

    def spoken(self, paragraph: Paragraph, language: str) -> Iterator[tuple[str, str, str, tuple[Run, ...], str]]:
        """Give of each sentence of a paragraph the space before it, its keys, its text, its runs where it has codes, and its state.

        The state is '' for what is approved. By place, for there are thousands.
        """
        for one in paragraph.said[language]:
            runs = () if CODE.search(one.text) is None else plain_runs(one.text, paragraph.codes)
            yield one.before, " ".join(one.keys), one.text, runs, "" if one.state in FINISHED else one.state

    @cached_property
    def files(self) -> Mapping[int, str]:
        """The names of the files by the place of the paragraph that each begins with, where there are several files."""
        if not self.proof.documents[1:]:
            return {}
        firsts: dict[int, int] = {}
        for place, paragraph in enumerate(self.proof.paragraphs):
            firsts.setdefault(paragraph.document, place)
        return {place: self.proof.documents[document - min(firsts)] for document, place in firsts.items()}

    def by_language(self, tell: Callable[[str], str]) -> Mapping[str, str]:
        """Give what ``tell`` tells of each language: once, for it is said again in every paragraph."""
        return {language: tell(language) for language in self.proof.languages}

    @cached_property
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
