"""What a person can decide about a pair, and how a pair stands."""

from collections.abc import Mapping
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Verdict(StrEnum):
    """What somebody said of two episodes. Of `unsure` linkage hears nothing: the comparison decides."""

    TOGETHER = "together"
    APART = "apart"
    UNSURE = "unsure"


VERDICT_WORDS: Mapping[Verdict, Promise | str] = {
    Verdict.TOGETHER: _("samen"),
    Verdict.APART: _("apart"),
    Verdict.UNSURE: _("niet te zeggen"),
}
