from ooievaar.portal.ui.components.action import Action

EXAMPLES = {
    "belangrijkste": Action("Bestand aanleveren"),
    "tweede": Action("Bekijk de bevindingen", href="#", kind="secondary"),
    "stil": Action("Annuleren", href="#", kind="subtle"),
    "verwijzing": Action("Hoe is dit berekend?", href="#", kind="link"),
    "onomkeerbaar": Action("Publicatie intrekken", is_destructive=True),
    "nu niet mogelijk": Action("Ondertekenen", reason="Eerst moeten alle indicatoren geaccordeerd zijn."),
}
