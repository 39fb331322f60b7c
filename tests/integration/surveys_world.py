"""Two partnerships, and women who answer."""

from datetime import date

from ooievaar import questionnaires
from ooievaar.portal.organisations.actions import add_organisation, add_vsv_member
from ooievaar.portal.organisations.models import Organisation, Vsv
from ooievaar.portal.surveys import answering
from ooievaar.portal.surveys.actions import make_links
from ooievaar.questionnaires import PREM

PLACES = {
    "1001": ("De Wulp", "practice", "101"),
    "2001": ("Ziekenhuis Rietmeer", "hospital", "101"),
    "3001": ("Kraamzorg De Kievit", "kraamzorg", "101"),
    "1002": ("De Grutto", "practice", "102"),
    "2002": ("Ziekenhuis Waterrijk", "hospital", "102"),
}

AT_HOME = {
    "place_of_birth": "home",
    "hospital_if_needed": "2001",
    "practice": "1001",
    "hospital_care": "no",
    "kraamzorg": "3001",
    "consent": "research",
    **{f"{about}_vr{number}": "8" for about in ("vk", "kz") for number in range(1, 12)},
    **{f"{phase}_{code}": "9" for phase in ("zw", "bv", "kt") for code in ("vr12_mother", "vr12_child", "vr13")},
}


def world():
    """The organisations by number."""
    vsvs = {number: Vsv.objects.create(number=number, name=f"VSV {number}") for number in ("101", "102")}
    made = {}
    for lvr, (name, kind, vsv) in PLACES.items():
        made[lvr] = add_organisation(lvr_number=lvr, name=name, kind=kind, place="Rietmeer", by=None)
        add_vsv_member(organisation=made[lvr], vsv=vsvs[vsv], start_date=date(2020, 1, 1), end_date=None, by=None)
    return made


def links(count=10, lvr="1001"):
    return make_links(organisation=Organisation.objects.get(lvr_number=lvr), count=count, by=None).tokens


def answer(token, written, screens=None):
    """Go from screen to screen as the pages do, and fill in what is asked; gives where she ended."""
    state = answering.open_link(token).state
    for _screen in range(screens or len(PREM.screens)):
        saved = answering.save_page(token=token, screen=state.at, written=written)
        assert saved.problems == {}, (state.at, saved.problems)
        if saved.state.at == state.at:
            break
        state = saved.state
    return saved.state


def send(token, written=AT_HOME, language="nl"):
    answer(token, written)
    answering.send(token=token, language=language)


def screens_of(written):
    answers = {code: int(value) if value.isdecimal() and len(value) < 3 else value for code, value in written.items()}
    return [screen.code for screen in questionnaires.screens(PREM, answers)]
