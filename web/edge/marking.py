"""A text as runs in HTML: what changed, what its codes make of it, what was noticed."""

from collections.abc import Iterable

from markupsafe import Markup, escape

from workflow.text.diff import Change
from workflow.text.runs import Run

_BREAK = "break"
_TAGGED = Markup('<%s class="%s">%s</%s>')
_TITLED = Markup('<%s class="%s" title="%s">%s</%s>')
_CHANGED = {Change.INSERT: "ins", Change.DELETE: "del"}


def marked(runs: Iterable[Run]) -> Markup:
    """Write runs one after the other; a run of which nothing is said is its text alone."""
    return Markup("").join(map(_written, runs))


def _written(run: Run) -> Markup:
    shown = Markup("<br>") if run.code == _BREAK else escape(run.text)
    tag = _CHANGED.get(run.change) or ("mark" if run.spots else "span" if run.marks or run.code else "")
    if not tag:
        return shown
    names = ["run", *(f"run-{mark.replace(' ', '-')}" for mark in run.marks)]
    if run.spots:
        names.append("run-noticed")
    if run.code in {"", _BREAK}:
        return _TAGGED % (tag, " ".join(names), shown, tag)
    return _TITLED % (tag, " ".join([*names, "run-code"]), run.code, shown, tag)
