"""Scan drafts: which of their sentences repeat, alter or contradict what is on record."""

from claimcheck.workflows.scan.run import Plan, scan

__all__ = ["Plan", "scan"]
