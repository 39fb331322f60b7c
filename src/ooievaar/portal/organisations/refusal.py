"""Saying no: a sentence for the person who asked."""


class Refused(Exception):
    """What was asked may not or cannot be done; the message is the sentence the person reads."""
