"""Millions that became billions."""

from workflow.checks.finding import Severity
from workflow.checks.stated import check_of

CHECK = check_of("scale", Severity.ERROR)
