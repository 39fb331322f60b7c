"""What a provider delivers: one message is one episode with what happened in it.

These rows are typed and pseudonymised at the door. They still hold what linkage needs (birth dates, postcode), so they
live in the database only; a cut never holds them.
"""

from ooievaar.records.admissions import ADMISSIONS
from ooievaar.records.births import DELIVERED_BIRTHS
from ooievaar.records.children import DELIVERED_CHILDREN
from ooievaar.records.episodes import EPISODES
from ooievaar.records.pregnancies import POSTNATAL_DIAGNOSES, PREGNANCY_DIAGNOSES, VISITS
from ooievaar.records.previous import PREVIOUS_CHILDREN, PREVIOUS_PREGNANCIES
from ooievaar.records.referrals import REFERRALS

EPISODE_TABLES = (
    EPISODES,
    DELIVERED_BIRTHS,
    DELIVERED_CHILDREN,
    REFERRALS,
    VISITS,
    PREGNANCY_DIAGNOSES,
    POSTNATAL_DIAGNOSES,
    PREVIOUS_PREGNANCIES,
    PREVIOUS_CHILDREN,
)

# Every table that messages and documents give rows of.
DELIVERED = (*EPISODE_TABLES, ADMISSIONS)

NOT_IN_RECORDS = {
    "vrouw/lokale_persoonsidentificatie": "a number by which the sender knows the woman; it stays in the message",
    "bevalling/partusnummer": "a number by which the sender knows the birth; it stays in the message",
    "postnatale_fase/kindspecifieke_gegevens/rangnummer_kind": "says of which child the feeding is: the row says that",
}
"""Items of the kernset without a column, by path, with the reason."""
