from ooievaar.portal.ui.components.badge import Badge
from ooievaar.portal.ui.components.facts import Facts

EXAMPLES = {
    "organisatie": Facts(
        (
            ("Naam", "Verloskundigen Rietmeer"),
            ("LVR-nummer", "081234"),
            ("VSV", "Rietmeer, sinds 1 januari 2021"),
            ("KvK", None),
            ("Stand", Badge("Bevestigd", "success")),
        )
    ),
}
