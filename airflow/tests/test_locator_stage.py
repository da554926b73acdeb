"""What the operator decides by itself."""

from __future__ import annotations

import json
import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import locator_stage
from locator_stage import (
    Ended,
    LocatorStageOperator,
    arguments,
    how_to_go_on,
    program_run_id,
    report_url,
)

FIT = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")


@pytest.mark.parametrize(
    "dag_run_id",
    ["scheduled__2026-11-25T03:15:00+00:00", "a b", "", "é", "x" * 250, "~", "manual__1"],
)
@pytest.mark.parametrize("dag_id", ["therapeutic_locator", "_hidden", "a.b", "-", "d" * 250])
def test_run_id_is_one_that_the_program_takes(dag_id: str, dag_run_id: str) -> None:
    run = program_run_id(dag_id, dag_run_id)
    assert FIT.fullmatch(run), run
    assert program_run_id(dag_id, dag_run_id) == run


def test_run_id_that_fits_is_kept_readable() -> None:
    assert program_run_id("locator", "manual__1") == "locator.manual__1"
    scheduled = program_run_id("therapeutic_locator", "scheduled__2026-11-25T03:15:00+00:00")
    assert scheduled.startswith("therapeutic_locator.scheduled__2026-11-25T03-15-00")


def test_run_ids_stay_apart_when_they_are_cut_or_changed() -> None:
    names = [
        ("locator", "a:b"),
        ("locator", "a+b"),
        ("locator", "a-b"),
        ("locator", "x" * 100),
        ("locator", "x" * 101),
        ("locator.x", "y"),
        ("locator", "x.y"),
        ("_locator", "y"),
        ("locator", "y"),
    ]
    assert len({program_run_id(*name) for name in names}) == len(names)


def test_options_that_are_empty_are_left_out() -> None:
    options = {"bucket": "b", "verify": True, "jdbcUser": None, "maxAgeDays": "", "limit": 0}
    assert arguments(options) == ["--bucket=b", "--verify=true", "--limit=0"]


def test_report_lies_where_the_run_lies() -> None:
    assert report_url({"bucket": "b"}, "r", {}) == (
        "https://console.aws.amazon.com/s3/object/b?prefix=runs/r/report.html"
    )
    at = "http://127.0.0.1:1/b/runs/r/report.html"
    assert report_url({"bucket": "b", "endpoint": "http://127.0.0.1:1/"}, "r", {}) == at
    assert report_url({"bucket": "b"}, "r", {"AWS_ENDPOINT_URL": "http://127.0.0.1:1"}) == at


@pytest.mark.parametrize("status", [2, 3])
def test_what_a_person_must_mend_is_not_retried(status: int) -> None:
    failure = Ended(status, "", ("No such file.", "No such table.")).failure()
    assert isinstance(failure, locator_stage.AirflowFailException)
    assert str(failure) == "No such file. No such table."


@pytest.mark.parametrize("status", [1, 130, 143, -9, -15, 127])
def test_what_may_pass_is_retried(status: int) -> None:
    failure = Ended(status, "", ()).failure()
    assert isinstance(failure, locator_stage.AirflowException)
    assert not isinstance(failure, locator_stage.AirflowFailException)
    assert "SIGKILL" in str(failure) or status != -9


def test_a_run_without_its_report_is_not_done() -> None:
    assert Ended(0, json.dumps({"runId": "r"}), ()).failure() is None
    assert isinstance(Ended(0, "killed", ()).failure(), locator_stage.AirflowException)


def test_another_process_at_the_run_is_told_from_other_failures() -> None:
    sentence = "Run r is in progress in process 7 on host. Wait for it to end."
    assert Ended(1, "", (sentence,)).is_in_progress()
    assert not Ended(2, "", (sentence,)).is_in_progress()
    assert not Ended(1, "", ("The table took no write.",)).is_in_progress()


def operator(program: Path, **kwargs: Any) -> LocatorStageOperator:
    """Of a program that answers with its own options, a line each in a file beside it."""
    program.write_text('#!/bin/sh\nprintf "%s\\n" "$@" >>"$0.options"\necho \'{"runId": "r"}\'\n')
    program.chmod(0o755)
    return LocatorStageOperator(
        task_id="extract",
        stage="extract",
        program=str(program),
        options={"input": "/a.csv", "maxDropPercent": "40", "maxAgeDays": ""},
        **kwargs,
    )


CONTEXT: Any = {"dag_run": SimpleNamespace(run_id="manual__1")}


def test_accepting_goes_to_the_run_that_is_resumed(tmp_path: Path) -> None:
    program = tmp_path / "locator"
    operator(program, resume="r", accept="true").execute(CONTEXT)
    options = Path(f"{program}.options").read_text().splitlines()
    assert options == [
        "--input=/a.csv",
        "--maxDropPercent=40",
        "--runId=r",
        "--stages=extract",
        "--json=true",
        "--accept=true",
    ]


def test_accepting_without_a_run_is_refused_before_the_program_starts(tmp_path: Path) -> None:
    program = tmp_path / "locator"
    with pytest.raises(locator_stage.AirflowFailException, match="name that run in resume"):
        operator(program, resume="", accept="true").execute(CONTEXT)
    assert not Path(f"{program}.options").exists()


def test_nothing_is_accepted_unasked(tmp_path: Path) -> None:
    program = tmp_path / "locator"
    operator(program, resume="r").execute(CONTEXT)
    assert "--accept" not in Path(f"{program}.options").read_text()


@pytest.mark.parametrize(
    ("guard", "verdict", "conf", "more"),
    [
        ("audit", "stopped", {"accept": True}, False),
        ("rejects", "stopped", {"accept": True}, True),
        ("rejects", "passed", {}, True),
        ("deletes", "accepted", {}, True),
    ],
)
def test_who_reads_the_log_is_told_what_goes_on(
    guard: str, verdict: str, conf: dict[str, Any], more: bool
) -> None:
    report = {"stopped": {"guard": guard}, "audit": {"verdict": verdict}}
    told = how_to_go_on("r", {"input": "s3://b/é.csv"}, report)
    expected = json.dumps({"resume": "r", "input": "s3://b/é.csv", **conf}, ensure_ascii=False)
    assert expected in told
    assert ("limit" in told) == more
    # A run of a program that has no audit yet, or that came to no report.
    assert '{"resume": "r", "input": "/a"}' in how_to_go_on("r", {"input": "/a"}, {})
