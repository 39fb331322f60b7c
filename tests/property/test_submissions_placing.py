"""Finding a thread by what versions share gives what comparing all with all gives."""

from hypothesis import given
from hypothesis import strategies as st
from tests.property.test_intake_matching import EVIDENCE

from ooievaar.intake import Evidence, Stamp, threads
from ooievaar.portal.submissions.placing import Shelf, Version


@given(st.lists(EVIDENCE, max_size=14))
def test_a_shelf_finds_every_thread_that_comparing_everything_finds(found: list[Evidence]):
    shelf = Shelf()
    for message, evidence in enumerate(found):
        shelf.add(Version(message, evidence, Stamp()))
    shelved = {frozenset(version.message for version in thread.versions) for thread in shelf.threads}
    assert shelved == {frozenset(group) for group in threads(found)}
