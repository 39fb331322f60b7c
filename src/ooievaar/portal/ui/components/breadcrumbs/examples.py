from ooievaar.portal.ui.components.breadcrumbs import Breadcrumbs

EXAMPLES = {"drie diep": Breadcrumbs((("Cijfers", "#"), ("2025", "#"), ("Sectio's in de NTSV-groep", "#")))}
