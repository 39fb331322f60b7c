"""Rules over a message: findings; and translation of the neutral tree to records."""

from ooievaar.intake.pseudonyms import Pseudonymiser
from ooievaar.intake.translation import Delivered, translate

__all__ = ["Delivered", "Pseudonymiser", "translate"]
