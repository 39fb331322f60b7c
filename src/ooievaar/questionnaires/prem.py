"""PREM Geboortezorg: what mothers experienced in pregnancy, at birth and after it.

Routing of the first five background questions, the scale, and topics A, C, D and H to M follow the source; the other
topics and background questions, and all wording not marked official, are ours.
"""

from ooievaar.questionnaires.declaration import (
    NONE,
    UNLISTED,
    AnswerKind,
    Question,
    Questionnaire,
    Screen,
    Topic,
    When,
)

CARERS = ("vk", "zk", "kz")  # midwife practice, hospital, kraamzorg
PHASES = ("zw", "bv", "kt")  # pregnancy, birth, maternity period
_LETTERS = "ABCDEFGHIJK"
_TOGETHER = ("ABC", "DE", "FGH", "IJK")

_IN_HOSPITAL = ("hospital", "hospital_centre")
_OUTSIDE = ("home", "birth_centre", "elsewhere")
_YES_NO = ("yes", "no")
_HAD_CARE = {
    "vk": When("practice", none_of=(NONE,)),
    "zk": When("hospital_care", one_of=("yes",)),
    "kz": When("kraamzorg", none_of=(NONE,)),
}


def _choice(code: str, *choices: str, number: str, when: When | None = None, is_required: bool = False) -> Question:
    return Question(code, AnswerKind.CHOICE, choices, when=when, number=number, is_required=is_required)


def _hospital(code: str, number: str, when: When, is_official: bool = False) -> Question:
    return Question(
        code,
        AnswerKind.ORGANISATION,
        (UNLISTED,),
        when=when,
        organisations="hospital",
        number=number,
        is_required=True,
        is_official=is_official,
    )


def _carer(code: str, kind: str, number: str) -> Question:
    return Question(
        code, AnswerKind.ORGANISATION, (UNLISTED, NONE), organisations=kind, number=number, is_required=True
    )


def _one(question: Question) -> Screen:
    return Screen(question.code, (question,))


_WHERE = (
    _one(_choice("place_of_birth", *_IN_HOSPITAL, *_OUTSIDE, number="1", is_required=True)),
    Screen(
        "hospital",
        (
            _hospital("hospital", "2", When("place_of_birth", one_of=_IN_HOSPITAL)),
            _choice(
                "hospital_wanted",
                *_YES_NO,
                number="2",
                when=When("place_of_birth", one_of=_IN_HOSPITAL),
                is_required=True,
            ),
        ),
    ),
    _one(_hospital("hospital_preferred", "2", When("hospital_wanted", one_of=("no",)), is_official=True)),
    _one(_hospital("hospital_if_needed", "2", When("place_of_birth", one_of=_OUTSIDE), is_official=True)),
    _one(_carer("practice", "practice", "3")),
    _one(_choice("hospital_care", *_YES_NO, number="4", is_required=True)),
    _one(_hospital("hospital_of_care", "4", When("hospital_care", one_of=("yes",)))),
    _one(_carer("kraamzorg", "kraamzorg", "5")),
)


def _scored(about: str, letter: str, number: str, code: str, when: When | None = None) -> Question:
    return Question(code, AnswerKind.SCALE, when=when, number=number, about=about, topic=letter)


def _about_carer(about: str) -> tuple[Screen, ...]:
    when = _HAD_CARE[about]
    number = {letter: f"vr{place}" for place, letter in enumerate(_LETTERS, 1)}
    scored = [
        Screen(
            f"{about}_{together.lower()}",
            tuple(_scored(about, each, number[each], f"{about}_{number[each]}", when) for each in together),
            about,
        )
        for together in _TOGETHER
    ]
    opened = tuple(
        Question(f"{about}_{what}", AnswerKind.TEXT, when=when, about=about)
        for what in ("went_well", "could_be_better")
    )
    return (*scored, Screen(f"{about}_open", opened, about))


def _about_phase(phase: str) -> Screen:
    mother, child = (_scored(phase, "L", "vr12", f"{phase}_vr12_{who}") for who in ("mother", "child"))
    return Screen(phase, (mother, child, _scored(phase, "M", "vr13", f"{phase}_vr13")), phase)


_WHO = (
    _one(Question("birth_month", AnswerKind.MONTH, number="6")),
    Screen(
        "children",
        (_choice("first_child", *_YES_NO, number="8"), _choice("children_born", "one", "more", number="9")),
    ),
    Screen(
        "birth",
        (
            _choice(
                "mode_of_birth", "spontaneous", "assisted", "planned_caesarean", "unplanned_caesarean", number="10"
            ),
            _choice("care_taken_over", *_YES_NO, "unsure", number="11"),
        ),
    ),
    Screen(
        "about_her",
        (
            _choice("age_group", "under_25", "25_29", "30_34", "35_39", "40_or_over", number="7"),
            _choice("education", "primary", "secondary", "vocational", "higher", number="12"),
        ),
    ),
    Screen(
        "background",
        (
            _choice("language_at_home", "dutch", "other", "both", number="13"),
            _choice("born_in", "netherlands", "elsewhere", number="13"),
        ),
    ),
    _one(_choice("feeling_now", "very_good", "good", "fair", "poor", "very_poor", number="14")),
)

_LINKED = When("consent", one_of=("link",))
_CONSENT = (
    _one(Question("consent", AnswerKind.CHOICE, ("link", "research", "nothing_more"), is_required=True)),
    Screen(
        "linking",
        (
            Question("postcode", AnswerKind.POSTCODE, when=_LINKED, is_required=True, identifies=True),
            Question("birth_date", AnswerKind.DATE, when=_LINKED, is_required=True, identifies=True),
        ),
    ),
)

PREM = Questionnaire(
    code="prem_geboortezorg",
    version=1,
    since=2023,
    source="Handleiding PREM Geboortezorg: 2.5 (achtergrondvragen en schaal), 2.7 en bijlage 1 (berekening).",
    screens=(
        *_WHERE,
        *(screen for carer in CARERS for screen in _about_carer(carer)),
        *(_about_phase(phase) for phase in PHASES),
        *_WHO,
        *_CONSENT,
    ),
    topics=(
        *(Topic(letter, f"vr{place}", CARERS) for place, letter in enumerate(_LETTERS, 1)),
        Topic("L", "vr12", PHASES),
        Topic("M", "vr13", PHASES),
    ),
    attribution=("hospital_preferred", "hospital_if_needed", "hospital"),
)
