"""What is written is what is read, for random trees made from the mapping table; broken bytes never raise."""

from datetime import datetime
from typing import Any
from unittest.mock import patch

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ooievaar import kernset
from ooievaar.kernset.plain import read_plain
from ooievaar.kernset.table import GROUPS

CREATED = datetime.fromisoformat("2022-03-01T14:30")
BSN = "2.16.840.1.113883.2.4.6.3"
SAFE = st.characters(codec="utf-8", exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff")

WORDS = st.text(SAFE, min_size=1, max_size=12).map(str.strip).filter(bool)
SIGN = st.text("0123456789.:=abcXYZ<&\"'", min_size=1, max_size=12)
OID = st.sampled_from(["2.16.840.1.113883.6.96", "1.2.3.999", "2.16.840.1.113883.2.4.4.13"])
NULL = st.sampled_from([{"nullFlavor": flavor} for flavor in ("NI", "UNK", "OTH", "ASKU")])

MOMENTS = st.datetimes(datetime.fromisoformat("1900-01-01T00:00"), datetime.fromisoformat("2100-01-01T00:00")).map(
    lambda each: each.replace(microsecond=0)
)
DAY_FORMS = st.sampled_from(["%Y", "%Y-%m", "%Y-%m-%d"])
MOMENT_FORMS = st.sampled_from(["%Y", "%Y-%m", "%Y-%m-%d", "%Y-%m-%dT%H", "%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"])


def identifiers(steps: str) -> st.SearchStrategy[dict[str, str]]:
    root = steps.rpartition("@")[2] if steps.rpartition("/")[2].startswith("id@") else ""
    roots = st.just(root) if root else OID.filter(lambda each: each != BSN)
    return st.fixed_dictionaries({"value": SIGN, "root": roots})


def quantities(unit: str) -> st.SearchStrategy[dict[str, Any]]:
    numbers = st.one_of(st.integers(0, 99_999).map(float), st.integers(0, 99_999).map(lambda each: each / 10))
    return st.fixed_dictionaries({"value": numbers, "unit": st.just(unit)})


def values(concept: kernset.Concept) -> st.SearchStrategy[Any]:
    kind, _, unit = concept.kind.partition(" ")
    plain: dict[str, st.SearchStrategy[Any]] = {
        "boolean": st.booleans(),
        "negation": st.booleans(),
        "code": st.fixed_dictionaries({"code": SIGN, "codeSystem": OID}),
        "count": st.integers(0, 99).map(str),
        "date": st.builds(datetime.strftime, MOMENTS, DAY_FORMS),
        "datetime": st.builds(datetime.strftime, MOMENTS.map(odd_second), MOMENT_FORMS),
        "identifier": identifiers(concept.steps),
        "quantity": quantities(unit),
        "text": WORDS,
    }
    # A local number without a root could not be told from the woman's own number.
    return plain[kind] if concept.key.endswith("lokale_persoonsidentificatie") else st.one_of(plain[kind], NULL)


def odd_second(moment: datetime) -> datetime:
    """Zero seconds are padding in 2.3 and count as not sent."""
    return moment.replace(second=moment.second or 1)


def shape() -> dict[str, Any]:
    """The mapping table as nested groups: name (with [] when it repeats) -> group or concept."""
    nested: dict[str, Any] = {}
    for concept in kernset.CONCEPTS:
        *groups, leaf = concept.path.split("/")
        group = nested
        for name in groups:
            group = group.setdefault(name, {})
        group[leaf] = concept
    # Which feeding belongs to which child is told by the children, below.
    del nested["postnatale_fase"]["kindspecifieke_gegevens[]"]
    return nested


ONCE = {group.path.rpartition("/")[2] for group in GROUPS if not group.steps}
ONCE.add("diagnose[]")
SHAPE = shape()


@st.composite
def groups(draw: st.DrawFn, nested: dict[str, Any]) -> dict[str, Any]:
    chosen = draw(st.lists(st.sampled_from(sorted(nested)), unique=True, min_size=1, max_size=12))
    made = {name.removesuffix("[]"): draw(content(name, nested[name])) for name in chosen}
    return {name: value for name, value in made.items() if value not in ({}, [])}


def content(name: str, what: Any) -> st.SearchStrategy[Any]:
    one = groups(what) if isinstance(what, dict) else values(what)
    if not name.endswith("[]"):
        return one
    # Groups that a message can tell only once, and diagnoses that merge when they do not contradict each other.
    most = 1 if name in ONCE else 3
    return st.lists(one, max_size=most).map(lambda items: [item for item in items if item])


@st.composite
def feeding(draw: st.DrawFn, tree: dict[str, Any]) -> dict[str, Any]:
    children = tree.get("uitkomst_per_kind", [])
    fed = []
    for number, child in enumerate(children, start=1):
        child.setdefault("baring", {}).setdefault("demografische_gegevens", {})["rangnummer_kind"] = str(number)
        if draw(st.booleans()):
            group = {"voeding_kind_datum": "2021-09-03", "substantie_voeding_kind": [{"nullFlavor": "NI"}]}
            fed.append({"rangnummer_kind": str(number), "voeding_kind_groep": group})
    if fed:
        tree.setdefault("postnatale_fase", {})["kindspecifieke_gegevens"] = fed
    return tree


def walked(data: bytes) -> kernset.Message | kernset.Unreadable:
    """What the walk over a tree of elements makes of it, which knows no plain messages."""
    with patch("ooievaar.kernset.reader.read_plain", return_value=None):
        return kernset.read(data)


TREES = groups(SHAPE).flatmap(feeding)


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(TREES)
def test_what_is_written_is_what_is_read(tree: dict[str, Any]) -> None:
    data = kernset.write(tree, message_id="1.2.3^4", created=CREATED)
    message = kernset.read(data)
    assert isinstance(message, kernset.Message)
    assert read_plain(data) is not None
    assert message == walked(data)
    # The values are drawn without regard for lists and ranges: what is outside them is read all the same.
    assert all(problem.kind.kept for problem in message.problems)
    assert message.tree == tree
    assert kernset.unknown(tree) == ()


BORN = {
    "zwangerschap": {"definitieve_a_terme_datum": "2021-07-22", "pariteit_voor_deze_zwangerschap": "1"},
    "bevalling": {"hoeveelheid_bloedverlies": {"value": 850.0, "unit": "ml"}},
    "uitkomst_per_kind": [{"baring": {"demografische_gegevens": {"geboortedatum": "2021-07-24T02:30"}}}],
}
WRITTEN = kernset.write(BORN, message_id="1.2.3^4", created=CREATED)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(WRITTEN) - 1), st.integers(0, 255)), min_size=1, max_size=8))
def test_changed_bytes_never_raise(changes: list[tuple[int, int]]) -> None:
    data = bytearray(WRITTEN)
    for place, byte in changes:
        data[place] = byte
    assert isinstance(kernset.read(bytes(data)), kernset.Message | kernset.Unreadable)
    assert kernset.read(bytes(data)) == walked(bytes(data))


