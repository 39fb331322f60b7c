"""Each benchmark in a process of its own: what one leaves behind, such as settings, is not there for the next."""

import importlib
import multiprocessing
from concurrent.futures import ProcessPoolExecutor


def measured(name: str) -> dict[str, float]:
    """What this benchmark measures."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        return pool.submit(_measured, name).result()


def _measured(name: str) -> dict[str, float]:
    found: dict[str, float] = importlib.import_module(f"benchmarks.{name}").measure()
    return found
