"""What became of registrations: counts with their cases, comparisons, and alerts when they stay away."""

from ooievaar.quality.comparing import FEWEST, compare
from ooievaar.quality.counting import COUNTRY, cases, counts, merged_counts, received_counts
from ooievaar.quality.facts import FACTS, Fact, facts, facts_in, facts_of_cut
from ooievaar.quality.feed import Feed, feed
from ooievaar.quality.items import ITEMS, Applicability, Item
from ooievaar.quality.measures import MEASURES, Measure
from ooievaar.quality.monitor import Monitored, monitor

__all__ = [
    "COUNTRY",
    "FACTS",
    "FEWEST",
    "ITEMS",
    "MEASURES",
    "Applicability",
    "Fact",
    "Feed",
    "Item",
    "Measure",
    "Monitored",
    "cases",
    "compare",
    "counts",
    "facts",
    "facts_in",
    "facts_of_cut",
    "feed",
    "merged_counts",
    "monitor",
    "received_counts",
]
