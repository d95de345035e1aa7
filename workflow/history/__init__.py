"""One event for one action, hash-chained; and the proof that none was changed."""

from workflow.history.record import ChangeRecord, Recorded, record, record_at_desk
from workflow.history.verify import Verdict, release_ids, verify, verify_desk

__all__ = ["ChangeRecord", "Recorded", "Verdict", "record", "record_at_desk", "release_ids", "verify", "verify_desk"]
