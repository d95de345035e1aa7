"""Numbers that are per cents in one language alone."""

from workflow.checks.finding import Severity
from workflow.checks.stated import check_of

CHECK = check_of("percent", Severity.ERROR)
