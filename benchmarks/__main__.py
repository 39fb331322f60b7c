"""Run every benchmark, print a table, and write `results.json`."""

import json
import sys
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.running import measured

NAMES = (
    "read_messages",
    "store_messages",
    "link_year",
    "compute_figures",
    "many_years",
    "spark_figures",
    "answer_questionnaires",
    "gather_scores",
    "mail_invitations",
    "serve_questionnaires",
    "registration_quality",
)


def main(wanted: list[str]) -> None:
    results = {name: measured(name) for name in wanted or NAMES}
    table = Table("benchmark", "measure", "value")
    for name, measures in results.items():
        for measure, value in measures.items():
            table.add_row(name, measure, f"{value:,.2f}")
    Console().print(table)
    Path(__file__).with_name("results.json").write_text(json.dumps(results, indent=1))


if __name__ == "__main__":
    main(sys.argv[1:])
