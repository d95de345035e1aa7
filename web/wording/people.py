"""Words for errors of accounts, roles, assignments and repeated writes."""

from web.wording.mark import N_

MESSAGES: dict[str, str] = {
    "people.login_form": N_(
        "“{login}” cannot be a login. Use letters, digits and . _ - @ +, beginning with a letter or digit, {most} characters at most."
    ),
    "people.login_taken": N_("There is already a person with the login “{login}”. Choose another one."),
    "people.name_form": N_(
        "“{name}” cannot be a name. A name has 1 to {most} characters, all of them visible. Write it again."
    ),
    "people.mixed_scripts": N_(
        "The word “{word}” mixes letters of different scripts that look alike. Type it again in one script."
    ),
    "people.password_short": N_("The password is too short. Use {least} characters or more."),
    "people.password_long": N_("The password is too long. Use {most} bytes at most."),
    "people.role_unknown": N_("There is no role “{role}”. The roles are {roles} and admin."),
    "people.language_needed": N_("The role “{role}” is held for a language. Say which, for example en or fr."),
    "people.language_too_many": N_(
        "The role “{role}” is held for the whole release. Leave the language {language} out."
    ),
    "people.language_form": N_("“{language}” is not a language code. Write codes such as ar, en, fr or pt-BR."),
    "people.language_not_here": N_(
        "The release is not translated into {language}. Add that language to the release first, or name another."
    ),
    "people.same_person": N_("{login} works on it already. Choose another person to take the work over."),
    "people.unknown": N_("There is no person with the login “{login}”. To see who is at the desk: stele user list"),
    "people.disabled": N_("The account “{login}” is disabled. Ask an administrator to enable it."),
    "people.admin_needed": N_("Only an administrator can do this. Ask one."),
    "people.release_closed": N_(
        "Nobody can be assigned or removed while the release is {state}. Correct or reinstate it first."
    ),
    "people.last_desk": N_(
        "This is the last desk editor of a restricted release: nobody could see it any more. Assign another desk "
        "editor first."
    ),
    "preferences.language": N_("The desk is not available in “{language}”. Choose one of the languages offered."),
    "preferences.theme": N_("There is no theme “{theme}”. Choose one of those offered."),
    "preferences.density": N_("There is no spacing “{density}”. Choose one of those offered."),
    "preferences.shortcuts": N_(
        "The shortcuts are too many or too long: {most} at most, of up to {longest} characters each."
    ),
    "settings.timezone": N_("“{zone}” is not a time zone. Choose one like Africa/Cairo."),
    "settings.months": N_("“{locale}” has no names of months in {language}. Choose one of those offered."),
    "settings.isolation": N_(
        "“{how}” cannot hold left-to-right text together in {format}. Choose one of those offered."
    ),
    "settings.check": N_("There is no check “{check}”. Load the page again."),
    "write.key_form": N_(
        "The key of this save is empty or longer than {most} characters. Load the page again and repeat."
    ),
    "write.key_reused": N_(
        "This save was already made with other content. Load the page again and repeat what is missing."
    ),
}
