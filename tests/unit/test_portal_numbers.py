"""Numbers on pages are rounded; Django's own formatting cuts."""

from django.utils.translation import override

from ooievaar.portal.office.words import percentage
from ooievaar.portal.ui.charts import numbers


def test_percentages_are_rounded_to_one_decimal():
    with override("en"):
        assert percentage(100 * 282 / 4029) == "7.0%"
        assert numbers.percentage(6.96) == "7.0%"
        assert numbers.whole(1999.6) == "2,000"
    with override("nl"):
        assert percentage(6.96) == "7,0%"
        assert numbers.whole(1999.6) == "2.000"
