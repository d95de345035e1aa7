"""Figures, not promises: `python -m tests.benchmarks` prints them all, `python -m tests.benchmarks NAME…` some."""
