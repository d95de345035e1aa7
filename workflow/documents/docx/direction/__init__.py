"""The direction of a Word file (ECMA-376 part 1, 17): turned with the language that it is written in, as a native file has it."""

from workflow.documents.docx.direction.inherited import Inherited
from workflow.documents.docx.direction.looks import Kind, RunLooks
from workflow.documents.docx.direction.properties import names
from workflow.documents.docx.direction.sheets import numbering, settings, speaking, stylesheet
from workflow.documents.docx.direction.story import Story
from workflow.documents.docx.direction.strays import straightened
from workflow.documents.turn import Turn, turn

__all__ = [
    "Inherited",
    "Kind",
    "RunLooks",
    "Story",
    "Turn",
    "names",
    "numbering",
    "settings",
    "speaking",
    "straightened",
    "stylesheet",
    "turn",
]
