"""Facts of figures: cuts, the computations that made them, and what came out."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from ooievaar import warehouse
from ooievaar.portal.figures.adjusted_models import AdjustedFigure, CaseMixModel, ShownAdjustment, ShownSeries
from ooievaar.portal.figures.states import KINDS, UNFINISHED, WORDS, State
from ooievaar.records import codes

__all__ = [
    "AdjustedFigure",
    "CaseMixModel",
    "Computation",
    "Cut",
    "Figure",
    "ShownAdjustment",
    "ShownFigure",
    "ShownSeries",
]


class Cut(models.Model):
    """A frozen set of linked tables. The row exists only once its folder is complete, and neither ever changes."""

    year = models.PositiveSmallIntegerField()
    kind = models.CharField(
        max_length=12, choices=[(k.value, words) for k, words in KINDS.items()], default=warehouse.Kind.INDICATORS
    )
    folder = models.CharField(max_length=80, unique=True, help_text="Name below the folder 'cuts' of the data.")
    checksum = models.CharField(max_length=64)
    moment = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    births = models.PositiveIntegerField()
    children = models.PositiveIntegerField()
    episodes = models.PositiveIntegerField()

    class Meta:
        ordering = ["-id"]

    def __str__(self):
        return self.folder

    @property
    def path(self):
        return settings.DATA_DIR / "cuts" / self.folder


class Computation(models.Model):
    """One run for one reporting year: it freezes a cut and counts every indicator in it.

    `attempt` is the fence between workers: whatever an attempt saves is saved only while it is the latest one.
    """

    year = models.PositiveSmallIntegerField()
    kind = models.CharField(
        max_length=12,
        choices=[(k.value, words) for k, words in KINDS.items()],
        default=warehouse.Kind.INDICATORS,
        help_text="What the cut is made for.",
    )
    cut = models.ForeignKey(Cut, models.PROTECT, null=True, related_name="computations")
    code_version = models.CharField(max_length=40)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    state = models.CharField(max_length=8, choices=[(s.value, WORDS[s]) for s in State], default=State.WAITING)
    attempt = models.PositiveSmallIntegerField(default=1)
    is_stop_asked = models.BooleanField(default=False)
    step = models.CharField(max_length=80, blank=True)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    asked = models.DateTimeField(auto_now_add=True)
    started = models.DateTimeField(null=True)
    finished = models.DateTimeField(null=True)
    opened = models.DateTimeField(null=True, help_text="From when hospitals could approve these figures.")
    closed = models.DateTimeField(null=True, help_text="From when they no longer could.")

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["year"], condition=Q(state__in=UNFINISHED), name="one_unfinished_computation_per_year"
            ),
            models.UniqueConstraint(
                fields=["year"],
                condition=Q(opened__isnull=False, closed__isnull=True),
                name="one_computation_per_year_open_for_approval",
            ),
        ]

    def __str__(self):
        return f"{self.year} #{self.pk}"


class FigureRow(models.Model):
    """Which figure this is: shared by the computed value and what of it may be shown."""

    LEVELS = [(code.value, code.words) for code in codes.LEVEL.codes]

    indicator = models.CharField(max_length=60)
    part = models.CharField(max_length=60, blank=True, help_text="Empty for the indicator itself.")
    version = models.PositiveSmallIntegerField(help_text="First reporting year of the definition used.")
    level = models.CharField(max_length=10, choices=LEVELS)
    unit = models.CharField(max_length=10)

    class Meta:
        abstract = True

    def __str__(self):
        return f"{self.indicator} {self.part} {self.level} {self.unit}".replace("  ", " ")


class Figure(FigureRow):
    """A figure as computed, undisclosed: for the office only."""

    computation = models.ForeignKey(Computation, models.PROTECT, related_name="figures")
    numerator = models.FloatField(null=True)
    denominator = models.FloatField()
    undetermined = models.FloatField()
    outside = models.FloatField()
    value = models.FloatField(null=True, help_text="Per cent, not rounded; a score is on its scale.")
    lower = models.FloatField(null=True)
    upper = models.FloatField(null=True)
    respondents = models.PositiveIntegerField(null=True, help_text="Of a score and its response only.")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["computation", "level", "unit", "indicator", "part"], name="figure_computed_once"
            )
        ]


class ShownFigure(FigureRow):
    """What disclosure lets through of a figure: the only form in which figures leave the office."""

    computation = models.ForeignKey(Computation, models.PROTECT, related_name="shown_figures")
    numerator = models.PositiveIntegerField(null=True)
    denominator = models.PositiveIntegerField(null=True)
    undetermined = models.PositiveIntegerField(null=True)
    value = models.FloatField(
        null=True, help_text="Per cent, one decimal, from the shown counts; a score on its scale, two decimals."
    )
    lower = models.FloatField(null=True)
    upper = models.FloatField(null=True)
    respondents = models.PositiveIntegerField(null=True, help_text="Of a score and its response only.")
    hidden = models.CharField(max_length=300, blank=True, help_text="Why nothing is shown; empty when it is.")
    is_earlier = models.BooleanField(
        default=False, help_text="As an earlier computation showed it: what changed since are too few to tell."
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["computation", "level", "unit", "indicator", "part"], name="figure_shown_once"
            )
        ]
