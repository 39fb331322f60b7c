from ooievaar.portal.ui.components.steps import Step, Steps

EXAMPLES = {
    "het jaar 2025": Steps(
        "Van aanlevering tot publicatie",
        (
            Step("Aanleveren", "done", "1.042 berichten, de laatste op 28 februari", "#"),
            Step("Cijfers berekenen", "done", "Sneden van 1 maart 2026"),
            Step("Accorderen", "current", "5 van de 8 indicatoren; uiterlijk 14 april", "#"),
            Step("Ondertekenen", "blocked", "Door de raad van bestuur, met een tweede stap"),
            Step("Publiceren", "waiting", "Voor 1 mei"),
        ),
    ),
}
