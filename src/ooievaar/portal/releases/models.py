"""Facts of releases."""
