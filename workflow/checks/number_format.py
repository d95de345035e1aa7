"""Numbers written by another language's habits: 12,500 in French."""

from workflow.checks.finding import Severity
from workflow.checks.stated import check_of

CHECK = check_of("number-format", Severity.WARNING)
