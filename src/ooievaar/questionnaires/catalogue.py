"""The questionnaires that Ooievaar asks."""

from ooievaar.questionnaires.declaration import Questionnaire
from ooievaar.questionnaires.prem import PREM
from ooievaar.questionnaires.wording import ALWAYS, texts

QUESTIONNAIRES: tuple[Questionnaire, ...] = (PREM,)

# A questionnaire that is not worded whole must not start.
for _each in QUESTIONNAIRES:
    for _language in ALWAYS:
        texts(_each, _language)


def find(key: str) -> Questionnaire:
    """The questionnaire with this code and version, as stored with answers.

    Raises:
        LookupError: there is none.
    """
    for questionnaire in QUESTIONNAIRES:
        if questionnaire.key == key:
            return questionnaire
    raise LookupError(f"there is no questionnaire {key!r}")
