"""A Spark master with two workers on loopback, for as long as a test needs it."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pyspark

HOME = Path(pyspark.__file__).parent
DEPLOY = "org.apache.spark.deploy"
PATIENCE = 60


def java() -> str | None:
    """The Java that Spark needs, when this machine has one."""
    return shutil.which("java")


@contextmanager
def cluster(folder: Path) -> Iterator[str]:
    """The address of a running cluster; `folder` takes what Spark writes."""
    port = free_port()
    address = f"spark://127.0.0.1:{port}"
    local = {
        "SPARK_HOME": HOME,
        "SPARK_LOCAL_IP": "127.0.0.1",
        "SPARK_LOCAL_DIRS": folder,
        "PYSPARK_PYTHON": sys.executable,
        # Every query is new and runs once: compiling it well costs more than it ever gives back.
        "JDK_JAVA_OPTIONS": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
    }
    os.environ.update({name: str(value) for name, value in local.items()})
    with ExitStack() as running:
        log = running.enter_context((folder / "spark.log").open("w"))
        master = ("--host", "127.0.0.1", "--port", str(port), "--webui-port", "0")
        running.enter_context(process(log, "master.Master", *master))
        until_answered(port)
        for number in range(2):
            work = (
                "--host",
                "127.0.0.1",
                "--webui-port",
                "0",
                "-c",
                "1",
                "-m",
                "1g",
                "-d",
                str(folder / f"work{number}"),
            )
            running.enter_context(process(log, "worker.Worker", *work, address))
        yield address


@contextmanager
def process(log, name: str, *arguments: str) -> Iterator[None]:
    command = [str(HOME / "bin" / "spark-class"), f"{DEPLOY}.{name}", *arguments]
    started = subprocess.Popen(command, stdout=log, stderr=log, start_new_session=True)
    try:
        yield
    finally:
        os.killpg(started.pid, signal.SIGTERM)
        started.wait(timeout=PATIENCE)


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def until_answered(port: int) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        with socket.socket() as client:
            if client.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.2)
    raise TimeoutError("Spark's master does not answer")
