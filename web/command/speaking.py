"""The language of the command line: that of the environment, for the whole process."""

import gettext
from importlib.resources import files

from web.wording.speech import language_of_environment, speech

# click looks its own words up in the text domain of the process (``web.wording.usage``).
gettext.bindtextdomain("stele", str(files("locales")))
gettext.textdomain("stele")

_ = speech(language_of_environment())
"""Says an English message in the language of the environment; used as ``_("Release {id} is open.", id=...)``."""
