"""Random neutral trees of the kernset neonatologie, such as a document can give."""

from datetime import datetime
from typing import Any

from hypothesis import strategies as st

from ooievaar.kernset.table import NEONATAL_CARE, Act, Concept
from tests.neonatology import LEAVES

SAFE = st.characters(codec="utf-8", exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff")
WORDS = st.text(SAFE, min_size=1, max_size=12).map(str.strip).filter(bool)
SIGN = st.text("0123456789.:=abcXYZ<&\"'", min_size=1, max_size=12)
OID = st.sampled_from(["2.16.840.1.113883.6.96", "1.2.3.999", "2.16.840.1.113883.2.4.3.22.93.2"])
NULL = st.sampled_from([{"nullFlavor": flavor} for flavor in ("NI", "UNK", "OTH", "NA")])
MOMENTS = st.datetimes(datetime.fromisoformat("1900-01-01T00:00"), datetime.fromisoformat("2100-01-01T00:00")).map(
    # Zero seconds are padding and count as not sent.
    lambda each: each.replace(microsecond=0, second=each.second or 1)
)
FORMS = st.sampled_from(["%Y", "%Y-%m", "%Y-%m-%d", "%Y-%m-%dT%H", "%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"])
NUMBERS = st.integers(-99_999, 99_999).map(lambda each: each / 10)
USE = "2.16.840.1.113883.2.4.3.11.60.101.5.4"


def told_by(row: Concept) -> Act | None:
    """The act that this very value tells."""
    steps = [step.rstrip("*") for step in row.steps.split("/")]
    acts = ((NEONATAL_CARE.acts.get(step.partition(":")[2]), "/".join(steps[n:])) for n, step in enumerate(steps, 1))
    return next((act for act, below in acts if act and act.told and below == act.told_by), None)


@st.composite
def names(draw: st.DrawFn) -> dict[str, Any]:
    name = draw(st.dictionaries(st.sampled_from(["voornamen", "initialen", "roepnaam"]), WORDS, min_size=1))
    own, partner = draw(st.booleans()), draw(st.booleans())
    if own:
        name["geslachtsnaam"] = draw(st.fixed_dictionaries({"achternaam": WORDS}, optional={"voorvoegsels": WORDS}))
    if partner:
        name["geslachtsnaam_partner"] = {"achternaam_partner": draw(WORDS)}
    if own and partner:
        name["naamgebruik"] = {"code": draw(st.sampled_from(["NL3", "NL4"])), "codeSystem": USE}
    return name


def values(row: Concept) -> st.SearchStrategy[Any]:
    kind, _, unit = row.kind.partition(" ")
    units = [one.partition("=")[0] for one in unit.split("|")]
    act = told_by(row)
    if act is not None:
        return st.sampled_from([{"code": code, "codeSystem": act.told_system} for code in act.told.split()])
    if kind == "name":
        return names()
    identifiers = st.fixed_dictionaries({"value": SIGN, "root": OID})
    plain: dict[str, st.SearchStrategy[Any]] = {
        "boolean": st.booleans(),
        "stated": st.booleans(),
        "code": st.fixed_dictionaries({"code": SIGN, "codeSystem": OID}),
        "count": st.integers(0, 99).map(str),
        "datetime": st.builds(datetime.strftime, MOMENTS, FORMS),
        "identifier": identifiers,
        "quantity": st.fixed_dictionaries({"value": NUMBERS, "unit": st.sampled_from(units)}),
        "text": WORDS,
    }
    return plain[kind] if unit == "told" else st.one_of(plain[kind], NULL)


def shape() -> dict[str, Any]:
    """The mapping table as nested groups: name (with [] when it repeats) -> group or concept."""
    nested: dict[str, Any] = {}
    for row in LEAVES:
        if not row.only:
            *groups, leaf = row.path.split("/")
            group = nested
            for name in groups:
                group = group.setdefault(name, {})
            group[leaf] = row
    return nested


@st.composite
def groups(draw: st.DrawFn, nested: dict[str, Any]) -> dict[str, Any]:
    chosen = set(draw(st.lists(st.sampled_from(sorted(nested)), unique=True, min_size=1, max_size=9)))
    if "stimulatie_ademhaling[]" in nested:
        # Courses of medicines that could be one course are one.
        chosen.add("stimulatie_ademhaling[]")
    made = {name.removesuffix("[]"): draw(content(name, nested[name])) for name in sorted(chosen)}
    return {name: value for name, value in made.items() if value not in ({}, [])}


def content(name: str, what: Any) -> st.SearchStrategy[Any]:
    one = groups(what) if isinstance(what, dict) else values(what)
    if not name.endswith("[]"):
        return one
    least = 1 if name == "stimulatie_ademhaling[]" else 0
    return st.lists(one, min_size=least, max_size=3).map(lambda items: [item for item in items if item])


def completed(tree: dict[str, Any]) -> dict[str, Any]:
    """With what the presence of something else says, or its absence."""
    about = tree.setdefault("documentgegevens", {}).setdefault("verificatie_zorgverlener", {})
    about.setdefault("geverifieerd_door_zorgverlenerq", False)
    about.setdefault("verificatie_datum", {"nullFlavor": "NI"})
    _stated(tree, "zwangerschapsgegevens/complicaties_tijdens_zwangerschap", "antenatale_steroiden")
    for place in ("kind/problematiek_kind/zintuigen", "kind/follow_up/na_ontslag/zintuigen"):
        _stated(tree, place, "aabr_afwijkendq", "aabr_verrichtq")
        _stated(tree, place, "bera", "bera_verrichtq")
    return tree


def _stated(tree: dict[str, Any], place: str, inside: str, said: str = "antenatale_steroiden_gegevenq") -> None:
    group: Any = tree
    for name in place.split("/"):
        group = group.get(name, {})
    if inside in group:
        group.setdefault(said, True)


TREES = groups(shape()).map(completed)
