"""Facts of approvals: who approved which figures of which VSV, and who signed for them.

Computations are named by their string reference: capabilities do not import each other's models.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q

from ooievaar.portal.organisations.models import Organisation, Vsv


class Decision(models.Model):
    """What every decision about figures of a VSV holds. `digest` pins the exact values it was about."""

    year = models.PositiveSmallIntegerField()
    computation = models.ForeignKey("figures.Computation", models.PROTECT, related_name="+")
    vsv = models.ForeignKey(Vsv, models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    moment = models.DateTimeField(auto_now_add=True)
    digest = models.CharField(max_length=64)

    class Meta:
        abstract = True


class Approval(Decision):
    """A hospital approves one indicator of its VSV."""

    indicator = models.CharField(max_length=60)
    withdrawn = models.DateTimeField(null=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["year", "vsv", "indicator", "digest"],
                condition=Q(withdrawn__isnull=True),
                name="figures_approved_once",
            )
        ]

    def __str__(self):
        return f"{self.year} {self.vsv} {self.indicator}"


class Signature(Decision):
    """The board of a hospital signs for all approved indicators of its VSV, with a second factor."""

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["year", "vsv", "digest"], name="figures_signed_once")]

    def __str__(self):
        return f"{self.year} {self.vsv}"
