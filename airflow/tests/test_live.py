"""The DAG in a real Airflow against the local AWS: whole runs, kills, guards, audit, approvals.

Everything is waited for by its state, never by time.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest

from airflow_site import DAGS, WAITING, AirflowSite, DagRun, wait_for, with_settings
from local_aws import CREDENTIALS, PROJECT, LocalAws, run_by_hand
from locator_stage import program_run_id

SAMPLE = PROJECT / "sample/therapeutic-locator-sample.csv"
DAG = "therapeutic_locator"
SLOW = "slow_locator"
STAGES = ("extract", "transform", "plan", "load")
# As the DAG has them.
DELETES = {"staleRows": "delete", "staleAfter": "7d"}


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Small files from the sample."""
    folder = tmp_path_factory.mktemp("input")
    header, *rows = SAMPLE.read_text().splitlines(keepends=True)
    nameless = ["," + row.split(",", 1)[1] for row in rows[200:220]]
    files = {
        "daily": rows[:60],
        "more": rows[:90],
        "most": rows[:120],
        "rejects": [*nameless, *rows[:110]],
        "cut": rows[:36],
    }
    for name, lines in files.items():
        (folder / f"{name}.csv").write_text(header + "".join(lines))
    return folder


@pytest.fixture(scope="module")
def aws(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalAws]:
    local = LocalAws(tmp_path_factory.mktemp("aws"))
    try:
        for table in ("daily", "by-hand", "slow"):
            local.make_table(table)
        yield local
    finally:
        local.stop()


