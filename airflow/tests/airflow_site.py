"""A real Airflow on 127.0.0.1: api-server, scheduler, dag-processor, SQLite."""

from __future__ import annotations

import ast
import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar
from urllib.error import HTTPError, URLError
from urllib.parse import quote
from urllib.request import Request, urlopen

from airflow import __version__

T = TypeVar("T")
DAGS = Path(__file__).parent.parent / "dags"

# Of seconds. Nothing is expected to take so long: a busy machine may.
LIMIT = 400.0
ENDED = ("success", "failed", "upstream_failed", "skipped")
# Until a person answers; the second before Airflow 3.3.
WAITING = ("awaiting_input", "deferred")


def wait_for(what: str, probe: Callable[[], T | None], limit: float = LIMIT) -> T:
    """Asks again and again until there is an answer."""
    deadline = time.monotonic() + limit
    while True:
        answer = probe()
        if answer:
            return answer
        if time.monotonic() > deadline:
            raise AssertionError(f"not in {limit:.0f} s: {what}")
        time.sleep(0.5)


def with_settings(dag_id: str, settings: dict[str, str]) -> str:
    """The DAG's file with other settings at its head, as a user writes them there."""
    text = (DAGS / "therapeutic_locator.py").read_text()
    lines = text.splitlines()
    found = set()
    for node in reversed(ast.parse(text).body):
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        name = getattr(targets[0], "id", "")
        if name in settings:
            lines[node.lineno - 1 : node.end_lineno] = [f"{name} = {settings[name]}"]
            found.add(name)
    assert found == set(settings), found
    old = '    "therapeutic_locator",'
    assert lines.count(old) == 1
    return "\n".join(f'    "{dag_id}",' if line == old else line for line in lines) + "\n"


def free_ports(count: int) -> list[int]:
    """Of 127.0.0.1, each another."""
    probes = [socket.socket() for _ in range(count)]
    try:
        for probe in probes:
            probe.bind(("127.0.0.1", 0))
        return [probe.getsockname()[1] for probe in probes]
    finally:
        for probe in probes:
            probe.close()


