"""Runs one stage of the Therapeutic Locator Loader as an Airflow task.

Needs nothing but Airflow 3.1 or later and the standard library: this file lies beside the DAG that
imports it.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from typing import IO, TYPE_CHECKING, Any, ClassVar
from urllib.parse import quote

from airflow.sdk import BaseOperator, BaseOperatorLink

try:
    from airflow.sdk.exceptions import AirflowException, AirflowFailException
except ImportError:  # before Airflow 3.2
    from airflow.exceptions import AirflowException, AirflowFailException

if TYPE_CHECKING:
    from airflow.sdk import Context
    from airflow.sdk.types import TaskInstanceKey

LONGEST_RUN_ID = 64
HASH_LENGTH = 10

# The program's statuses that repeating the command cannot mend.
REFUSED, STOPPED = 2, 3

# A process on another machine counts as dead a minute after its last sign of life.
LONGEST_WAIT = 90.0
BETWEEN_TRIES = 10.0

# The program ends within 10 s of SIGTERM.
LONGEST_END = 15.0

# Becomes the program. Linux then sends SIGTERM when the thread that started this process ends,
# however it does. It is the task's main thread, so that is when the task's process ends. Not a
# preexec_fn: after a fork in a process with threads nothing but exec is safe.
LAUNCHER = """
import ctypes, os, sys
prctl = getattr(ctypes.CDLL(None), "prctl", None)
if prctl is not None:
    prctl(1, ctypes.c_ulong(15))
if os.getppid() != int(sys.argv[1]):
    sys.exit(143)
os.execv(sys.argv[2], sys.argv[2:])
"""


def program_run_id(dag_id: str, dag_run_id: str) -> str:
    """The program's run id of a DAG run: the same for each try, another for another DAG run."""
    name = f"{dag_id}.{dag_run_id}"
    fit = re.sub(r"[^A-Za-z0-9._-]+", "-", name).lstrip("._-")
    # With two points it is not clear where one id ends and the other begins.
    if fit == name and len(fit) <= LONGEST_RUN_ID and "." not in dag_id:
        return fit
    digest = hashlib.sha256(f"{dag_id}\0{dag_run_id}".encode()).hexdigest()[:HASH_LENGTH]
    start = fit[: LONGEST_RUN_ID - HASH_LENGTH - 1].rstrip("._-")
    return f"{start}-{digest}" if start else digest


def arguments(options: Mapping[str, Any]) -> list[str]:
    """The options as the program takes them; those that are None or empty are left out."""
    return [
        f"--{name}={str(value).lower() if isinstance(value, bool) else value}"
        for name, value in options.items()
        if value is not None and value != ""
    ]


def report_url(options: Mapping[str, Any], run: str, environment: Mapping[str, str]) -> str:
    """Where a browser finds the run's report.html."""
    key = f"runs/{run}/report.html"
    endpoint = (
        options.get("s3Endpoint")
        or options.get("endpoint")
        or environment.get("AWS_ENDPOINT_URL_S3")
        or environment.get("AWS_ENDPOINT_URL")
    )
    bucket = options.get("bucket") or "hello-heart-covid-data"
    if endpoint:
        return f"{str(endpoint).rstrip('/')}/{bucket}/{key}"
    return f"https://console.aws.amazon.com/s3/object/{bucket}?prefix={quote(key)}"


def how_to_go_on(run: str, options: Mapping[str, Any], report: Mapping[str, Any]) -> str:
    """A sentence with what the DAG is to be triggered with, after the run was stopped."""
    conf = {"resume": run, "input": options.get("input")}
    if (report.get("audit") or {}).get("verdict") == "stopped":
        conf["accept"] = True
    alone = (report.get("stopped") or {}).get("guard") == "audit"
    return (
        "To go on with this run, once you have looked at it: trigger this DAG with"
        f" {json.dumps(conf, ensure_ascii=False)}"
        + ("." if alone else " and what else it takes, such as a higher limit.")
    )


@dataclass(frozen=True)
class Ended:
    """How the program ended: status, last line of its output, what it complained of."""

    status: int
    last_line: str
    complaints: tuple[str, ...]

    def report(self) -> dict[str, Any] | None:
        """report.json; None where the program did not come so far."""
        try:
            report = json.loads(self.last_line)
        except ValueError:
            return None
        return report if isinstance(report, dict) else None

    def is_in_progress(self) -> bool:
        """Whether another process is at the run."""
        return self.status == 1 and any(
            re.match(r"Run \S+ is in progress in process", complaint)
            for complaint in self.complaints
        )

    def failure(self) -> Exception | None:
        """What the task raises; None where all went well."""
        if self.status == 0 and self.report() is not None:
            return None
        if self.status == 0:
            return AirflowException("The program ended without its report.")
        sentence = " ".join(self.complaints) or (
            f"The program was ended by {signal.Signals(-self.status).name}."
            if self.status < 0
            else f"The program ended with status {self.status}; the log says why."
        )
        if self.status in (REFUSED, STOPPED):
            return AirflowFailException(sentence)
        return AirflowException(sentence)


