"""What a release is shown as: each module makes one kind of file from values."""
