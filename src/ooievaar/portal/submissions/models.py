"""Facts of submissions."""
