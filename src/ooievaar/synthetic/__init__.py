"""A made-up country: organisations, births and the messages that its providers send, with the truth beside them."""

from ooievaar.synthetic.admissions import Admission, admissions
from ooievaar.synthetic.failures import DroppedItem, Failure, Loss, Silence, users_of, with_failures
from ooievaar.synthetic.messages import Delivery, deliveries, truth
from ooievaar.synthetic.numbering import HOSPITAL_MAKERS, PRACTICE_MAKERS, supplier
from ooievaar.synthetic.numbers import passes_eleven_test
from ooievaar.synthetic.population import Country, country
from ooievaar.synthetic.rows import arrivals, delivered_rows, true_links
from ooievaar.synthetic.variation import Variation, varied
from ooievaar.synthetic.years import Years, until, years

__all__ = [
    "HOSPITAL_MAKERS",
    "PRACTICE_MAKERS",
    "Admission",
    "Country",
    "Delivery",
    "DroppedItem",
    "Failure",
    "Loss",
    "Silence",
    "Variation",
    "Years",
    "admissions",
    "arrivals",
    "country",
    "delivered_rows",
    "deliveries",
    "passes_eleven_test",
    "supplier",
    "true_links",
    "truth",
    "until",
    "users_of",
    "varied",
    "with_failures",
    "years",
]
