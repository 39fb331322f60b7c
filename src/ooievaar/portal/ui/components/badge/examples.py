from ooievaar.portal.ui.components.badge import Badge

EXAMPLES = {
    "neutraal": Badge("Concept"),
    "bezig": Badge("Wordt berekend", "info"),
    "goed": Badge("Geaccordeerd", "success"),
    "let op": Badge("Wijzigingen", "warning"),
    "fout": Badge("Afgekeurd", "error"),
}
