"""Releases written for Stele: those of the demo desk, and the tour that plays one from file to bundle."""
