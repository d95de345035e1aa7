"""Text with inline codes, and what can be said of it without knowing its language's engines."""

from workflow.text.block import Block, Cell, Kept, Kind
from workflow.text.coded import Code, CodedText, plain_text
from workflow.text.codes import Role
from workflow.text.hashing import content_hash
from workflow.text.soundness import require_sound

__all__ = ["Block", "Cell", "Code", "CodedText", "Kept", "Kind", "Role", "content_hash", "plain_text", "require_sound"]
