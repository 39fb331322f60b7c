"""What happens to the made-up country, step by step, each through the code that a real registry would use."""

import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import polars as pl
from django.conf import settings

from ooievaar import intake, linkage, main, synthetic
from ooievaar.portal.accounts.actions import current_code
from ooievaar.portal.accounts.models import User
from ooievaar.portal.approvals.actions import approve, sign
from ooievaar.portal.approvals.queries import board
from ooievaar.portal.config.demo import answers, inviting, kraamzorg, reading
from ooievaar.portal.config.demo import country as made_up
from ooievaar.portal.config.demo.people import add_approvers, add_people
from ooievaar.portal.figures.actions import open_for_approval, start_computation
from ooievaar.portal.figures.models import Computation
from ooievaar.portal.organisations.access import Access, access_of
from ooievaar.portal.organisations.models import Organisation
from ooievaar.portal.organisations.queries import members_of
from ooievaar.portal.quality.actions import start_round
from ooievaar.portal.releases.actions import build, publish
from ooievaar.portal.surveys.linking import start_linkage

YEAR, SEED = 2025, 1
ANSWERS = 20  # of each practice that asks
WORKERS = 2
ROUND, SILENT_SINCE = date(YEAR, 12, 1), date(YEAR, 10, 1)
MISTAKES = 0.02  # share of messages in which the sender slipped, so that there are findings to see
Say = Callable[[str], None]


@dataclass(frozen=True)
class Cast:
    """The organisations that the printed logins work for; the rest of the country decided before you came."""

    practice: Organisation
    hospital: Organisation
    kraamzorg: Organisation
    kraambureau: Organisation
    office: Organisation
    vsv: str

    @property
    def places(self) -> dict[str, Organisation]:
        """By the kind of the people who work there."""
        return {
            "practice": self.practice,
            "hospital": self.hospital,
            "kraamzorg": self.kraamzorg,
            "kraambureau": self.kraambureau,
            "office": self.office,
        }


def prepare(*, births: int, say: Say) -> None:
    """Fill an empty database: deliver, link, compute, approve, release. Everything but one VSV is approved."""
    started = time.monotonic()

    def step(words: str) -> None:
        say(f"{time.monotonic() - started:5.1f} s  {words}")

    country = synthetic.country(births=births, year=YEAR, seed=SEED)
    deliveries = list(synthetic.deliveries(country, mistakes=MISTAKES))
    made_up.register(country)
    kraamzorg.register()
    cast = choose_cast(country)
    add_people(cast.places)
    organisations = Organisation.objects.exclude(kind="office").count()
    step(f"{organisations} organisaties in {country.vsvs.height} VSV's, {births} bevallingen verzonnen")
    admissions = list(synthetic.admissions(country))
    deliver(deliveries, admissions, cast)
    step(
        f"{len(deliveries)} berichten en {len(admissions)} documenten over opnamen van pasgeborenen aangeleverd, "
        "gecontroleerd en bewaard"
    )
    ask(cast)
    step("vragenlijsten ingevuld en verstuurd, ook over uw praktijk, ziekenhuis en kraamzorg")
    computation = compute(User.objects.get(email="bureau@demo.example"))
    step("gekoppeld, vastgelegd en berekend")
    step(main.quality_in_words(quality(computation, deliveries)))
    report()
    step(
        "antwoorden van wie dat goedvond gekoppeld, postcodes en geboortedatums gewist; "
        "kwaliteit geteld en volledigheid bepaald: één praktijk viel stil"
    )
    decide(computation, cast)
    step("geaccordeerd en ondertekend door alle VSV's op één na: dat is aan u")
    release()
    step("vrijgegeven: de publieke site en de open data staan klaar")


def ask(cast: Cast) -> None:
    """Clients of your practice, and of those around it, answer the questionnaire."""
    nearby = [m.lvr_number for m in members_of(cast.vsv) if m.kind == "practice" and m != cast.practice]
    others = Organisation.objects.filter(kind="practice").exclude(vsv_memberships__vsv__number=cast.vsv)[:1]
    practices = [cast.practice, *Organisation.objects.filter(lvr_number__in=nearby[:1]), *others]
    answers.answer(practices, each=ANSWERS, seed=SEED, mothers=answers.mothers(YEAR))
    inviting.prepare(settings.DATA_DIR / "voorbeelden", practice=cast.practice, hospital=cast.hospital, vsv=cast.vsv)
    reading.read(cast.practice, User.objects.get(email="eerstelezer@demo.example"))
    manager = User.objects.get(email="kraamzorg@demo.example")
    kraamzorg.agree(cast.kraamzorg, manager)
    reading.read(cast.kraamzorg, manager)
    answers.spread_over(YEAR, seed=SEED)


