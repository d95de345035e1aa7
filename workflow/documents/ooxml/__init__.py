"""What Word and PowerPoint files share: packages, relations, names."""
