"""Every fact of a cut, every item it comes from and every rule of attribution has words in the reader's language."""

from django.utils import translation

from ooievaar import indicators, linkage, main, records
from ooievaar.portal.office.cut_comparing import table_words
from ooievaar.portal.office.trace_words import RULES
from ooievaar.portal.ui.record_words import FACTS, words_of_fact


def words_of_the_core():
    for table in (records.BIRTHS, records.CHILDREN):
        for column in table.columns:
            yield column.words
            yield from [column.unit] if column.unit else []
            for item in main.origins(column.name):
                yield main.item_words(item)
                yield from [item.unit] if item.unit else []


def test_every_marked_word_is_one_of_the_core():
    assert set(FACTS) <= set(words_of_the_core())


def test_every_fact_has_english_words():
    with translation.override("en"):
        for column in (*records.BIRTHS.columns, *records.CHILDREN.columns):
            assert words_of_fact(column) != column.words


def test_every_rule_of_attribution_has_words():
    assert {code: str(words) for code, words in RULES.items()} == dict(linkage.RULES), "add it to office/trace_words"


def test_every_fact_that_an_indicator_looks_at_comes_from_an_item_of_a_message():
    for indicator in indicators.OF_BIRTHS:
        for version in indicator.versions:
            for measure in version.measures:
                for criterion in indicators.criteria_of(measure):
                    for name in indicators.items_of(criterion, indicator.counts):
                        assert main.origins(name), f"{indicator.code}: {name} stands in no message"


def test_every_table_of_a_cut_has_words():
    for table in records.LINKED:
        assert table_words(table.name) != table.name
