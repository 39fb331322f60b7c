"""Facts of case-mix: the model of a computation, what it expected of every unit, and what of that may be shown."""

from django.db import models

from ooievaar.records import codes

LEVELS = [(code.value, code.words) for code in codes.LEVEL.codes]


class CaseMixModel(models.Model):
    """The model that one indicator of a computation was compared with, or why there is none; for the office only.

    `terms` holds [name, coefficient, standard error], named as `indicators.casemix` does; `calibration` holds
    [rows, mean prediction, share that happened] per tenth.
    """

    computation = models.ForeignKey("figures.Computation", models.PROTECT, related_name="case_mix_models")
    indicator = models.CharField(max_length=60)
    rows = models.PositiveIntegerField()
    cases = models.PositiveIntegerField()
    undetermined = models.PositiveIntegerField()
    unknown = models.JSONField(help_text="Rows by characteristic in which it is not known.")
    unfit = models.CharField(max_length=20, blank=True, help_text="Why there is no model; empty when there is.")
    terms = models.JSONField(default=list)
    calibration = models.JSONField(default=list)
    discrimination = models.FloatField(null=True, help_text="Area under the ROC curve.")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["computation", "indicator"], name="case_mix_modelled_once"),
        ]

    def __str__(self):
        return f"{self.indicator} {self.computation_id}"


class UnitRow(models.Model):
    """What this is about: one indicator of one unit in one computation."""

    indicator = models.CharField(max_length=60)
    level = models.CharField(max_length=10, choices=LEVELS)
    unit = models.CharField(max_length=10)

    class Meta:
        abstract = True

    def __str__(self):
        return f"{self.indicator} {self.level} {self.unit}"


class AdjustedFigure(UnitRow):
    """Observed and expected as computed (`records.ADJUSTED`), undisclosed: for the office only."""

    computation = models.ForeignKey("figures.Computation", models.PROTECT, related_name="adjusted_figures")
    version = models.PositiveSmallIntegerField()
    observed = models.FloatField()
    expected = models.FloatField()
    value = models.FloatField(null=True, help_text="Observed / expected times the country, per cent, not rounded.")
    lower = models.FloatField(null=True)
    upper = models.FloatField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["computation", "level", "unit", "indicator"], name="figure_adjusted_once")
        ]


class ShownAdjustment(UnitRow):
    """What disclosure lets through of an adjusted figure and of the mix of a unit.

    `mix` holds per characteristic the share of every level in per cent, null where hidden; empty where all of it is.
    """

    computation = models.ForeignKey("figures.Computation", models.PROTECT, related_name="shown_adjustments")
    observed = models.PositiveIntegerField(null=True)
    expected = models.FloatField(null=True, help_text="One decimal.")
    ratio = models.FloatField(null=True, help_text="Observed / expected, two decimals.")
    ratio_lower = models.FloatField(null=True)
    ratio_upper = models.FloatField(null=True)
    value = models.FloatField(null=True, help_text="Per cent, one decimal, from the shown counts.")
    lower = models.FloatField(null=True)
    upper = models.FloatField(null=True)
    hidden = models.CharField(max_length=300, blank=True)
    mix = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["computation", "level", "unit", "indicator"], name="adjustment_shown_once")
        ]


class ShownSeries(UnitRow):
    """A year of one unit in months or quarters, as it may be shown: [numerator, denominator] per period.

    `months` is how many months a period has; `is_earlier`: as an earlier computation of the year showed it.
    """

    computation = models.ForeignKey("figures.Computation", models.PROTECT, related_name="shown_series")
    part = models.CharField(max_length=60, blank=True)
    version = models.PositiveSmallIntegerField()
    months = models.PositiveSmallIntegerField()
    counts = models.JSONField()
    is_earlier = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["computation", "level", "unit", "indicator", "part"], name="series_shown_once"
            )
        ]
