"""Words for what is wrong with a call of the API itself, whatever it asks for."""

from web.wording.mark import N_

MESSAGES: dict[str, str] = {
    "api.not_json": N_("The request has to be sent as JSON (Content-Type: application/json)."),
    "api.bad_json": N_("The request is not well-formed JSON, or not an object. Send one object, in UTF-8."),
    "api.too_large": N_("The request is larger than {most} bytes. Send less at once."),
    "api.version_missing": N_("The request does not say which version it was made from. Send it as If-Match."),
    "api.version_form": N_("If-Match has to be the version in quotation marks, as given in the ETag."),
    "api.key_missing": N_(
        "The request has no Idempotency-Key. Send a new UUID with each action, and the same one with a second attempt."
    ),
    "api.key_form": N_("The Idempotency-Key is not a UUID. Send a new UUID with each action."),
    "api.field_missing": N_("The request says nothing for “{field}”."),
    "api.field_form": N_("“{field}” does not have the form that the API description gives."),
    "api.field_long": N_("“{field}” has more than {most} characters. Shorten it."),
    "api.match_memory_own": N_("Memory, this release"),
    "api.match_memory": N_("Memory"),
    "api.match_repetition": N_("Segment {number}"),
}
