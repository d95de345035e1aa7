"""Names of the kinds of facts, as the fact sheet shows them."""

from web.wording.mark import N_

MESSAGES: dict[str, str] = {
    "fact.address": N_("address"),
    "fact.currency": N_("currency"),
    "fact.date": N_("date"),
    "fact.month": N_("month"),
    "fact.number": N_("number"),
    "fact.phone": N_("telephone number"),
    "fact.range": N_("range"),
    "fact.symbol": N_("document symbol"),
    "fact.time": N_("time"),
}
