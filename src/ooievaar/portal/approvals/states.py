"""The states of what a hospital approves, and which may follow which."""

from collections.abc import Mapping
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class IndicatorState(StrEnum):
    """Where one indicator of one VSV stands."""

    TO_APPROVE = "to_approve"
    CHANGED = "changed"
    APPROVED = "approved"


class VsvState(StrEnum):
    """Where all indicators of one VSV together stand."""

    TO_APPROVE = "to_approve"
    TO_SIGN = "to_sign"
    SIGNED = "signed"


INDICATOR_WORDS: Mapping[IndicatorState, Promise | str] = {
    IndicatorState.TO_APPROVE: _("nog te accorderen"),
    IndicatorState.CHANGED: _("gewijzigd na accordering: opnieuw bekijken"),
    IndicatorState.APPROVED: _("geaccordeerd"),
}

VSV_WORDS: Mapping[VsvState, Promise | str] = {
    VsvState.TO_APPROVE: _("nog te accorderen"),
    VsvState.TO_SIGN: _("wacht op ondertekening"),
    VsvState.SIGNED: _("ondertekend"),
}

# From approved to changed: a newer computation gave other values. From approved to to_approve: withdrawn.
INDICATOR_TRANSITIONS: Mapping[IndicatorState, frozenset[IndicatorState]] = {
    IndicatorState.TO_APPROVE: frozenset({IndicatorState.APPROVED}),
    IndicatorState.CHANGED: frozenset({IndicatorState.APPROVED}),
    IndicatorState.APPROVED: frozenset({IndicatorState.TO_APPROVE, IndicatorState.CHANGED}),
}

# From signed to to_approve: a newer computation gave other values.
VSV_TRANSITIONS: Mapping[VsvState, frozenset[VsvState]] = {
    VsvState.TO_APPROVE: frozenset({VsvState.TO_SIGN}),
    VsvState.TO_SIGN: frozenset({VsvState.SIGNED, VsvState.TO_APPROVE}),
    VsvState.SIGNED: frozenset({VsvState.TO_APPROVE}),
}
