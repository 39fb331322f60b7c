"""What became of registrations: counts with their cases, comparisons, and alerts when they stay away."""

from ooievaar.quality.comparing import FEWEST, compare
from ooievaar.quality.counting import COUNTRY, cases, counts, merged_counts, received_counts
from ooievaar.quality.facts import FACTS, Fact, facts, facts_in, facts_of_cut
from ooievaar.quality.feed import Feed, feed
from ooievaar.quality.items import ITEMS, Applicability, Item
from ooievaar.quality.kinds import KINDS, AlertKind
from ooievaar.quality.measures import MEASURES, OF_EPISODES, OF_MESSAGES, Measure
from ooievaar.quality.monitor import Monitored, monitor
from ooievaar.quality.pages import pages

__all__ = [
    "COUNTRY",
    "FACTS",
    "FEWEST",
    "ITEMS",
    "KINDS",
    "MEASURES",
    "OF_EPISODES",
    "OF_MESSAGES",
    "AlertKind",
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
    "pages",
    "received_counts",
]
