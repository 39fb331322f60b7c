from ooievaar.portal.ui.components.badge import Badge
from ooievaar.portal.ui.components.table import Column, Table

COLUMNS = (
    Column("Organisatie"),
    Column("Ontvangen", is_numeric=True),
    Column("Afgekeurd", is_numeric=True),
    Column("Volledig", is_numeric=True),
    Column("Stand"),
)

EXAMPLES = {
    "schuift op een telefoon": Table(
        "Aanleveringen in maart 2026",
        COLUMNS,
        (
            ("Verloskundigen Rietmeer", 1_042, 3, "98,4%", Badge("Geaccordeerd", "success")),
            ("Ziekenhuis De Aak", 12_310, 87, "91,0%", Badge("Loopt achter", "warning")),
            ("Praktijk Ooibos", 0, None, None, Badge("Niets ontvangen", "error")),
        ),
        note="Volledig: het deel van de verplichte gegevens dat is ingevuld.",
    ),
    "stapelt op een telefoon": Table(
        "Gebruikers van uw organisatie",
        (Column("Naam"), Column("E-mailadres"), Column("Rol")),
        (("N. de Wit", "n.dewit@rietmeer.example", "aanleveraar"), ("S. Bakker", "s.bakker@rietmeer.example", "lezer")),
        stacks=True,
    ),
    "leeg": Table("Aanleveringen", COLUMNS, (), empty="Uw organisatie heeft dit jaar nog niets aangeleverd."),
}
