"""Exit 0 when a PostgreSQL answers that tests may use, 1 when none does."""

import os
import sys

import psycopg

ADDRESS = os.environ.get("OOIEVAAR_TEST_POSTGRES", "postgres://postgres@127.0.0.1:5432/postgres")

try:
    with psycopg.connect(ADDRESS, connect_timeout=3) as connection:
        print("PostgreSQL answers:", connection.info.server_version)
except psycopg.OperationalError:
    sys.exit(1)
