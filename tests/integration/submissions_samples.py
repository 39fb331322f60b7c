"""Messages made for tests of submissions: as small as a message can be and still be taken."""

import io
import zipfile
from datetime import datetime

from ooievaar import kernset

LVR = "2.16.840.1.113883.2.4.3.22.96.6"
BSN = "2.16.840.1.113883.2.4.6.3"
DOSSIERS = "1.2.3.4.5"


def message(
    *,
    lvr: str = "0042",
    dossier: str = "A-1",
    day: str = "2025-01-06",
    created: str = "2025-06-01T12:00",
    bsn: str = "",
    due: str = "2025-08-01",
    born: str = "1994-04-02",
) -> bytes:
    """One message; `day` is the start of care, `created` when the system of the sender made it, `born` the mother."""
    tree = {
        "zorgverlening": {
            "datum_start_zorgverantwoordelijkheid": day,
            "eindverantwoordelijk_in_welke_perinatale_periodeq": [
                {"code": "1", "codeSystem": "2.16.840.1.113883.2.4.3.22.1.2.20"}
            ],
        },
        "zorgverlenerzorginstelling": {"zorginstelling": {"zorginstelling_lvrid": {"value": lvr, "root": LVR}}},
        "vrouw": {
            "burgerservicenummer": {"value": bsn, "root": BSN} if bsn else {"nullFlavor": "UNK"},
            "geboortedatum": born,
            "adres": {"postcode": "1234 AB"},
        },
        "zwangerschap": {
            "dossiernummer": {"value": dossier, "root": DOSSIERS},
            "graviditeit": "1",
            "pariteit_voor_deze_zwangerschap": "0",
            "definitieve_a_terme_datum": due,
        },
    }
    message_id = f"{DOSSIERS}^{lvr}-{dossier}-{created}"
    return kernset.write(tree, message_id=message_id, created=datetime.fromisoformat(created))


def zipped(contents: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            archive.writestr(name, content)
    return file.getvalue()


def many(count: int, lvr: str = "0042") -> bytes:
    """A zip of different messages."""
    return zipped({f"{n}.xml": message(lvr=lvr, dossier=f"A-{n}") for n in range(count)})