@settings(max_examples=200, deadline=None)
@given(st.integers(0, len(WRITTEN)), st.integers(0, 200), st.binary(max_size=40))
def test_cut_and_pasted_bytes_never_raise(place: int, gone: int, put: bytes) -> None:
    data = WRITTEN[:place] + put + WRITTEN[place + gone :]
    assert isinstance(kernset.read(data), kernset.Message | kernset.Unreadable)
    assert kernset.read(data) == walked(data)


ODD = (
    b"<!-- een opmerking -->", b"<!---->", b"<!>", b"<!-- a -- b -->", b"<![CDATA[5689 CZ]]>", b"<?pi x?>", b"&amp;",
    b"&#49;", b"&onbekend;", b"]]>", b"\x00", b"\x0b", "é".encode(), b" ", b"\r\n", b"<x/>", b"<x>", b"</x>",
    b"</observation>", b"<id root='1' extension='2'/>", b'<id extension="7" root="1.2"/>', b'<id nullFlavor="UNK"/>',
    b'<templateId root="2.16.840.1.113883.2.4.6.10.90.900928"/>', b'<templateId root="1.2"/>', b"<observation>",
    b'<observation xmlns="urn:iets-anders">', b'<a:value xmlns:a="urn:hl7-org:v3" value="1"/>',
    b'<value value="1" value="2"/>', b'<value xsi:type="TS" value="20210722"/>', b'<value value="&lt;"/>',
    b'<value value=\'20210722\' />', b'<value a:b="1"/>',
    b'<code code="EDDDef" codeSystem="2.16.840.1.113883.2.4.4.13"/>', b"<subject2/>", b"<CareProvisionEvent/>",
    b"</CareProvisionEvent>", b'<value value="x>y"/>', b"<value value='x\"y'/>", b"<id >", b"</id >",
    b"""<id x=' extension="2"' root="1.2" extension="2"/>""", b"""<value x=' value="20210722"' value="20210722"/>""",
)  # fmt: skip


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(TREES, st.lists(st.tuples(st.floats(0, 1), st.sampled_from(ODD)), max_size=3), st.data())
def test_what_is_plain_reads_as_what_is_not(
    tree: dict[str, Any], odd: list[tuple[float, bytes]], data: st.DataObject
) -> None:
    """Whatever a message looks like, the automaton gives what the walk gives, or leaves it to the walk."""
    parts = kernset.write(tree, message_id="1.2.3^4", created=CREATED).replace(b"<", b"\x01<").split(b"\x01")
    for where, what in odd:
        parts.insert(round(where * len(parts)), what)
    if data.draw(st.booleans()):
        del parts[data.draw(st.integers(0, len(parts) - 1))]
    if data.draw(st.booleans()):
        first, second = (data.draw(st.integers(1, len(parts) - 1)) for _ in range(2))
        parts[first], parts[second] = parts[second], parts[first]
    message = b"".join(parts)
    expected = walked(message)
    # More than once, as the second time all is known that was learned the first time.
    assert [kernset.read(message) for _ in range(3)] == [expected] * 3


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_never_raise(data: bytes) -> None:
    assert isinstance(kernset.read(data), kernset.Unreadable)
