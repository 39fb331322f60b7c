from ooievaar.portal.ui.components.file_drop import FileDrop

EXAMPLES = {
    "leeg": FileDrop(
        "messages",
        "Berichten uit uw dossiersysteem",
        "Een of meer XML-bestanden of een zip, samen hooguit 200 MB.",
        ".xml,.zip",
        is_multiple=True,
    ),
    "met een fout": FileDrop(
        "addresses", "Adressenbestand", accept=".csv", errors=("Kies een CSV-bestand: dit is een spreadsheet.",)
    ),
}