def choose_cast(country: synthetic.Country) -> Cast:
    """A hospital that is alone in its VSV, and the practice of that VSV which is in no other."""
    vsv = next(v for v in country.vsvs["vsv_number"] if len(_members(country, v, "hospital")) == 1)
    memberships = country.memberships["lvr_number"].value_counts()
    single = set(memberships.filter(pl.col("count") == 1)["lvr_number"])
    practice = next(lvr for lvr in _members(country, vsv, "practice") if lvr in single)
    hospital = _members(country, vsv, "hospital")[0]
    found = {o.lvr_number: o for o in Organisation.objects.all()}
    agreed, undecided = kraamzorg.of_vsv(vsv)
    return Cast(found[practice], found[hospital], agreed, undecided, found[made_up.OFFICE["lvr_number"]], vsv)


def _members(country: synthetic.Country, vsv: str, kind: str) -> list[str]:
    of_kind = country.organisations.filter(pl.col("kind") == kind)["lvr_number"].to_list()
    members = country.memberships.filter(pl.col("vsv_number") == vsv)["lvr_number"].to_list()
    return sorted(set(members) & set(of_kind))


def deliver(deliveries: list[synthetic.Delivery], admissions: list[synthetic.Admission], cast: Cast) -> None:
    """Upload everything but the last month of the practice that you can log in to: that is yours to try."""
    own = [d for d in deliveries if d.sender_lvr == cast.practice.lvr_number]
    last = max(d.month for d in own)
    held_back = [d for d in own if d.month == last]
    made_up.write_examples(settings.DATA_DIR / "voorbeelden", held_back)
    kept = {d.message_id for d in held_back}
    silent = choose_silent(deliveries, cast)
    sent = (
        d for d in deliveries if d.message_id not in kept and not (d.sender_lvr == silent and d.month >= SILENT_SINCE)
    )
    made_up.deliver(made_up.parcels([*sent, *admissions]))
    work()


def choose_silent(deliveries: list[synthetic.Delivery], cast: Cast) -> str:
    """The practice that delivers most, but for yours: its feed falls silent, which the office has to notice."""
    practices = set(Organisation.objects.filter(kind="practice").values_list("lvr_number", flat=True))
    sent = Counter(d.sender_lvr for d in deliveries if d.sender_lvr in practices)
    del sent[cast.practice.lvr_number]
    return sent.most_common(1)[0][0]


def report() -> None:
    """The linkage of answers, and the round of the month in which most of the year was in: each by a worker."""
    office = User.objects.get(email="bureau@demo.example")
    start_linkage(year=YEAR, by=office)
    start_round(month=ROUND, by=office)
    work()


def work() -> None:
    """Let workers do everything that waits, as they would beside a running site."""
    commands = [[sys.executable, "-m", "ooievaar.portal", "worker", "--until-done", "--no-resume"]] * WORKERS
    environment = {**os.environ, "OOIEVAAR_EMAIL_URL": "dummy://", "OOIEVAAR_MAILS_PER_MINUTE": "100000"}
    processes = [subprocess.Popen(command, env=environment) for command in commands]
    exits = [process.wait() for process in processes]
    if any(exits):
        raise RuntimeError("a worker stopped with an error; see its lines above")


def compute(office: User) -> Computation:
    """One cut and its figures, opened for approval."""
    computation = start_computation(year=YEAR, by=office)
    work()
    computation.refresh_from_db()
    open_for_approval(computation=computation, by=office)
    return computation


def quality(computation: Computation, deliveries: list[synthetic.Delivery]) -> linkage.Quality:
    """How well the links of the cut agree with the truth that the country was made from."""
    pseudonymiser = intake.Pseudonymiser(settings.PSEUDONYM_KEY)
    truth = {
        intake.translate(main.as_message(delivery), pseudonymiser).identity: delivery.pregnancy
        for delivery in deliveries
    }
    frame = pl.DataFrame({"episode_id": list(truth), "pregnancy": list(truth.values())})
    cut = computation.cut
    if cut is None:
        raise RuntimeError("the computation ended without a cut")
    return main.measure_linkage(main.links_of(cut.path), frame)


def decide(computation: Computation, cast: Cast) -> None:
    """Every VSV but yours approves each indicator and signs."""
    for status in board(YEAR):
        if status.vsv_number == cast.vsv:
            continue
        hospital = next(m for m in members_of(status.vsv_number) if m.kind == "hospital")
        approver, signatory = add_approvers(hospital)
        for indicator in status.indicators:
            approve(
                computation=computation.pk,
                vsv=status.vsv_number,
                indicator=indicator.indicator,
                by=acting(approver),
            )
        code = current_code(signatory, valid_for=5)
        sign(computation=computation.pk, vsv=status.vsv_number, code=code, by=acting(signatory))


def acting(user: User) -> Access:
    """The access of someone who was given a role."""
    access = access_of(user)
    if access is None:
        raise RuntimeError(f"{user.email} has no role")
    return access


def release() -> None:
    """What is signed becomes public; the VSV that has not decided appears with that as the reason."""
    publisher = User.objects.get(email="publicatie@demo.example")
    publish(release=build(year=YEAR, by=publisher), by=publisher)
