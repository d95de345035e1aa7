"""The edges of Stele: a session begins, commits and ends here, and nowhere below."""
