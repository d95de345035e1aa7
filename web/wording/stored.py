"""What earlier readers noted of files that are still at work: no reader says it any more."""

from web.wording.mark import N_

_CHARTS = N_(
    "{file} has charts ({charts}). Their titles are translated; names of their series and categories "
    "({labels}) come from their data and are not. Check them in the finished document."
)

MESSAGES: dict[str, str] = {
    "docx.charts": _CHARTS,
    "pptx.charts": _CHARTS,
    "docx.drawn": N_(
        "{file} has charts or diagrams ({drawn}) whose text is not translated. Check them in the finished document."
    ),
}
