"""Accounts, roles, policy, and the one select that says what a person may know of."""
