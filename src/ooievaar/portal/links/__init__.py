"""Pairs of episodes that linkage doubts, what people decided about them, how well records found each other."""
