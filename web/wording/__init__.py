"""The words of Stele: what the floors below say by code and facts, in the reader's language.

Each module of this package but ``mark`` holds ``MESSAGES`` (code to English sentence) for one room.
"""

from web.wording.speech import MESSAGES, Speech, speech

__all__ = ["MESSAGES", "Speech", "speech"]
