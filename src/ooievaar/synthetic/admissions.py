"""Documents about the children that were transferred to a paediatrician, as the children's departments send them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import numpy as np
import polars as pl

from ooievaar.records import SNOMED, neonatal_codes
from ooievaar.records import codes as codes_of_records
from ooievaar.synthetic.leaves import BSN_ROOT, coded, identifier, lvr, minute, quantity
from ooievaar.synthetic.numbering import roots_of
from ooievaar.synthetic.population import Country, stage
from ooievaar.synthetic.trees import Row, Tree

# Codes that stand in the publisher's examples; the made-up country needs no others.
_FROM_WARD, _HOME, _OTHER_HOSPITAL = "59151000146103", "306689006", "115851000146108"
_IN_HOSPITAL, _AT_HOME = "56321000146103", "169813005"
_GESTATION, _ASPHYXIA = "366323009", "281578009"
_DISTRESS, _JAUNDICE, _LIGHT, _OXYGEN = "46775006", "14783006", "35683002", "57485005"
_MILK = "226789007"
_EARLY, _VERY_EARLY = 37 * 7, 32 * 7


@dataclass(frozen=True)
class Admission:
    """One document that a children's department sends, in the month after the child went home.

    `message_id` tells it among all messages. `tree` is what `kernset.write_document` takes. `pregnancy` and `child` are
    the truth: row numbers in `Country.births` and `Country.children`.
    """

    sender_lvr: str
    month: date
    message_id: str
    tree: Tree
    pregnancy: int
    child: int


def admissions(country: Country) -> Iterator[Admission]:
    """A document for every child born alive that was transferred to a paediatrician, by month and hospital."""
    born_alive = pl.col("death_phase").is_in(["", "neonatal"])
    found = country.children.with_row_index("child").filter(born_alive & (pl.col("paediatrician") == "transfer"))
    births = country.births[found["birth"]].rows(named=True)
    rng = stage(country.seed, "admissions")
    made = [
        _admission(rng, child, birth, number)
        for number, (child, birth) in enumerate(zip(found.iter_rows(named=True), births, strict=True), start=1)
    ]
    yield from sorted(made, key=lambda one: (one.month, one.sender_lvr, one.message_id))


def _admission(rng: np.random.Generator, child: Row, birth: Row, number: int) -> Admission:
    sender = birth["birth_hospital_lvr"] or birth["hospital_lvr"]
    days = birth["gestation_days"]
    admitted = _start(child, minutes=int(rng.integers(20, 240)))
    discharged = _end(child, admitted, stay=float(rng.gamma(2.0, 2.0) + max(_EARLY - days, 0) * 0.8))
    name = f"{child['born']:%y}-OPN-{number:06d}"
    root = roots_of(sender).dossier
    tree: Tree = {
        "documentgegevens": {
            "identificatie": identifier(f"{name}-1", root),
            "set_identificatie": identifier(name, root),
            "versienummer": "1",
            "document_datum": minute(discharged + timedelta(hours=3)),
            "verificatie_zorgverlener": {
                "geverifieerd_door_zorgverlenerq": True,
                "verificatie_datum": {"nullFlavor": "NI"},
            },
        },
        "zorgaanbieder": {"zorgaanbieder_identificatienummer": [lvr(sender)]},
        "vrouw": {"demografische_gegevens": {"patient": _mother(rng, birth)}},
        "zwangerschapsgegevens": {
            "graviditeit": str(birth["gravidity"]),
            "pariteit_voor_deze_zwangerschap": str(birth["parity"]),
        },
        "kind": _child(rng, child, birth, admitted, discharged),
    }
    month = (discharged.date().replace(day=1) + timedelta(days=32)).replace(day=1)
    return Admission(sender, month, f"{sender}-{name}-1", tree, child["birth"], child["child"])


def _start(child: Row, *, minutes: int) -> datetime:
    """On the day of the transfer; at birth when the child died before or on that day."""
    born: datetime = child["born"]
    if child["death_phase"] == "neonatal" and child["death_day"] <= child["paediatrician_day"]:
        return born
    return born + timedelta(days=int(child["paediatrician_day"]), minutes=minutes)


def _end(child: Row, admitted: datetime, *, stay: float) -> datetime:
    home: datetime = admitted + timedelta(hours=round(stay * 24) + 1)
    if child["death_phase"] != "neonatal":
        return home
    died: datetime = child["born"].replace(hour=23, minute=30) + timedelta(days=int(child["death_day"]))
    return max(min(home, died), admitted + timedelta(hours=1))


def _mother(rng: np.random.Generator, birth: Row) -> Tree:
    made: Tree = {"geboortedatum": birth["mother_birth_date"].isoformat()}
    if birth["has_bsn"] and rng.random() > 0.05:  # as in birth care, not every department has it
        made["identificatienummer"] = [identifier(birth["bsn"], BSN_ROOT)]
    return made


def _child(rng: np.random.Generator, child: Row, birth: Row, admitted: datetime, discharged: datetime) -> Tree:
    early = birth["gestation_days"] < _EARLY
    dead = child["death_phase"] == "neonatal"
    made: Tree = {
        "demografische_gegevens": {"patient": _person(child, birth, dead)},
        "bevallingsgegevens": _birth(child, birth),
        "opname_gegevens": {
            "opname": {
                "opname_datum": minute(admitted),
                "ontslag_datum": minute(discharged),
                "ic_opnameq": birth["gestation_days"] < _VERY_EARLY,
                "heropnameq": False,
                "herkomst_kind": _snomed(_FROM_WARD),
                "opname_indicatie": [_snomed(_GESTATION if early else _ASPHYXIA)],
            },
            "onderzoek": _examined(rng, child, admitted),
        },
        "problematiek_kind": _problems(rng, early=early),
        "ontslagoverplaatsing": _discharge(rng, child, dead=dead),
    }
    if dead:
        made["mortaliteit"] = {"overleden_op_verloskamerq": False}
    return made


def _person(child: Row, birth: Row, dead: bool) -> Tree:
    sexes = {"male": "male", "female": "female"}
    made: Tree = {
        "adresgegevens": {"adresgegevens": {"postcode": birth["postcode"]}},
        "identificatienummer": [identifier(child["bsn"], BSN_ROOT)],
        "geboortedatum": minute(child["born"]),
        "geslacht": _listed(neonatal_codes.NEWBORN_SEX, sexes.get(child["sex"], "inconclusive")),
        "meerling_indicator": birth["twins"],
        "overlijdens_indicator": dead,
    }
    if birth["twins"]:
        made["rangnummer_kind"] = str(child["order"])
    if dead:
        made["datum_overlijden"] = (child["born"] + timedelta(days=int(child["death_day"]))).date().isoformat()
    return made


def _birth(child: Row, birth: Row) -> Tree:
    made: Tree = {
        "zwangerschapsduur": quantity(birth["gestation_days"], "d"),
        "aantal_geboren_kinderen": "2" if birth["twins"] else "1",
        "type_partus": coded(codes_of_records.MODE_OF_BIRTH, child["mode_of_birth"]),
    }
    if birth["place_of_birth"] == "hospital":
        made["locatie_partus"] = _snomed(_IN_HOSPITAL)
        made["zorgaanbieder"] = {"zorgaanbieder_identificatienummer": [lvr(birth["birth_hospital_lvr"])]}
    elif birth["place_of_birth"] == "home":
        made["locatie_partus"] = _snomed(_AT_HOME)
    return made


def _examined(rng: np.random.Generator, child: Row, admitted: datetime) -> Tree:
    apgar = int(child["apgar_5"])
    ill = max(10 - apgar, 0)
    return {
        "lichaamsgewicht": {
            "gewicht_waarde": quantity(int(child["weight_g"]), "g"),
            "gewicht_datum_tijd": child["born"].date().isoformat(),
        },
        "lichaamstemperatuur": {
            "temperatuur_waarde": quantity(round(float(rng.normal(36.8, 0.4)), 1), "graden celsius"),
            "temperatuur_datum_tijd": minute(admitted),
        },
        "apgar_score_na_1_min": {"apgar_score_totaal": str(max(apgar - int(rng.integers(0, 3)), 0))},
        "apgar_score_na_5_min": {"apgar_score_totaal": str(apgar)},
        "nsp_h_arterieel": quantity(round(float(min(max(rng.normal(7.24 - 0.02 * ill, 0.06), 6.7), 7.5)), 2), "pH"),
        "be": quantity(round(float(min(max(rng.normal(-4 - ill, 3), -25), 5)), 0), "mmol/L"),
    }


def _problems(rng: np.random.Generator, *, early: bool) -> Tree:
    breathless, jaundiced = rng.random() < (0.4 if early else 0.15), rng.random() < (0.5 if early else 0.2)
    made: Tree = {
        "respiratoir": {"problemen_aanwezigq": breathless},
        "metabool_en_endocrien": {"problemen_aanwezigq": jaundiced},
        "congenitale_aandoeningen": {"problemen_aanwezigq": False},
        "ademhalingsondersteuning": {"ademhalingsondersteuningq": breathless},
    }
    confirmed = _listed(neonatal_codes.VERIFICATION, "confirmed")
    if breathless:
        made["respiratoir"]["probleem"] = [{"probleem_naam": _snomed(_DISTRESS), "verificatie_status": confirmed}]
        made["ademhalingsondersteuning"]["verrichting"] = [{"verrichting_type": _snomed(_OXYGEN)}]
    if jaundiced:
        made["metabool_en_endocrien"] |= {
            "probleem": [{"probleem_naam": _snomed(_JAUNDICE), "verificatie_status": confirmed}],
            "verrichting": [{"verrichting_type": _snomed(_LIGHT), "indicatie": {"probleem": _snomed(_JAUNDICE)}}],
        }
    return made


def _discharge(rng: np.random.Generator, child: Row, *, dead: bool) -> Tree:
    if dead:
        return {"nog_opgenomenq": False}
    made: Tree = {
        "nog_opgenomenq": False,
        "bestemming_kind": _snomed(_OTHER_HOSPITAL if rng.random() < 0.04 else _HOME),
    }
    if child["feeding"] in {"breast", "both"}:
        made["voeding_kind"] = [_snomed(_MILK)]
    return made


def _snomed(code: str) -> Tree:
    return {"code": code, "codeSystem": SNOMED}


def _listed(codes: Any, value: str) -> Tree:
    code, system = codes.standard_of(value)
    return {"code": code, "codeSystem": system}
