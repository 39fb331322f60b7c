"""Organisations, the partnerships (VSV) they belong to, and who holds which role where."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from ooievaar.portal.organisations.permissions import ROLES, Permission
from ooievaar.records import codes


class Organisation(models.Model):
    """One organisation with an LVR number: practice, hospital, kraamzorg, or the registry office."""

    KINDS = [(code.value, code.words) for code in codes.ORGANISATION_KIND.codes]

    lvr_number = models.CharField(max_length=10, unique=True, help_text="Text: leading zeros count.")
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=12, choices=KINDS)
    place = models.CharField(max_length=80, blank=True)
    agb = models.CharField(max_length=8, blank=True)
    lnr_number = models.CharField(max_length=10, blank=True, help_text="Number in the neonatology registry.")
    kvk = models.CharField(max_length=8, blank=True)
    establishment_number = models.CharField(max_length=12, blank=True, help_text="Vestigingsnummer.")

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name


class Vsv(models.Model):
    """A partnership of practices, hospital and kraamzorg, with its own registry number."""

    number = models.CharField(max_length=10, unique=True)
    name = models.CharField(max_length=120)

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name


class VsvMembership(models.Model):
    """A period in which an organisation is a member of a VSV; a practice may be in two."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="vsv_memberships")
    vsv = models.ForeignKey(Vsv, models.PROTECT, related_name="memberships")
    start_date = models.DateField()
    end_date = models.DateField(null=True, blank=True, help_text="Last day; empty while it lasts.")

    class Meta:
        ordering = ["vsv", "organisation", "start_date"]
        constraints = [
            models.CheckConstraint(
                condition=Q(end_date__isnull=True) | Q(end_date__gte=F("start_date")),
                name="membership_ends_after_start",
            ),
            models.UniqueConstraint(fields=["organisation", "vsv", "start_date"], name="membership_starts_once"),
        ]

    def __str__(self):
        return f"{self.organisation} in {self.vsv}"


class Assignment(models.Model):
    """One role of one person in one organisation."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="assignments")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="assignments")
    role = models.CharField(max_length=30, choices=[(role.code, role.words) for role in ROLES])
    since = models.DateTimeField(auto_now_add=True)
    ended = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["organisation", "user", "role"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "organisation", "role"], condition=Q(ended__isnull=True), name="role_held_once"
            )
        ]

    def __str__(self):
        return f"{self.user}: {self.role} ({self.organisation})"


class Connection(models.Model):
    """How the record system of one organisation delivers by itself: a client id and a secret of its own.

    A supplier that serves many organisations holds one of these for each.
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="connections")
    name = models.CharField(max_length=80, help_text="What the administrator calls it, such as the record system.")
    client_id = models.CharField(max_length=40, unique=True)
    secret_sha256 = models.CharField(max_length=64, help_text="Of the secret, which we do not keep.")
    certificate_sha256 = models.CharField(
        max_length=64, blank=True, help_text="Fingerprint of the only client certificate it may come with."
    )
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    made = models.DateTimeField(auto_now_add=True)
    last_used = models.DateTimeField(null=True, blank=True)
    ended = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["organisation", "name", "id"]

    def __str__(self):
        return f"verbinding {self.client_id}"

    def may(self, permission: Permission) -> bool:
        """What a record system may do: deliver, and read what was found in what its organisation delivered."""
        return permission in {Permission.DELIVER, Permission.SEE_SUBMISSIONS}
