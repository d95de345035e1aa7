"""A release written for Stele, and the tour that plays it from file to bundle."""
