"""Work on segments as files that other tools read: PO, XLIFF 1.2 and TMX 1.4, out and back. Values in, values out."""

from workflow.exchange.unit import Origin, Returned, Target, Unit

__all__ = ["Origin", "Returned", "Target", "Unit"]
