"""Facts of figures."""