class ReportLink(BaseOperatorLink):
    """The button that opens the run's report."""

    name = "Report"

    def get_link(self, operator: BaseOperator, *, ti_key: TaskInstanceKey) -> str:
        """Asked when the task ends, in its process; the page shows what was answered then."""
        return operator.report_url if isinstance(operator, LocatorStageOperator) else ""


class LocatorStageOperator(BaseOperator):
    """Runs one stage; the result is report.json.

    Status 2 and 3 of the program fail the task at once, anything else is retried, and the next try
    resumes the run. Outlets get the run's figures with their event.

    :param stage: extract, transform, plan or load
    :param program: path of bin/locator, bin/locator-flink, run-direct.sh or run-flink.sh
    :param options: the program's options by name; None or "" leaves one out
    :param resume: an earlier run of the program to go on with; empty: the DAG run has its own
    :param accept: "true" accepts what the audit found in the run to go on with; empty does not
    """

    template_fields: Sequence[str] = ("program", "options", "resume", "accept")
    operator_extra_links = (ReportLink(),)
    ui_color: ClassVar[str] = "#dcebf7"

    def __init__(
        self,
        *,
        stage: str,
        program: str,
        options: dict[str, Any],
        resume: str = "",
        accept: str = "",
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.stage = stage
        self.program = program
        self.options = options
        self.resume = resume
        self.accept = accept
        self.report_url = ""
        self._process: subprocess.Popen[str] | None = None
        self._killed = False

    def execute(self, context: Context) -> dict[str, Any]:
        """Runs the stage, and returns report.json."""
        if self.accept and not self.resume:
            raise AirflowFailException(
                "accept is for what the audit found in an earlier run: name that run in resume, or"
                " leave accept off."
            )
        run = self.resume or program_run_id(self.dag_id, context["dag_run"].run_id)
        self.report_url = report_url(self.options, run, os.environ)
        own = {"runId": run, "stages": self.stage, "json": True, "accept": self.accept}
        ended = self._run_when_free(arguments({**self.options, **own}))
        report = ended.report()
        failure = ended.failure()
        if failure is not None:
            if report is not None:
                context["ti"].xcom_push(key="return_value", value=report)
            if ended.status == STOPPED:
                self.log.info("%s", how_to_go_on(run, self.options, report or {}))
            raise failure
        assert report is not None
        for outlet in self.outlets:
            figures = {name: report[name] for name in ("rows", "load") if name in report}
            context["outlet_events"][outlet].extra = {"run": run, **figures}
        return report

    def on_kill(self) -> None:
        """Passes SIGTERM on: before Airflow 3.3 it reaches the task's own process only."""
        self._killed = True
        if self._process is not None:
            self._process.terminate()

    def _run_when_free(self, options: list[str]) -> Ended:
        """Waits for a process that is still at the run: one of a try that was killed."""
        deadline = time.monotonic() + LONGEST_WAIT
        while True:
            ended = self._run(options)
            if not ended.is_in_progress() or time.monotonic() >= deadline:
                return ended
            self.log.info("Waiting for that process to end, %d s at most.", LONGEST_WAIT)
            next_try = time.monotonic() + BETWEEN_TRIES
            # A flag and short naps: on_kill is a signal's handler, where no lock may be taken.
            while time.monotonic() < next_try:
                if self._killed:
                    return ended
                time.sleep(0.5)

    def _run(self, options: list[str]) -> Ended:
        program = Path(self.program)
        if not os.access(program, os.X_OK):
            raise AirflowFailException(
                f"There is no program {program} on this worker: install it, or mend PROGRAM in the"
                " DAG's file."
            )
        launcher = [sys.executable, "-I", "-S", "-c", LAUNCHER, str(os.getpid())]
        # In the process group of the task, which Airflow 3.3 and later signals as a whole.
        process = subprocess.Popen(
            [*launcher, str(program), *options],
            cwd=program.parent,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            errors="replace",
        )
        self._process = process
        try:
            if self._killed:
                process.terminate()
            assert process.stdout is not None and process.stderr is not None
            complaints: list[str] = []
            messages = Thread(
                target=self._log_messages, args=(process.stderr, complaints), daemon=True
            )
            messages.start()
            last_line = self._log_result(process.stdout)
            status = process.wait()
            messages.join(LONGEST_END)
            return Ended(status, last_line, tuple(complaints))
        finally:
            self._end(process)

    def _log_messages(self, lines: IO[str], complaints: list[str]) -> None:
        for line in lines:
            text = line.rstrip()
            label, _, sentence = text.partition(": ")
            if label in ("Error", "Failed", "Stopped"):
                complaints.append(sentence)
                self.log.error("%s", text)
            elif text:
                self.log.info("%s", text)

    def _log_result(self, lines: IO[str]) -> str:
        """The last line, which is report.json and not logged: the task's result shows it."""
        last = ""
        for line in lines:
            text = line.rstrip()
            if text and not text.startswith("{"):
                self.log.info("%s", text)
            last = text or last
        return last

    def _end(self, process: subprocess.Popen[str]) -> None:
        """Nothing if it has ended; it has not where the task ran into its execution_timeout."""
        self._process = None
        if process.poll() is None:
            process.terminate()
            try:
                process.wait(LONGEST_END)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
