from ooievaar.portal.ui.components.finding import Finding

EXAMPLES = {
    "afgekeurd": Finding(
        "afgekeurd",
        "Dit bericht noemt een andere organisatie als afzender dan die waarvoor u aanlevert.",
        "zorgverlening/zorgaanbieder/identificatie",
        "08012345",
        "sender-unknown",
        "#",
        "Controleer het LVR-nummer in de instellingen van uw dossiersysteem.",
    ),
    "fout": Finding(
        "fout",
        "De zwangerschapsduur is 412 dagen: dat kan niet kloppen. Controleer de à terme datum.",
        "zwangerschap/zwangerschapsduur",
        "412",
        "gestation-out-of-range",
        "#",
        count=3,
    ),
    "signaal": Finding(
        "signaal",
        "Het bloedverlies is niet ingevuld. Zonder deze waarde telt de bevalling niet mee bij fluxus.",
        "bevalling/bloedverlies",
        rule="blood-loss-missing",
        rule_url="#",
    ),
}
