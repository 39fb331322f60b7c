from ooievaar.portal.ui.components.progress import Progress

EXAMPLES = {
    "onderweg": Progress(
        "Berichten controleren", 1_240, 3_102, "Nog ongeveer een minuut. U kunt deze pagina verlaten."
    ),
    "eind onbekend": Progress("De sneden worden gemaakt"),
    "klaar": Progress("Alle berichten zijn gecontroleerd", 3_102, 3_102, is_running=False),
}
