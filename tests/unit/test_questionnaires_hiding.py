"""Which words of an open answer are proposed to be hidden: examples in a table, the expected text beside each."""

import pytest

from ooievaar import questionnaires
from ooievaar.indicators.examples import cells

EXAMPLES = """
    written                                           | with what is proposed hidden
    --------------------------------------------------+----------------------------------------------
    Ik voelde me gehoord.                             | Ik voelde me gehoord.
    Dank aan Marloes!                                 | Dank aan [naam]!
    Marloes was een topper.                           | [naam] was een topper.
    Anne en Sanne waren geweldig.                     | [naam] en [naam] waren geweldig.
    Anna's uitleg hielp. Met Anna ging het goed.      | [naam] uitleg hielp. Met [naam] ging het goed.
    Communicatie was slecht. Alles duurde lang.       | Communicatie was slecht. Alles duurde lang.
    Het CTG deed het niet op de IC.                   | Het CTG deed het niet op de IC.
    verloskundige marloes bleef tot het eind          | verloskundige [naam] bleef tot het eind
    De verloskundige luisterde en was lief.           | De verloskundige luisterde en was lief.
    Verloskundigen dachten mee.                       | Verloskundigen dachten mee.
    de arts in opleiding legde niets uit              | de arts in opleiding legde niets uit
    dokter jansen en zuster Els                       | dokter [naam] en zuster [naam]
    Dr. van der Berg keek niet op.                    | Dr. [naam] keek niet op.
    Mevr. de Vries-Jansen zat erbij                   | Mevr. [naam] zat erbij
    IK WAS BOOS OP DOKTER JANSEN                      | IK WAS BOOS OP DOKTER [naam]
    Ons zoontje Daan (3) mocht mee                    | Ons zoontje [naam] (3) mocht mee
    - Marieke - de stagiaire - heeft geholpen         | - Marieke - de stagiaire - heeft geholpen
    Bel 06-12 34 56 78 gerust                         | Bel [naam] gerust
    Bel +31 (0)6 12345678.                            | Bel +[naam].
    Mail vera.wulp+x@wulp.example of kijk             | Mail [naam] of kijk
    Zie www.wulp.example/vera                         | Zie [naam]
    Bevallen op 12 maart 2026, om 3:45                | Bevallen op [naam], om 3:45
    Op 12-03-2026 en op 12-3                          | Op [naam] en op [naam]
    Born on March 4th, 2026 at home                   | Born on [naam], [naam] at home
    Wij wonen op 1234 AB                              | Wij wonen op [naam]
    Een 8/10, na 12 uur en 2-3 controles              | Een 8/10, na 12 uur en 2-3 controles
    My midwife spoke English with me. Zij sprak Engels | My midwife spoke English with me. Zij sprak Engels
    The midwife Susan was great, thanks doctor smith  | The midwife [naam] was great, thanks doctor [naam]
"""


@pytest.mark.parametrize(("written", "expected"), cells(EXAMPLES)[1], ids=lambda text: text[:40])
def test_proposals(written, expected):
    proposed = questionnaires.likely_names(written)
    assert questionnaires.without(written, proposed, "[naam]") == expected


@pytest.mark.parametrize(
    ("text", "phrase", "expected"),
    [
        ("Vera en vera, niet Verana", "vera", "[naam] en [naam], niet Verana"),
        ("Zorgvilla Rietmeer", "villa", "[naam] Rietmeer"),
        ("Kamer 12,\nbij  De Wulp", "de wulp", "Kamer 12,\nbij  [naam]"),
        ("Vera", "Marloes", "Vera"),
        ("Vera", " ", "Vera"),
        ("Vera (.*)", ".*", "Vera (.*)"),
    ],
)
def test_what_somebody_types_is_hidden_wherever_it_stands(text, phrase, expected):
    hidden = questionnaires.words_around(text, phrase)
    assert questionnaires.without(text, hidden, "[naam]") == expected


@pytest.mark.parametrize("span", [(0, 9), (3, 3), (-1, 2)])
def test_what_lies_outside_the_text_cannot_be_hidden(span):
    with pytest.raises(ValueError, match="outside"):
        questionnaires.pieces("Vera", [span])