@pytest.fixture(scope="module")
def site(
    aws: LocalAws, inputs: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[AirflowSite]:
    home = tmp_path_factory.mktemp("airflow")
    dags = home / "dags"
    dags.mkdir()
    shutil.copy(DAGS / "locator_stage.py", dags)
    program = repr(str(PROJECT / "run-direct.sh"))
    daily = {
        "PROGRAM": program,
        "INPUT": repr(str(inputs / "daily.csv")),
        "OPTIONS": repr({**aws.options("daily"), **DELETES}),
        # Its next slot must not come during the test, its last one has passed.
        "SCHEDULE": 'CronTriggerTimetable("0 0 1 1 *", timezone="UTC")',
    }
    slow = {
        "PROGRAM": program,
        "POOL": repr("slow_table"),
        "INPUT": repr(str(SAMPLE)),
        # Long enough to be killed three times.
        "OPTIONS": repr({**aws.options("slow"), "writeCapacity": 30}),
        "SCHEDULE": "None",
    }
    (dags / f"{DAG}.py").write_text(with_settings(DAG, daily))
    (dags / f"{SLOW}.py").write_text(with_settings(SLOW, slow))
    local = AirflowSite(home, CREDENTIALS)
    try:
        local.start()
        for pool in ("providers_table", "slow_table"):
            body = {"name": pool, "slots": 1, "description": "one writer at a time"}
            local.request("POST", "pools", body)
        local.unpause(SLOW)
        yield local
    finally:
        local.stop()


@pytest.fixture(scope="module")
def scheduled(site: AirflowSite) -> DagRun:
    """The run that the schedule made when the DAG was turned on."""
    site.unpause(DAG)
    runs = wait_for(
        "a scheduled run", lambda: site.request("GET", f"dags/{DAG}/dagRuns")["dag_runs"]
    )
    assert [run["run_type"] for run in runs] == ["scheduled"]
    return DagRun(site, DAG, runs[0]["dag_run_id"])


@pytest.fixture(scope="module", autouse=True)
def kills(
    request: pytest.FixtureRequest, site: AirflowSite, aws: LocalAws
) -> Iterator[Future[None] | None]:
    """Goes on beside the other cases, if asked for: most of it is waiting."""
    with ThreadPoolExecutor(1) as beside:
        name = test_killed_load_is_resumed_and_nothing_is_written_twice.__name__
        asked = any(item.name == name for item in request.session.items)
        yield beside.submit(kill_and_resume, site, aws) if asked else None


def figures(report: dict[str, Any]) -> dict[str, Any]:
    return {name: report[name] for name in ("state", "rows", "load", "issuesByField")}


def test_scheduled_run_does_what_a_run_by_hand_does(
    site: AirflowSite, aws: LocalAws, inputs: Path, scheduled: DagRun
) -> None:
    assert scheduled.ended() == "success"
    report = scheduled.xcom("load")
    options = {**aws.options("by-hand"), **DELETES, "input": inputs / "daily.csv"}
    assert figures(report) == figures(run_by_hand(options))
    assert report["runId"] == program_run_id(DAG, scheduled.run)
    assert aws.items("daily") == aws.items("by-hand")
    assert aws.count("daily") == report["rows"]["kept"] > 0
    for stage in STAGES:
        assert scheduled.task(stage)["try_number"] == 1
        assert scheduled.xcom(stage)["runId"] == report["runId"]
        with urlopen(scheduled.link(stage), timeout=60) as page:
            assert report["runId"] in page.read().decode()
    events = site.request("GET", "assets/events")["asset_events"]
    [event] = [event for event in events if event["source_dag_id"] == DAG]
    assert event["source_task_id"] == "load"
    expected = {"run": report["runId"], "rows": report["rows"], "load": report["load"]}
    assert {name: event["extra"][name] for name in expected} == expected


def test_second_run_waits_and_approval_decides(
    site: AirflowSite, aws: LocalAws, inputs: Path, scheduled: DagRun
) -> None:
    assert scheduled.ended() == "success"
    before = aws.count("daily")
    conf = {"approve": True, "input": str(inputs / "more.csv")}
    first = site.trigger(DAG, "approved", conf)
    second = site.trigger(DAG, "rejected", {**conf, "input": str(inputs / "most.csv")})
    first.wait("approve", *WAITING)
    assert second.state() == "queued"
    load = first.xcom("plan")["load"]
    assert load["inserted"] > 0
    question = first.question("approve")
    assert str(inputs / "more.csv") in question["subject"]
    assert f"| {load['inserted']} | {load['updated']} | {load['unchanged']} |" in question["body"]
    assert aws.count("daily") == before
    first.answer("approve", "Approve")
    assert first.ended() == "success"
    assert aws.count("daily") == before + load["inserted"]

    second.wait("approve", *WAITING)
    second.answer("approve", "Reject")
    assert second.ended() == "success"
    assert second.states()["load"] == "skipped"
    assert aws.count("daily") == before + load["inserted"]
    events = site.request("GET", "assets/events")["asset_events"]
    assert [
        event["source_run_id"] for event in events if event["source_run_id"] == "rejected"
    ] == []


def test_missing_input_fails_at_the_first_try(site: AirflowSite, scheduled: DagRun) -> None:
    assert scheduled.ended() == "success"
    run = site.trigger(DAG, "missing", {"input": "/nowhere/locator.csv"})
    assert run.ended() == "failed"
    assert run.states() == {
        "extract": "failed",
        **dict.fromkeys(("transform", "plan", "approve", "load"), "upstream_failed"),
    }
    assert run.task("extract")["try_number"] == 1
    assert "AirflowFailException" in run.log("extract")
    assert "--input=/nowhere/locator.csv matches no file here" in run.log("extract")


def test_guard_fails_at_the_first_try_and_a_manual_run_goes_on(
    site: AirflowSite, aws: LocalAws, inputs: Path, scheduled: DagRun
) -> None:
    assert scheduled.ended() == "success"
    before = aws.count("daily")
    conf = {"input": str(inputs / "rejects.csv")}
    stopped = site.trigger(DAG, "stopped", conf)
    assert stopped.ended() == "failed"
    assert stopped.task("transform")["state"] == "failed"
    assert stopped.task("transform")["try_number"] == 1
    log = stopped.log("transform")
    assert "20 of 130 rows were rejected, more than the 5 %" in log
    report = stopped.xcom("transform")
    assert report["stopped"]["guard"] == "rejects"
    assert report["runId"] in log
    assert aws.count("daily") == before

    assert json.dumps({"resume": report["runId"], **conf})[1:-1] in said(stopped, "transform")

    run = site.trigger(
        DAG, "gone-on", {**conf, "resume": report["runId"], "max_rejected_percent": 30}
    )
    assert run.ended() == "success"
    assert "transform: done earlier, skipped" in run.log("transform")
    loaded = run.xcom("load")
    assert loaded["runId"] == report["runId"]
    assert aws.count("daily") == before + loaded["load"]["inserted"] > before


def said(run: DagRun, task_id: str) -> str:
    """Its first try's log, as a person reads it."""
    return "\n".join(str(line.get("event", "")) for line in json.loads(run.log(task_id))["content"])


def test_audit_stops_a_cut_file_and_a_manual_run_accepts_it(
    site: AirflowSite, aws: LocalAws, inputs: Path, scheduled: DagRun
) -> None:
    assert scheduled.ended() == "success"
    before = aws.items("daily")
    conf = {"input": str(inputs / "cut.csv")}
    stopped = site.trigger(DAG, "cut", conf)
    assert stopped.ended() == "failed"
    assert stopped.states() == {
        "extract": "success",
        "transform": "failed",
        **dict.fromkeys(("plan", "approve", "load"), "upstream_failed"),
    }
    assert stopped.task("transform")["try_number"] == 1
    report = stopped.xcom("transform")
    assert report["stopped"]["guard"] == "audit"
    assert report["audit"]["verdict"] == "stopped"
    [drop] = [finding for finding in report["audit"]["findings"] if finding["rule"] == "TOTAL_DROP"]
    assert (drop["before"], drop["now"]) == (len(before), report["rows"]["kept"])
    log = stopped.log("transform")
    assert "AirflowFailException" in log
    assert f"{drop['now']} items, " in log and "; --maxDropPercent allows 10 %." in log
    assert aws.items("daily") == before
    accepting = {"resume": report["runId"], **conf, "accept": True}
    assert json.dumps(accepting) in said(stopped, "transform")

    run = site.trigger(DAG, "accepted", accepting)
    assert run.ended() == "success"
    loaded = run.xcom("load")
    assert loaded["runId"] == report["runId"]
    assert loaded["audit"]["verdict"] == "accepted"
    # What is missing waits for its seven days.
    assert loaded["load"]["waiting"] == drop["before"] - drop["now"] > 0
    assert loaded["load"]["deleted"] == 0
    assert aws.items("daily") == before


def jvm(run: str, stage: str) -> int | None:
    """The process that is at this stage of the program's run."""
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            words = (folder / "cmdline").read_bytes().decode(errors="replace").split("\0")
        except OSError:
            continue
        if (
            Path(words[0]).name == "java"
            and f"--runId={run}" in words
            and f"--stages={stage}" in words
        ):
            return int(folder.name)
    return None


def parent(pid: int) -> int:
    text = Path(f"/proc/{pid}/stat").read_text()
    return int(text.rpartition(")")[2].split()[1])


def is_there(pid: int) -> bool:
    """A zombie is not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def kill_and_resume(site: AirflowSite, aws: LocalAws) -> None:
    dag_run = site.trigger(SLOW, "killed")
    run = program_run_id(SLOW, "killed")

    def loading(attempt: int, items: int) -> int:
        """The JVM, when this try has written more than so many items."""
        dag_run.wait("load", "running")
        wait_for(f"try {attempt}", lambda: dag_run.task("load")["try_number"] == attempt)
        wait_for(f"{items} items", lambda: aws.count("slow") > items)
        process = wait_for("the JVM", lambda: jvm(run, "load"))
        assert dag_run.task("load")["state"] == "running"
        return process

    # The JVM alone.
    process = loading(1, 60)
    os.kill(process, signal.SIGKILL)
    dag_run.wait("load", "up_for_retry", "queued", "scheduled")
    assert "The program was ended by SIGKILL" in dag_run.log("load")

    # The task's Python: its JVM goes with it, before the next try.
    process = loading(2, aws.count("slow") + 60)
    os.kill(parent(process), signal.SIGKILL)
    wait_for("end of the orphan", lambda: not is_there(process))
    dag_run.wait("load", "up_for_retry", "queued", "scheduled", "running")

    # A person: failed stays failed, until it is cleared.
    process = loading(3, aws.count("slow") + 60)
    written = aws.count("slow")
    assert written < 900
    dag_run.mark_failed("load")
    wait_for("end of the JVM", lambda: not is_there(process))
    assert dag_run.ended() == "failed"
    assert dag_run.task("load")["state"] == "failed"
    dag_run.clear("load")
    assert dag_run.ended() == "success"

    report = dag_run.xcom("load")
    kept = report["rows"]["kept"]
    assert report["runId"] == run
    assert report["load"]["inserted"] == report["load"]["writeUnits"] == kept == aws.count("slow")
    assert dag_run.task("load")["try_number"] == 4
    assert {dag_run.task(stage)["try_number"] for stage in ("extract", "transform", "plan")} == {1}
    # A run of the same file finds nothing left to write.
    again = run_by_hand({**aws.options("slow"), "input": SAMPLE})
    assert again["load"]["unchanged"] == kept and again["load"]["writeUnits"] == 0


def test_killed_load_is_resumed_and_nothing_is_written_twice(kills: Future[None]) -> None:
    kills.result()
