"""What the standard allows of a value: lists, ranges, lengths, null flavors."""

import pytest
from tests.unit.kernset_messages import (
    BSN,
    LISTS,
    PERINED,
    SNOMED,
    TEMPLATE,
    act,
    child,
    child_values,
    coded,
    delivery,
    order,
    pertinent,
    read,
)

from ooievaar import kernset
from ooievaar.kernset import ProblemKind
from ooievaar.kernset.limits import limits_of


def weight(grams: str) -> str:
    value = f'<value xsi:type="PQ" value="{grams}" unit="g"/>'
    return act("observation", "900425", "364589006", value)


def presentation(marks: str) -> str:
    mark = f'<templateId root="{TEMPLATE}900359"/><code code="LigGbrt" codeSystem="{PERINED}.1.1"/>'
    return f'<observation>{mark}<value xsi:type="CE" {marks}/></observation>'


def problems(payload: str) -> list[tuple[str, str, ProblemKind]]:
    return [(each.path.rpartition("/")[2], each.value, each.kind) for each in read(payload).problems]


class TestWhatTheStandardAllows:
    """Lists, ranges and lengths: the value stays in the tree, being what was sent, and is told."""

    @pytest.mark.parametrize(
        ("marks", "kind"),
        [
            (f'code="21882006" codeSystem="{SNOMED}"', None),
            (f'code="21882006" codeSystem="{LISTS}"', ProblemKind.OUTSIDE_LIST),
            (f'code="12345" codeSystem="{SNOMED}"', ProblemKind.OUTSIDE_LIST),
            ('nullFlavor="UNK"', None),
            ('nullFlavor="OTH"', None),
            ('nullFlavor="ASKU"', ProblemKind.OUTSIDE_LIST),
            ('nullFlavor="onbekend"', ProblemKind.NULL_FLAVOR),
        ],
    )
    def test_codes(self, marks: str, kind: ProblemKind | None) -> None:
        found = read(delivery(child(presentation(marks))))
        assert [each.kind for each in found.problems] == ([kind] if kind else [])
        (told,) = child_values(found, "baring/kindspecifieke_uitkomstgegevens/ligging_bij_geboorte")
        assert isinstance(told, dict)
        assert set(told.values()) <= set(marks.replace("=", '"').split('"'))

    @pytest.mark.parametrize("system", [f"{LISTS}.18", SNOMED])
    def test_liquor_has_colours_of_two_systems(self, system: str) -> None:
        code = "168092006" if system == SNOMED else "2"
        assert problems(delivery(child(act("observation", "900199", "38386-9", coded(code, system))))) == []

    def test_other_is_an_answer_only_where_the_list_has_it(self) -> None:
        limits = limits_of("", frozenset({("1", LISTS)}))
        assert limits.kind_of({"nullFlavor": "OTH"}) is ProblemKind.OUTSIDE_LIST
        assert limits.kind_of({"nullFlavor": "NI"}) is None
        assert limits_of("").kind_of({"nullFlavor": "OTH"}) is None

    @pytest.mark.parametrize(
        ("grams", "kinds"),
        [("3450", []), ("3450.0", []), ("-1", [ProblemKind.RANGE]), ("3450.5", [ProblemKind.RANGE])],
    )
    def test_weight_is_whole_and_not_negative(self, grams: str, kinds: list[ProblemKind]) -> None:
        found = read(delivery(child(weight(grams))))
        assert [each.kind for each in found.problems] == kinds
        assert [value["value"] for _, value in kernset.leaves(found.tree)] == [float(grams)]

    @pytest.mark.parametrize(
        ("number", "kinds"), [("1", []), ("9", []), ("0", [ProblemKind.RANGE]), ("10", [ProblemKind.RANGE])]
    )
    def test_birth_order(self, number: str, kinds: list[ProblemKind]) -> None:
        found = read(delivery(child(order(number))))
        assert [each.kind for each in found.problems] == kinds
        assert child_values(found, "baring/demografische_gegevens/rangnummer_kind") == [number]

    def test_length_of_a_number(self) -> None:
        woman = f'<subject><patient><id root="{BSN}" extension="12345678"/></patient></subject>'
        assert problems(woman) == [("burgerservicenummer", "12345678", ProblemKind.RANGE)]

    @pytest.mark.parametrize(
        "value",
        [
            '<value xsi:type="TS" value="20210722" nullFlavor="UNK"/>',
            '<value xsi:type="TS" nullFlavor="NI" value="20210722"/>',
        ],
    )
    def test_value_beside_a_null_flavor_is_neither(self, value: str) -> None:
        found = read(pertinent(act("observation", "900928", "EDDDef", value)))
        assert found.tree == {}
        assert [(each.value, each.kind) for each in found.problems] == [("20210722", ProblemKind.VALUE_AND_NULL)]

    @pytest.mark.parametrize(
        ("sent", "kind"), [("true", ProblemKind.DENIED_AND_NULL), ("false", ProblemKind.VALUE_AND_NULL)]
    )
    def test_null_flavor_beside_yes_or_no(self, sent: str, kind: ProblemKind) -> None:
        marks = f'negationInd="{sent}" nullFlavor="UNK"'
        found = read(delivery(child(act("procedure", "900996", "72641008", "", marks))))
        assert (found.tree, [each.kind for each in found.problems]) == ({}, [kind])

    def test_only_what_can_be_read_is_kept(self) -> None:
        kept = {kind for kind in ProblemKind if kind.kept}
        assert kept == {ProblemKind.OUTSIDE_LIST, ProblemKind.NULL_FLAVOR, ProblemKind.RANGE}
