"""What the log shows of the details of an event."""

import pytest

from ooievaar.portal.office.listing import shortened


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("ab" * 32, "ab" * 8),
        ("signatory.0319@demo.example", "signatory.0319@demo.example"),
        ("postpartum_haemorrhage", "postpartum_haemorrhage"),
        (2025, "2025"),
    ],
)
def test_only_digests_are_cut_short(value, shown):
    assert shortened(value) == shown
