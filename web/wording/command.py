"""Words for what the command line itself refuses."""

from web.wording.mark import N_

MESSAGES: dict[str, str] = {
    "command.bad_time": N_(
        "“{text}” is not a date. Write it as 2026-05-06, or with the hour as 2026-05-06T14:00 (the desk’s time zone)."
    ),
    "command.bad_timezone": N_("STELE_TIMEZONE: “{zone}” is not a time zone. Write one like Africa/Cairo."),
    "command.nobody_acts": N_("Say who acts: add --by LOGIN, or set STELE_PERSON."),
    "command.unreadable": N_("{file} cannot be read: {reason}."),
    "command.not_printed": N_("The answer could not be printed: {reason}. What the command did is done."),
    "command.half_character": N_("What you typed contains a character that is not UTF-8. Type it again."),
    "command.a_language_each": N_(
        "Files: {files}, languages: {languages}. Name each file’s language in order, for example --languages ar,en,fr."
    ),
    "serve.port_taken": N_(
        "Port {port} of {host} is taken. Stop what listens there, or name another port with --port."
    ),
    "serve.no_address": N_("Nothing can listen at {host}, port {port}: {reason}. Name another with --host and --port."),
}
