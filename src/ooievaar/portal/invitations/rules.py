"""When a client is invited and reminded, and how long is remembered that she was."""

from datetime import timedelta

from ooievaar.questionnaires.inviting import Window, window

__all__ = ["REMEMBERED", "REMIND_AFTER", "Window", "window"]

REMIND_AFTER = timedelta(days=14)
REMEMBERED = timedelta(days=274)  # nine months
