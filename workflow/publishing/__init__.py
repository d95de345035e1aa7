"""Approved texts become files: gate, bundle, renditions, delivery, withdrawal."""
