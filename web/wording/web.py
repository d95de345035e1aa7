"""Words of the desk in the browser as a whole."""

from web.wording.mark import N_

MESSAGES: dict[str, str] = {
    "web.admins_only": N_("This page is for administrators. Ask one of them to do it."),
    "web.bad_request": N_("The server did not understand this request. Go back, reload the page and try again."),
    "web.broken": N_("Something went wrong. Nothing of what you typed was thrown away; try again in a moment."),
    "web.busy": N_("Too many people are signing in just now. Wait a moment and try again."),
    "web.desk_only": N_("Only desk editors import releases. Ask one of them."),
    "web.not_found": N_("There is nothing at this address, or it is not for you. Look for the release on your desk."),
    "web.not_json": N_("This address takes JSON only."),
    "web.signed_out": N_("Your session has ended. Sign in and go on where you were."),
    "web.stale_form": N_("This form is too old or comes from another session. Reload the page and send it again."),
    "web.too_large": N_("This is more than can be sent at once: 25 MB. Send a smaller file."),
    "web.too_soon": N_("Too many attempts. Try again in {seconds} s."),
    "web.unlisted": N_("This address has no permission of its own, so nobody may use it."),
    "web.wrong_password": N_("The login or the password is not right. Type both again."),
}
