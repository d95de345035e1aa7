"""Amounts in another currency, or in none."""

from workflow.checks.finding import Severity
from workflow.checks.stated import check_of

CHECK = check_of("currency", Severity.ERROR)
