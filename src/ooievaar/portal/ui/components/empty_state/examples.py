from ooievaar.portal.ui.components.action import Action
from ooievaar.portal.ui.components.empty_state import EmptyState

EXAMPLES = {
    "nog niets aangeleverd": EmptyState(
        "Nog niets aangeleverd",
        "Exporteer de maand uit uw dossiersysteem en lever het bestand hier aan. U ziet meteen wat eraan mankeert.",
        Action("Aanleveren", href="#"),
    ),
}
