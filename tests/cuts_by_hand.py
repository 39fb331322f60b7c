"""Small cuts made by hand, of which everybody can count what differs."""

from datetime import UTC, datetime

from ooievaar import records, warehouse

YEAR = 2025
MOMENT = datetime(2026, 3, 1, tzinfo=UTC)


def frozen(folder, births, year=YEAR):
    """A cut of births: number -> (episodes, blood loss, VSV, gestation days); each with one child."""
    rows, children, links, attributions = [], [], [], []
    for number, (episodes, blood, vsv, days) in births.items():
        facts = {"birth_id": number, "birth_year": year, "gestation_days": days}
        rows.append({**facts, "blood_loss_ml": blood})
        children.append({**facts, "child_id": f"{number}-1", "birth_order": 1})
        links += [{"episode_id": each, "pregnancy_id": f"Z{number[1:]}"} for each in episodes]
        for level, unit in (("country", "NL"), ("vsv", vsv)):
            attributions.append({"birth_id": number, "level": level, "unit": unit, "weight": 1.0, "rule": "r"})
    tables = {table.name: table.frame() for table in records.REGISTER} | {
        "births": records.BIRTHS.frame(rows),
        "children": records.CHILDREN.frame(children),
        "links": records.LINKS.frame(links),
        "attributions": records.ATTRIBUTIONS.frame(attributions),
    }
    return warehouse.build(tables, folder, {"year": year, "moment": MOMENT})


BEFORE = {
    "B1": (["a"], 1500.0, "1", 280),  # goes
    "B2": (["b"], 500.0, "1", 280),  # becomes a haemorrhage
    "B3": (["c"], 1200.0, "1", 280),  # moves to VSV 2
    "B4": (["d"], None, "1", 280),  # becomes known
    "B5": (["e"], 100.0, "2", 280),
}
AFTER = {
    "B1": (["b"], 1000.0, "1", 280),
    "B2": (["c"], 1200.0, "2", 280),
    "B3": (["d", "x"], 300.0, "1", 280),
    "B4": (["e"], 100.0, "2", 280),
    "B5": (["f"], 2000.0, "2", 280),  # comes
}
