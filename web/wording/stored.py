"""What earlier readers noted of files that are still at work: no reader says it any more."""

from web.wording.mark import N_

MESSAGES: dict[str, str] = {
    "docx.drawn": N_(
        "{file} has charts or diagrams ({drawn}) whose text is not translated. Check them in the finished document."
    ),
}
