"""Words for what the roles do not allow."""

from web.wording.mark import N_

MESSAGES: dict[str, str] = {
    "policy.role_needed": N_(
        "This action ({action}) is for those who hold one of these roles here: {roles}. Ask the desk editor to "
        "assign you."
    ),
}
