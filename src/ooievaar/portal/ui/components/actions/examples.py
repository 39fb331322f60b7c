from ooievaar.portal.ui.components.action import Action
from ooievaar.portal.ui.components.actions import Actions

EXAMPLES = {
    "opslaan of weg": Actions((Action("Opslaan"), Action("Annuleren", href="#", kind="subtle"))),
}