class AirflowSite:
    """Starts in a folder of its own, and is asked over its REST API."""

    def __init__(self, home: Path, environment: dict[str, str]) -> None:
        self._home = home
        self._processes: list[subprocess.Popen[bytes]] = []
        port, self._tasks_port = free_ports(2)
        self.url = f"http://127.0.0.1:{port}"
        self._token = ""
        # Airflow's api-server writes its audit log in its event loop, which every other change in
        # the same process waits for with SQLite's lock in its hand: both stand still until the
        # first gives up with 500. So one thing is asked at a time, and the tasks, which tell how
        # they are at any time, have an api-server of their own.
        self._one_at_a_time = threading.Lock()
        self._environment = {
            **{name: value for name, value in os.environ.items() if "AIRFLOW__" not in name},
            **environment,
            "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
            "AIRFLOW_HOME": str(home),
            "AIRFLOW__CORE__DAGS_FOLDER": str(home / "dags"),
            "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
            "AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_ALL_ADMINS": "True",
            "AIRFLOW__CORE__PARALLELISM": "2",
            "AIRFLOW__CORE__EXECUTION_API_SERVER_URL": (
                f"http://127.0.0.1:{self._tasks_port}/execution/"
            ),
            "AIRFLOW__API__HOST": "127.0.0.1",
            "AIRFLOW__API__PORT": str(port),
            "AIRFLOW__API__WORKERS": "1",
            "AIRFLOW__API__BASE_URL": self.url,
            "AIRFLOW__API_AUTH__JWT_SECRET": secrets.token_hex(32),
            # The files stay as they are; reading them again takes a fifth of a core.
            "AIRFLOW__DAG_PROCESSOR__MIN_FILE_PROCESS_INTERVAL": "600",
            "AIRFLOW__USAGE_DATA_COLLECTION__ENABLED": "False",
        }

    def start(self) -> None:
        """Returns when all parts are healthy."""
        self.command("db", "migrate")
        # All at once: every DAG is paused until somebody turns it on, so no task can find that its
        # api-server does not answer yet.
        self._begin("api-server", "--apps", "core")
        self._begin(
            "api-server", "--apps", "execution", "--port", str(self._tasks_port), log="tasks"
        )
        self._begin("scheduler", "--skip-serve-logs")
        self._begin("dag-processor")
        parts = ["metadatabase", "scheduler", "dag_processor"]
        if tuple(int(part) for part in __version__.split(".")[:2]) < (3, 3):
            # Who waits for an approval waits there.
            self._begin("triggerer", "--skip-serve-logs")
            parts.append("triggerer")
        wait_for(
            "healthy",
            lambda: (
                self._get(f"http://127.0.0.1:{self._tasks_port}/execution/health")
                and (health := self._get(f"{self.url}/api/v2/monitor/health"))
                and all(health.get(part, {}).get("status") == "healthy" for part in parts)
            ),
        )

    def stop(self) -> None:
        """Ends all parts, and what they started."""
        for process in self._processes:
            self._signal(process, signal.SIGTERM)
        for process in self._processes:
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                pass
            self._signal(process, signal.SIGKILL)
            process.wait()

    def command(self, *words: str) -> None:
        """Airflow's own command."""
        subprocess.run(
            ["airflow", *words],
            env=self._environment,
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def request(self, method: str, path: str, body: Any = None) -> Any:
        """What the API answers to it."""
        if not self._token:
            with urlopen(f"{self.url}/auth/token", timeout=60) as answer:
                self._token = json.load(answer)["access_token"]
        request = Request(
            f"{self.url}/api/v2/{path}",
            method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={
                "Authorization": f"Bearer {self._token}",
                "Content-Type": "application/json",
                "Accept": "application/json",
            },
        )
        with self._one_at_a_time, urlopen(request, timeout=60) as answer:
            return json.load(answer)

    def unpause(self, dag_id: str) -> None:
        """Once the dag-processor has found it."""
        wait_for(f"{dag_id} parsed", lambda: self._has(dag_id))
        self.request("PATCH", f"dags/{dag_id}", {"is_paused": False})

    def trigger(self, dag_id: str, run: str, conf: dict[str, Any] | None = None) -> DagRun:
        """A manual run, without a logical date."""
        body = {"dag_run_id": run, "logical_date": None, "conf": conf or {}}
        self.request("POST", f"dags/{dag_id}/dagRuns", body)
        return DagRun(self, dag_id, run)

    def has_scheduler_seen(self, run: DagRun, task: dict[str, Any]) -> bool:
        """Whether it knows that the process of the task's try has ended."""
        key = (
            f"(dag_id='{run.dag_id}', task_id='{task['task_id']}', run_id='{run.run}',"
            f" try_number={task['try_number']},"
        )
        log = (self._home / "scheduler.log").read_text(errors="replace")
        return any(key in line for line in log.splitlines() if "Received executor event" in line)

    def _has(self, dag_id: str) -> bool:
        try:
            return bool(self.request("GET", f"dags/{dag_id}"))
        except HTTPError:
            return False

    @staticmethod
    def _get(url: str) -> Any:
        try:
            with urlopen(url, timeout=10) as answer:
                return json.load(answer)
        except (URLError, OSError):
            return None

    def _begin(self, *words: str, log: str = "") -> None:
        with (self._home / f"{log or words[0]}.log").open("wb") as output:
            process = subprocess.Popen(
                ["airflow", *words],
                env=self._environment,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )
        self._processes.append(process)

    @staticmethod
    def _signal(process: subprocess.Popen[bytes], what: signal.Signals) -> None:
        try:
            os.killpg(process.pid, what)
        except ProcessLookupError:
            pass


class DagRun:
    """A run of a DAG, seen from outside."""

    def __init__(self, site: AirflowSite, dag_id: str, run: str) -> None:
        self._site = site
        self.dag_id = dag_id
        self.run = run
        self._path = f"dags/{dag_id}/dagRuns/{quote(run, safe='')}"

    def state(self) -> str:
        """Of the run."""
        return self._site.request("GET", self._path)["state"]

    def ended(self) -> str:
        """The run's state, once it is a last one."""
        return wait_for(
            f"end of {self.run}: {self.states()}",
            lambda: (state := self.state()) in ("success", "failed") and state,
        )

    def task(self, task_id: str) -> dict[str, Any]:
        """Its task instance."""
        return self._site.request("GET", f"{self._path}/taskInstances/{task_id}")

    def states(self) -> dict[str, str]:
        """Of all tasks."""
        tasks = self._site.request("GET", f"{self._path}/taskInstances")["task_instances"]
        return {task["task_id"]: task["state"] for task in tasks}

    def wait(self, task_id: str, *states: str) -> dict[str, Any]:
        """Until the task is in one of these states."""
        return wait_for(
            f"{task_id} of {self.run} {states}",
            lambda: (task := self.task(task_id))["state"] in states and task,
        )

    def xcom(self, task_id: str) -> dict[str, Any]:
        """What the task answered."""
        path = f"{self._path}/taskInstances/{task_id}/xcomEntries/return_value"
        value = self._site.request("GET", path)["value"]
        return json.loads(value) if isinstance(value, str) else value

    def link(self, task_id: str) -> str:
        """To the task's report."""
        links = self._site.request("GET", f"{self._path}/taskInstances/{task_id}/links")
        return links["extra_links"]["Report"]

    def log(self, task_id: str, attempt: int = 1) -> str:
        """All that a try said."""
        path = f"{self._path}/taskInstances/{task_id}/logs/{attempt}?full_content=true"
        return json.dumps(self._site.request("GET", path), ensure_ascii=False)

    def question(self, task_id: str) -> dict[str, Any]:
        """What a person is asked."""
        return self._site.request("GET", f"{self._path}/taskInstances/{task_id}/-1/hitlDetails")

    def answer(self, task_id: str, option: str) -> None:
        """In the person's place, as often as asked, until the task has ended.

        A person takes longer than the scheduler, which has to see that the asking has ended. Who is
        faster makes it take that for the end of the task, which then asks again in its next try.
        """

        def ended() -> bool:
            task = self.task(task_id)
            if task["state"] in WAITING and self._site.has_scheduler_seen(self, task):
                path = f"{self._path}/taskInstances/{task_id}/-1/hitlDetails"
                try:
                    body = {"chosen_options": [option], "params_input": {}}
                    self._site.request("PATCH", path, body)
                except HTTPError as e:
                    assert e.code == 409, e  # answered already
            return task["state"] in ENDED

        wait_for(f"{option} taken", ended)

    def mark_failed(self, task_id: str) -> None:
        """As the page does."""
        path = f"{self._path}/taskInstances/{task_id}"
        self._site.request("PATCH", path, {"new_state": "failed"})

    def clear(self, task_id: str) -> None:
        """As the page does."""
        body = {"dry_run": False, "dag_run_id": self.run, "task_ids": [task_id]}
        self._site.request(
            "POST",
            f"dags/{self.dag_id}/clearTaskInstances",
            {**body, "only_failed": False, "reset_dag_runs": True},
        )
