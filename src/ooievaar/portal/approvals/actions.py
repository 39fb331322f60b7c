"""Decisions of a hospital on the figures of its VSV: approve, withdraw, sign."""

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.core.cache import cache
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ooievaar.portal.accounts.models import User
from ooievaar.portal.approvals import rules
from ooievaar.portal.approvals.models import Approval, Signature
from ooievaar.portal.approvals.queries import VsvStatus, digest_of_all, of_vsv
from ooievaar.portal.audit.actions import Action, record
from ooievaar.portal.figures import queries as figures
from ooievaar.portal.figures.opening import hold_open
from ooievaar.portal.organisations.access import Access
from ooievaar.portal.organisations.models import Vsv
from ooievaar.portal.organisations.permissions import Permission
from ooievaar.portal.organisations.refusal import Refused

WRONG_CODES_ALLOWED = 5
WRONG_CODES_WITHIN_SECONDS = 15 * 60


@transaction.atomic
def approve(*, computation: int, vsv: str, indicator: str, by: Access) -> Approval:
    """Approve one indicator of a VSV, as computed in `computation` (the one the approver looked at).

    Raises:
        Refused: not this person, not this hospital, not open (any longer), or approved already.
    """
    status = _decidable(computation, vsv, Permission.APPROVE, by)
    _refuse(rules.why_not_approve(status, indicator))
    digest = figures.digests(computation, vsv)[vsv, indicator]
    approval = Approval.objects.create(indicator=indicator, digest=digest, **_facts(status, by))
    _record(Action.FIGURE_APPROVED, status, by, indicator=indicator, digest=digest)
    return approval


@transaction.atomic
def withdraw(*, computation: int, vsv: str, indicator: str, by: Access) -> None:
    """Take an approval back, as long as the figures of the VSV are not signed.

    Raises:
        Refused: as for `approve`; or there is nothing to withdraw; or the figures are signed.
    """
    status = _decidable(computation, vsv, Permission.APPROVE, by)
    _refuse(rules.why_not_withdraw(status, indicator))
    digest = figures.digests(computation, vsv)[vsv, indicator]
    standing = Approval.objects.filter(year=status.year, vsv__number=vsv, indicator=indicator, withdrawn__isnull=True)
    standing.filter(digest=digest).update(withdrawn=timezone.now())
    _record(Action.APPROVAL_WITHDRAWN, status, by, indicator=indicator, digest=digest)


def sign(*, computation: int, vsv: str, code: str, by: Access) -> Signature:
    """Sign for all approved figures of a VSV, with a fresh code of the second factor.

    Args:
        computation: the computation the signatory looked at.
        vsv: number of the VSV.
        code: the six digits that the authenticator of the signatory shows now; each code serves once.
        by: who signs, for which hospital.

    Raises:
        Refused: as for `approve`; or not every indicator is approved; or the code is wrong or used before.
    """
    with transaction.atomic():
        _signable(computation, vsv, by)
    # Outside a transaction: a wrong or used code must be remembered although the signature is refused.
    _refuse(_why_code_fails(by.user, code))
    with transaction.atomic():
        status = _signable(computation, vsv, by)
        digests = {indicator: digest for (_vsv, indicator), digest in figures.digests(computation, vsv).items()}
        signature = Signature.objects.create(digest=digest_of_all(digests), **_facts(status, by))
        _record(Action.FIGURES_SIGNED, status, by, digest=signature.digest)
    return signature


def _signable(computation: int, vsv: str, by: Access) -> VsvStatus:
    status = _decidable(computation, vsv, Permission.SIGN, by)
    _refuse(rules.why_not_sign(status))
    return status


def _decidable(computation: int, vsv: str, permission: Permission, by: Access) -> VsvStatus:
    year = hold_open(computation)
    if year is None:
        raise Refused(rules.why_not_open())
    _refuse(rules.why_not_for_vsv(by, permission, vsv=vsv, year=year))
    status = of_vsv(year, vsv)
    if status is None:
        raise Refused(rules.why_not_open())
    return status


def _facts(status: VsvStatus, by: Access) -> dict:
    return {
        "year": status.year,
        "computation_id": status.computation,
        "vsv": Vsv.objects.get(number=status.vsv_number),
        "organisation": by.organisation,
        "by": by.user,
    }


def _refuse(sentence: str | None) -> None:
    if sentence:
        raise Refused(sentence)


@transaction.atomic
def _why_code_fails(user: User, code: str) -> str | None:
    """Why this code does not prove that the signatory holds the second factor; guessing is cut off.

    One code of a person at a time: whoever guesses with many at once gets no more tries than with one after another.
    """
    User.objects.select_for_update().get(pk=user.pk)
    key = f"approvals.wrong_codes.{user.pk}"
    wrong = cache.get(key, 0)
    if wrong >= WRONG_CODES_ALLOWED:
        return _("Te vaak een verkeerde code. Probeer het over een kwartier opnieuw.")
    factor = Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).first()
    if factor is None:
        return _("U hebt geen tweede factor ingesteld.")
    # A code is marked as used by this check, in the cache that all processes share: the same code fails a second time.
    if TOTP(factor).validate_code(code.strip()):
        return None
    cache.set(key, wrong + 1, WRONG_CODES_WITHIN_SECONDS)
    return _("De code klopt niet of is al gebruikt. Wacht op een nieuwe code in uw app en probeer het opnieuw.")


def _record(action: Action, status: VsvStatus, by: Access, **details: str) -> None:
    record(
        action,
        by=by.user,
        organisation=by.organisation.lvr_number,
        about=f"vsv {status.vsv_number} {status.year}",
        details={"computation": status.computation, **details},
    )
