"""Words for what the roles do not allow."""

from web.wording.mark import N_

MESSAGES: dict[str, str] = {
    "policy.role_needed": N_(
        "You may not do this ({action}) here: it takes one of the roles {roles}, and for a language that role in it. "
        "Ask the desk editor to assign you."
    ),
}
