"""Telephone numbers that are not copied figure for figure."""

from workflow.checks.finding import Severity
from workflow.checks.stated import check_of

CHECK = check_of("phone", Severity.ERROR)
