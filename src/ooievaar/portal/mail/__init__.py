"""Handing mails to the mail server, one by one, knowing of each what became of it."""

from ooievaar.portal.mail.handing import Handed, Outcome, Postman

__all__ = ["Handed", "Outcome", "Postman"]
