"""Facts of doubtful links: what a computation found, and what people decided.

Computations are named by their string reference: capabilities do not import each other's models. Episodes are named by
their identity, which holds nothing that identifies and outlives every version and every cut.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from ooievaar.portal.links.states import VERDICT_WORDS, Verdict


class Examination(models.Model):
    """What making one cut told about its links; of each year only the newest keeps its pairs."""

    computation = models.OneToOneField("figures.Computation", models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    made = models.DateTimeField(auto_now_add=True)
    providers = models.JSONField(help_text="How often each organisation's records found their other: `main.PROVIDERS`.")
    bounds = models.JSONField(help_text="Figures at either end of what is doubtful: `main.BOUNDS`.")

    class Meta:
        ordering = ["-id"]

    def __str__(self):
        return f"{self.year} #{self.computation_id}"


class PairOfEpisodes(models.Model):
    """Two episodes by identity, the lower one first, and the name of the pair."""

    key = models.CharField(max_length=32, help_text="Digest of both identities.")
    one = models.CharField(max_length=64)
    other = models.CharField(max_length=64)

    class Meta:
        abstract = True

    def __str__(self):
        return f"paar {self.key[:8]}"


class DoubtfulPair(PairOfEpisodes):
    """A pair on which a link hung, or about which people had decided, when a cut was made."""

    examination = models.ForeignKey(Examination, models.CASCADE, related_name="pairs")
    one_lvr = models.CharField(max_length=20)
    other_lvr = models.CharField(max_length=20)
    probability = models.FloatField()
    weight = models.FloatField()
    is_linked = models.BooleanField()
    explanation = models.BinaryField(help_text="What each comparison found and added, encrypted.")

    class Meta:
        ordering = ["-weight", "key"]
        constraints = [models.UniqueConstraint(fields=["examination", "key"], name="pair_once_per_examination")]


class PairDecision(PairOfEpisodes):
    """What somebody decided about two episodes. It stands until it is undone, or another one takes its place."""

    verdict = models.CharField(max_length=10, choices=[(each.value, VERDICT_WORDS[each]) for each in Verdict])
    reason = models.CharField(max_length=500)
    marks = models.JSONField(help_text="Keyed hash of every compared value of both, by identity and name.")
    moment = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    undone = models.DateTimeField(null=True)
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["key"], condition=Q(undone__isnull=True), name="one_standing_decision_per_pair"
            ),
            models.CheckConstraint(condition=Q(one__lt=F("other")), name="pair_in_order"),
        ]

    @property
    def said(self) -> Verdict:
        return Verdict(self.verdict)


SEALED = ((DoubtfulPair, ("explanation",)),)
"""Encrypted columns, for when the key changes."""
