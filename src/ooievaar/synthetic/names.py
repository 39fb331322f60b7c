"""Names that no real place or practice bears: made-up towns, birds and water plants."""

_TOWN_STARTS = (
    "Riet", "Zilver", "Nevel", "Maan", "Sterren", "Barnsteen", "Schelp", "Dauw", "Kristal", "Parel",
    "Koper", "Saffraan", "Amber", "Regenboog", "Sneeuw", "Avond", "Morgen", "Zonne",
)  # fmt: skip
_TOWN_ENDS = ("meer", "dam", "wolde", "haven", "gaarde", "stee", "horn", "vliet", "burcht")

_PRACTICES = (
    "Kluut", "Grutto", "Wulp", "Kievit", "Tureluur", "Scholekster", "Lepelaar", "Roerdomp", "Waterral",
    "Purperreiger", "Fuut", "Dodaars", "Krakeend", "Smient", "Slobeend", "Bergeend", "Wintertaling", "Brilduiker",
    "Visdief", "Noordse Stern", "Zwarte Stern", "Kemphaan", "Watersnip", "Oeverloper", "Rietzanger", "Karekiet",
    "Rietgors", "Baardman", "Blauwborst", "IJsvogel", "Waterspreeuw", "Gele Kwikstaart", "Veldleeuwerik",
    "Zanglijster", "Wielewaal", "Boomvalk", "Kraanvogel", "Waterlelie", "Gele Plomp", "Dotterbloem", "Zwanenbloem",
    "Lisdodde", "Watermunt", "Gele Lis", "Kalmoes", "Waterranonkel", "Krabbenscheer", "Kikkerbeet", "Waterviolier",
    "Moerasspirea", "Kattenstaart", "Watergentiaan", "Egelskop", "Zeggepol",
)  # fmt: skip


def town(number: int) -> str:
    """The made-up town with this number; towns stay different however many are asked for."""
    starts, ends = len(_TOWN_STARTS), len(_TOWN_ENDS)
    again, number = divmod(number, starts * ends)
    name = _TOWN_STARTS[number % starts] + _TOWN_ENDS[(number + number // starts) % ends]
    return f"Nieuw-{name} {again}" if again else name


def practice_name(number: int, place: str) -> str:
    """A practice name: unique within a town for the first fifty practices, and after that numbered."""
    again, index = divmod(number, len(_PRACTICES))
    name = f"Verloskundigenpraktijk De {_PRACTICES[index]} {place}"
    return f"{name} {again + 1}" if again else name


def hospital_name(number: int, place: str) -> str:
    """The name of the first or second hospital of a town."""
    return f"Ziekenhuis {place}" if number == 0 else f"Ziekenhuis {place}-Noord"
