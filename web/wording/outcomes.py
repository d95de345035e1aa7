"""Words for what became of a segment; said by their own English word."""

from web.wording.mark import N_

OUTCOMES = (
    N_("taken"),
    N_("unchanged"),
    N_("conflict"),
    N_("refused"),
    N_("approved"),
    N_("changed"),
    N_("added"),
    N_("dropped"),
    N_("returned"),
    N_("conflicts"),
)

MESSAGES: dict[str, str] = {}
