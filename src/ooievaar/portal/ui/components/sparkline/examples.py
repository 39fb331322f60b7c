from ooievaar.portal.ui.components.sparkline import Sparkline

EXAMPLES = {
    "dertien maanden": Sparkline((12, 9, 10, 8, 7, 7, None, 6, 5, 6, 4, 3, 4), "van 12% naar 4% in dertien maanden"),
    "niets bekend": Sparkline((None, None, None), "nog niets bekend"),
}
