"""What became of registrations: counts with their cases, comparisons, and alerts when they stay away."""

from ooievaar.quality.comparing import FEWEST, compare
from ooievaar.quality.counting import COUNTRY, cases, counts, merged_counts, received_counts
from ooievaar.quality.facts import FACTS, Fact, facts, facts_in, facts_of_cut
from ooievaar.quality.items import ITEMS, Applicability, Item
from ooievaar.quality.measures import MEASURES, Measure

__all__ = [
    "COUNTRY",
    "FACTS",
    "FEWEST",
    "ITEMS",
    "MEASURES",
    "Applicability",
    "Fact",
    "Item",
    "Measure",
    "cases",
    "compare",
    "counts",
    "facts",
    "facts_in",
    "facts_of_cut",
    "merged_counts",
    "received_counts",
]
