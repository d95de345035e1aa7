"""What the desk says, in the language of who asks."""

from markupsafe import Markup, escape

from locales import language as facts_of
from web.edge.dates import counted
from web.edge.visitor import language_here
from web.wording.mark import N_
from web.wording.speech import Speech, speech
from workflow.errors import FactValue

__all__ = ["N_", "_", "ngettext", "speaking"]


def speaking() -> Speech:
    """Give the speech of this request."""
    return speech(language_here())


def _(message: str, **facts: FactValue) -> str:
    """Say an English message in the language of who asks, with its facts filled in."""
    return speaking()(message, **facts)


def ngettext(one: str, many: str, n: int, **facts: FactValue) -> str:
    """Say a message about ``n`` things; ``{n}`` is the number as that language writes it."""
    said = speaking().catalogue.ngettext(one, many, n)
    return said.format_map({"n": counted(n, language_here()), **facts})


def said_in_template(message: str, **facts: object) -> Markup:
    """As ``_``, for templates: facts are escaped unless they are markup."""
    return escape(speaking().catalogue.gettext(message)).format_map(facts)


def counted_in_template(one: str, many: str, n: int, **facts: object) -> Markup:
    """As ``ngettext``, for templates: facts are escaped unless they are markup."""
    said = speaking().catalogue.ngettext(one, many, n)
    return escape(said).format_map({"n": counted(n, language_here()), **facts})


def direction_here() -> str:
    """Give the direction of the interface's language."""
    return facts_of(language_here()).direction
