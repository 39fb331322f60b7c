"""Facts of releases: which bundle of open data is, was or could become public."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from ooievaar.portal.releases.states import WORDS, State


class Release(models.Model):
    """One bundle on disk. `computation` is a bare number: nothing leads from what is public back to figures."""

    year = models.PositiveSmallIntegerField()
    computation = models.PositiveIntegerField(help_text="Which computation it was made from.")
    folder = models.CharField(max_length=80, unique=True, help_text="Name below the folder 'releases' of the data.")
    checksum = models.CharField(max_length=64)
    state = models.CharField(max_length=10, choices=[(s.value, WORDS[s]) for s in State], default=State.BUILT)
    signed = models.JSONField(default=list, help_text="Numbers of the VSVs whose figures are in it.")
    moment = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    published = models.DateTimeField(null=True)
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["year"], condition=Q(state=State.PUBLISHED), name="one_published_release_per_year"
            ),
            models.UniqueConstraint(fields=["year"], condition=Q(state=State.BUILT), name="one_built_release_per_year"),
        ]

    def __str__(self):
        return self.folder

    @property
    def path(self):
        return settings.DATA_DIR / "releases" / self.folder
