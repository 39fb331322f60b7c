"""The pages that follow from declarations."""

from ooievaar import indicators, intake, quality, questionnaires, records
from ooievaar.questionnaires import exchange, nps


def documents() -> dict[str, str]:
    """Every page that follows from a declaration of the core: file name below docs/generated -> Markdown."""
    return {
        **records.pages(),
        **intake.pages(),
        **indicators.pages(),
        **indicators.neutral_pages(),
        **quality.pages(),
        **questionnaires.pages(),
        **exchange.exchange_pages(),
        "questionnaires/nps_plus.md": nps.nps_page(),
        "questionnaires/nps_plus.schema.json": nps.nps_schema_text(),
    }
