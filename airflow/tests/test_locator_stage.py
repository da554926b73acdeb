"""What the operator decides by itself."""

from __future__ import annotations

import json
import re

import pytest

import locator_stage
from locator_stage import Ended, arguments, program_run_id, report_url

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
