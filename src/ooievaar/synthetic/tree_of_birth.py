"""The part of a message about labour, birth and children."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from ooievaar.records import codes
from ooievaar.synthetic.leaves import BSN_ROOT, coded, identifier, lvr, minute, quantity
from ooievaar.synthetic.numbering import roots_of

Row = dict[str, Any]
Tree = dict[str, Any]

_FEEDING = {"breast": ("breast",), "formula": ("formula",), "both": ("breast", "formula")}
_CONCERN = "8571000146103"  # reason for the paediatrician: the only reason that the made-up country gives


def birth_block(episode: Row, birth: Row) -> Tree:
    """The group `bevalling`: onset, blood loss, perineum, number of children."""
    made: Tree = {"partusnummer": identifier(episode["dossier_number"], roots_of(episode["sender"]).birth)}
    if birth["haemorrhage"] and birth["fluxus_noted"]:
        made["diagnose_bevalling"] = {"fluxus_postpartumq": True}
    made["aantal_geboren_kinderen"] = "2" if birth["twins"] else "1"
    if birth["onset_intervention"]:
        way = coded(codes.ONSET_INTERVENTION, birth["onset_intervention"])
        made["interventies_begin_baring"] = [{"interventie_begin_baring": way}]
    made["wijze_waarop_de_baring_begon"] = coded(codes.LABOUR_ONSET, birth["labour_onset"])
    if birth["blood_loss_recorded"]:
        made["hoeveelheid_bloedverlies"] = quantity(episode["blood_loss_ml"], "ml")
    elif episode["explicit_unknown"]:
        made["hoeveelheid_bloedverlies"] = {"nullFlavor": "UNK"}
    if perineum := _perineum(episode, birth):
        made["conditie_perineum_postpartum"] = perineum
    return made


def child_block(episode: Row, birth: Row, child: Row) -> Tree:
    """One element of `uitkomst_per_kind`: place, child, birth."""
    made: Tree = {}
    if birth["place_recorded"]:
        made["werkelijke_plaats_baring_type_locatie"] = coded(codes.PLACE, birth["place_of_birth"])
        if birth["place_of_birth"] == "hospital":
            made["ziekenhuis_baring"] = {"ziekenhuisnummer_lvrid": lvr(birth["birth_hospital_lvr"])}
    elif episode["explicit_unknown"]:
        made["werkelijke_plaats_baring_type_locatie"] = {"nullFlavor": "UNK"}
    made["demografische_gegevens"] = _child(episode, birth, child)
    made["kindspecifieke_maternale_gegevens"] = {"episiotomieq": child["episiotomy"], **_pain_relief(birth)}
    made["kindspecifieke_uitkomstgegevens"] = _outcome(episode, birth, child)
    return {"baring": made}


def feeding_block(episode: Row, children: Sequence[Row]) -> list[Tree]:
    """The feeding of every living child around its seventh day, or the last day of care when that is earlier."""
    made = []
    for child in children:
        if child["feeding"]:
            day = min((child["born"] + timedelta(days=7)).date(), episode["end"])
            fed = [coded(codes.FEEDING, food) for food in _FEEDING[child["feeding"]]]
            group = {"voeding_kind_datum": day.isoformat(), "substantie_voeding_kind": fed}
            order = {"rangnummer_kind": str(child["order"])} if len(children) > 1 or episode["order_sent"] else {}
            made.append(order | {"voeding_kind_groep": group})
    return made


def _perineum(episode: Row, birth: Row) -> list[Tree]:
    if not birth["perineum_recorded"]:
        return [{"nullFlavor": "UNK"}] if episode["explicit_unknown"] else []
    found = [birth["tear"]] if birth["tear"] else []
    if birth["episiotomy"]:
        found.append("episiotomy")
    return [coded(codes.PERINEUM, condition) for condition in found]


def _pain_relief(birth: Row) -> Tree:
    if not birth["pain_relief_recorded"]:
        return {}
    if not birth["epidural"]:
        return {"pijnbestrijdingq": False}
    return {"pijnbestrijdingq": True, "pijnbestrijding": [{"methode": {"methode": coded(codes.ANALGESIA, "epidural")}}]}


def _child(episode: Row, birth: Row, child: Row) -> Tree:
    made: Tree = {}
    alive_at_birth = child["death_phase"] in ("", "neonatal")
    if alive_at_birth and episode["child_bsn_sent"]:
        made["identificaties_kind"] = {"bsn_kind": identifier(child["bsn"], BSN_ROOT)}
    made["geslacht_medische_observatie"] = coded(codes.SEX, child["sex"])
    born = child["born"] + timedelta(minutes=episode["minute_shift"])
    made["geboortedatum"] = born.date().isoformat() if episode["time_missing"] else minute(born)
    if birth["twins"] or episode["order_sent"]:
        made["rangnummer_kind"] = str(child["order"])
    made["perinatale_sterfte_groep"] = _death(child)
    return made


def _death(child: Row) -> Tree:
    if not child["death_phase"]:
        return {"perinatale_sterfteq": False}
    day = (child["born"] + timedelta(days=child["death_day"])).date()
    return {
        "perinatale_sterfteq": True,
        "fase_perinatale_sterfte": coded(codes.DEATH_PHASE, child["death_phase"]),
        "datumtijd_vaststelling_perinatale_sterfte": day.isoformat(),
    }


def _outcome(episode: Row, birth: Row, child: Row) -> Tree:
    made: Tree = {"type_partus": coded(codes.MODE_OF_BIRTH, child["mode_of_birth"])}
    if child["presentation_recorded"]:
        made["ligging_bij_geboorte"] = coded(codes.PRESENTATION, child["presentation"])
    elif episode["explicit_unknown"]:
        made["ligging_bij_geboorte"] = {"nullFlavor": "NI"}
    line = "first" if birth["first_line_at_birth"] else "second"
    made["supervisor_groep"] = {"rol_supervisor": coded(codes.LINE, line)}
    made["lichamelijk_onderzoek_kind"] = [_examination(episode, child)]
    made["kinderarts_betrokkenq"] = bool(child["paediatrician"])
    if child["paediatrician"]:
        made["betrokkenheid_kinderarts"] = [_paediatrician(birth, child)]
    return made


def _examination(episode: Row, child: Row) -> Tree:
    apgar = min(max(child["apgar_5"] + episode["apgar_shift"], 0), 10) if child["apgar_5"] else 0
    return {
        "apgarscore_na_5_min": str(apgar),
        "geboortegewicht": quantity(child["weight_g"] + episode["weight_shift"], "g"),
    }


def _paediatrician(birth: Row, child: Row) -> Tree:
    day = (child["born"] + timedelta(days=child["paediatrician_day"])).date()
    return {
        "datum_betrokkenheid": day.isoformat(),
        "reden_betrokkenheid": {"code": _CONCERN, "codeSystem": "2.16.840.1.113883.6.96"},
        "type_betrokkenheid": coded(codes.INVOLVEMENT, child["paediatrician"]),
        "zorginstelling_lvrid": lvr(birth["birth_hospital_lvr"]),
    }
