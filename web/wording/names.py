"""Names of roles and of checks, as people choose among them."""

from collections.abc import Mapping
from types import MappingProxyType

from web.wording.mark import N_

ROLES: Mapping[str, str] = MappingProxyType(
    {
        "translator": N_("Translator"),
        "reviewer": N_("Reviewer"),
        "desk": N_("Desk editor"),
        "publisher": N_("Publisher"),
        "admin": N_("Administrator"),
    }
)

CHECKS: Mapping[str, str] = MappingProxyType(
    {
        "address": N_("Web or mail address differs"),
        "bidi": N_("Invisible direction marks"),
        "brackets": N_("Brackets without a partner"),
        "code": N_("Bold, links or notes missing"),
        "currency": N_("Currency differs"),
        "date-order": N_("Day and month swapped"),
        "doubled-word": N_("The same word twice"),
        "empty": N_("Nothing but spaces"),
        "end-mark": N_("Different mark at the end"),
        "forbidden-character": N_("Character that cannot be printed"),
        "month": N_("Month differs"),
        "number": N_("Number differs or is missing"),
        "number-format": N_("Number written in an unusual way"),
        "number-groups-swapped": N_("Groups of a number swapped"),
        "percent": N_("Percentage differs"),
        "phone": N_("Telephone number differs"),
        "quotes": N_("Quotation marks of another language"),
        "range-reversed": N_("Range written backwards"),
        "scale": N_("Thousands, millions or billions differ"),
        "subtitle": N_("Subtitle too long to be read"),
        "symbol": N_("Sign or unit differs"),
        "time": N_("Time of day differs"),
        "untranslated": N_("The same text as the source"),
    }
)

MESSAGES: dict[str, str] = {}
