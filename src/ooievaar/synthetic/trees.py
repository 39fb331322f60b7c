"""From a row to what a provider sends: the neutral tree of one kernset message."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from ooievaar.records import codes
from ooievaar.synthetic.leaves import BSN_ROOT, coded, identifier, lvr, quantity
from ooievaar.synthetic.numbering import roots_of
from ooievaar.synthetic.tree_of_birth import birth_block, child_block, feeding_block

Row = dict[str, Any]
Tree = dict[str, Any]

_RISK = "2.16.840.1.113883.2.4.4.13.26"
_SMOKING = "2.16.840.1.113883.2.4.4.13.58"
_PERIODS = {str(number): code.value for number, code in enumerate(codes.PERINATAL_PERIOD.codes, start=1)}


def tree(episode: Row, birth: Row, children: Sequence[Row]) -> Tree:
    """The tree of one message, in the form that `kernset.write` takes.

    Args:
        episode: a row of `Country.episodes`.
        birth: the row of `Country.births` that it belongs to.
        children: the rows of `Country.children` of that birth, in order.
    """
    made: Tree = {
        "zorgverlening": _care(episode),
        "zorgverlenerzorginstelling": {"zorginstelling": {"zorginstelling_lvrid": lvr(episode["sender"])}},
        "vrouw": _mother(episode),
        "zwangerschap": _pregnancy(episode, birth),
    }
    if episode["periods"].startswith("1") and birth["history_recorded"] and (earlier := _earlier(birth)):
        made["obstetrische_anamnese_gegroepeerd_per_voorgaande_zwangerschap"] = earlier
    if episode["has_birth"]:
        made["bevalling"] = birth_block(episode, birth)
        made["uitkomst_per_kind"] = [child_block(episode, birth, child) for child in children]
    if episode["has_feeding"] and (fed := feeding_block(episode, children)):
        made["postnatale_fase"] = {"kindspecifieke_gegevens": fed}
    return made


def _care(episode: Row) -> Tree:
    made: Tree = {
        "datum_start_zorgverantwoordelijkheid": episode["start"].isoformat(),
        "datum_einde_zorgverantwoordelijkheid": episode["end"].isoformat(),
        "eindverantwoordelijk_in_welke_perinatale_periodeq": [
            coded(codes.PERINATAL_PERIOD, _PERIODS[period]) for period in episode["periods"]
        ],
    }
    if episode["periods"].startswith("1"):
        risk = "1" if episode["kind"] == "practice" else "3"
        made["conclusie_risicostatus_na_intake"] = {"code": risk, "codeSystem": _RISK}
    if referrals := _referrals(episode):
        made["verwijsdetails"] = referrals
    return made


def _referrals(episode: Row) -> list[Tree]:
    sender, made = episode["sender"], []
    if episode["consult"]:
        made.append(_referral(sender, episode["consult"], "consult", episode["consult_period"], episode["visit"]))
    if episode["come_from"]:
        made.append(_referral(episode["come_from"], sender, "transfer", episode["from_period"], episode["start"]))
    if episode["to"]:
        made.append(_referral(sender, episode["to"], "transfer", episode["to_period"], episode["referred"]))
    return made


def _referral(source: str, target: str, kind: str, period: str, day: Any) -> Tree:
    return {
        "datum_verwijzing": day.isoformat(),
        "verwijzing_van": {"zorginstelling": {"zorgaanbieder_identificatie_nummer": [lvr(source)]}},
        "verwijzing_naar": {
            "zorginstelling": {"zorgaanbieder_identificatie_nummer": [lvr(target)]},
            "type_verwijzing": coded(codes.REFERRAL_TYPE, kind),
        },
        "perinatale_periode": coded(codes.REFERRAL_PERIOD, period),
    }


def _mother(episode: Row) -> Tree:
    made: Tree = {}
    if episode["bsn"]:
        made["burgerservicenummer"] = identifier(episode["bsn"], BSN_ROOT)
    elif episode["explicit_unknown"]:
        made["burgerservicenummer"] = {"nullFlavor": "UNK"}
    made["lokale_persoonsidentificatie"] = identifier(episode["dossier_number"], roots_of(episode["sender"]).person)
    made["geboortedatum"] = episode["mother_birth_date"].isoformat()
    if episode["postcode"]:
        made["adres"] = {"postcode": episode["postcode"]}
    return made


def _pregnancy(episode: Row, birth: Row) -> Tree:
    made: Tree = {
        "dossiernummer": identifier(episode["dossier_number"], roots_of(episode["sender"]).dossier),
        "graviditeit": str(episode["gravidity"]),
        "pariteit_voor_deze_zwangerschap": str(episode["parity"]),
    }
    if episode["due_date"]:
        made["definitieve_a_terme_datum"] = episode["due_date"].isoformat()
    elif episode["explicit_unknown"]:
        made["definitieve_a_terme_datum"] = {"nullFlavor": "UNK"}
    if "1" in episode["periods"]:
        made["voornemens"] = _intentions(episode, birth)
        made["prenatale_controle"] = [_first_visit(episode, birth)]
    if episode["has_birth"]:
        made["maternale_sterfteq"] = birth["maternal_death"]
        ended = "termination" if birth["mode_of_birth"] == "termination" else "birth"
        made["wijze_einde_zwangerschap"] = coded(codes.END_OF_PREGNANCY, ended)
    return made


def _earlier(birth: Row) -> list[Tree]:
    """The births before this one, one child each; after an earlier caesarean the last of them was one."""
    last = "emergency_caesarean" if birth["earlier_caesarean"] else "spontaneous"
    return [_earlier_birth(mode) for mode in ["spontaneous"] * (birth["parity"] - 1) + [last] * (birth["parity"] > 0)]


def _earlier_birth(mode: str) -> Tree:
    told = {"kindspecifieke_gegevens_vorige_uitkomsten": {"type_partus": coded(codes.MODE_OF_BIRTH, mode)}}
    return {
        "wijze_einde_zwangerschap": coded(codes.END_OF_PREGNANCY, "birth"),
        "eerdere_bevalling": {"vorige_uitkomst_per_kind": [{"vorige_baring": told}]},
    }


def _intentions(episode: Row, birth: Row) -> Tree:
    made: Tree = {
        "voorgenomen_plaats_baring_tijdens_zwangerschap_type_locatie": coded(codes.PLACE, birth["planned_place"])
    }
    if birth["preference_known"] and episode["kind"] == "practice":
        preferred = {"zorginstelling_lvrid": lvr(birth["hospital_lvr"])}
        made["naar_welk_ziekenhuis_wil_de_vrouw_worden_verwezenq"] = preferred
    return made


def _first_visit(episode: Row, birth: Row) -> Tree:
    made: Tree = {"datum_controle": episode["start"].isoformat()}
    if episode["due_date"]:
        made["zwangerschapsduur"] = quantity((episode["start"] - _conceived(episode)).days, "d")
    made["rookgedrag"] = {"code": birth["smoking"], "codeSystem": _SMOKING}
    return made


def _conceived(episode: Row) -> Any:
    return episode["due_date"] - timedelta(days=280)
