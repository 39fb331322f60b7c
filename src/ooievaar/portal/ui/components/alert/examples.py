from ooievaar.portal.ui.components.action import Action
from ooievaar.portal.ui.components.alert import Alert

EXAMPLES = {
    "ter informatie": Alert("De sluiting voor de cijfers van 2025 is op 1 maart 2026."),
    "gelukt": Alert("212 berichten zijn aangenomen. U hoeft niets meer te doen.", "success", "Aangeleverd"),
    "let op": Alert(
        "In maart kwam er nog geen aanlevering binnen. Meestal zijn dat er rond de 40.",
        "warning",
        "Uw aanlevering blijft uit",
        (Action("Nu aanleveren", href="#", kind="secondary"),),
    ),
    "fout": Alert(
        "Het bestand is geen kernset-bericht. Exporteer opnieuw uit uw dossiersysteem.",
        "error",
        "Niet aangenomen",
    ),
}
