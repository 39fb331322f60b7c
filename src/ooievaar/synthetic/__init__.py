"""A made-up country: organisations, births and the messages that its providers send, with the truth beside them."""

from ooievaar.synthetic.messages import Delivery, deliveries, truth
from ooievaar.synthetic.numbers import passes_eleven_test
from ooievaar.synthetic.population import Country, country

__all__ = ["Country", "Delivery", "country", "deliveries", "passes_eleven_test", "truth"]
