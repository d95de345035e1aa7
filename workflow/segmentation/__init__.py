"""Cutting paragraphs into segments: by the rules of a language, by an SRX file from outside, and as people corrected it."""

from workflow.segmentation.exceptions import Exception_, Join, Split, join_of, split_of
from workflow.segmentation.outside import Cut, Unused, cut, notes, rule_set
from workflow.segmentation.own import plain_srx
from workflow.segmentation.rules import RuleSet
from workflow.segmentation.segmenter import seams, segment
from workflow.segmentation.srx import SrxRules

__all__ = [
    "Cut",
    "Exception_",
    "Join",
    "RuleSet",
    "Split",
    "SrxRules",
    "Unused",
    "cut",
    "join_of",
    "notes",
    "plain_srx",
    "rule_set",
    "seams",
    "segment",
    "split_of",
]
