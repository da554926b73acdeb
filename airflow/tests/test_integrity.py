"""What the DAG promises before it runs: parsed by Airflow as an installation does."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

DAGS = Path(__file__).parent.parent / "dags"

# Another process, so that Airflow has a home of its own; a warning of ours would be told there.
PARSE = """
import sys
from airflow import __version__
try:
    from airflow.dag_processing.dagbag import DagBag
except ImportError:
    from airflow.models.dagbag import DagBag
folder = sys.argv[1]
bag = DagBag(folder)
assert not bag.import_errors, bag.import_errors
warnings = [text for texts in bag.captured_warnings.values() for text in texts]
if __version__.startswith("3.1."):
    # There today's standard provider warns of what it imports itself.
    warnings = [text for text in warnings if text.startswith(folder)]
assert not warnings, warnings
assert list(bag.dags) == ["therapeutic_locator"], list(bag.dags)
dag = bag.dags["therapeutic_locator"]
assert dag.doc_md and dag.tags == {"therapeutic-locator"}
assert not dag.catchup and dag.max_active_runs == 1
assert dag.start_date.tzinfo is not None
timetable = dag.timetable
assert type(timetable).__name__ == "CronTriggerTimetable", timetable
timetable = getattr(timetable, "_expression", None) or timetable.expression, timetable
assert timetable[0] == "15 3 * * *"
zone = getattr(timetable[1], "_timezone", None) or timetable[1].timezone
assert getattr(zone, "key", getattr(zone, "name", zone)) == "UTC", repr(zone)
LIMITS = {
    option: "{{ '' if params.%s is none else params.%s }}" % (param, param)
    for param, option in {
        "max_rejected_percent": "maxRejectedPercent",
        "max_drop_percent": "maxDropPercent",
        "max_group_drop_percent": "maxGroupDropPercent",
        "max_gone_percent": "maxGonePercent",
        "max_age_days": "maxAgeDays",
        "max_delete_percent": "maxDeletePercent",
    }.items()
}
order = ["extract", "transform", "plan", "approve", "load"]
assert [task.task_id for task in dag.topological_sort()] == order
for before, after in zip(order, order[1:]):
    assert dag.get_task(before).downstream_task_ids == {after}
for task in dag.tasks:
    assert task.retries == 3 and task.retry_delay.total_seconds() == 10, task
    assert task.owner == "data"
    if task.task_id != "approve":
        assert task.pool == "providers_table" and task.execution_timeout
        assert {option: task.options[option] for option in LIMITS} == LIMITS, task.options
        assert "accept" not in task.options and "audit" not in task.options
        assert task.options["staleRows"] == "delete" and task.options["staleAfter"] == "7d"
        assert bool(task.accept) == (task.task_id == "extract")
        assert not [name for name in task.options if "assword" in name or "ecret" in name]
    assert bool(task.outlets) == (task.task_id == "load")
approve = dag.get_task("approve")
assert approve.response_timeout.total_seconds() == 12 * 3600 and approve.defaults == ["Reject"]
defaults = {
    "input": "s3://my-input/locator.csv",
    "approve": False,
    "max_rejected_percent": 5,
    "max_drop_percent": 10,
    "max_group_drop_percent": 50,
    "max_gone_percent": 10,
    "max_age_days": None,
    "max_delete_percent": 20,
    "resume": "",
    "accept": False,
}
names = set(defaults)
assert {name: dag.params[name] for name in dag.params} == defaults, dag.params.dump()
for name in names:
    param = dag.params.get_param(name)
    assert param.schema["title"] and param.schema["type"] and param.description, name

def refused(name, value):
    param = dag.params.get_param(name)
    try:
        param.resolve(value)
    except Exception:
        return True
    return False

assert refused("resume", "../x") and refused("resume", "x" * 65) and not refused("resume", "a.b-c")
assert refused("max_delete_percent", 101) and refused("max_delete_percent", "1 --local")
assert refused("max_drop_percent", -1) and not refused("max_gone_percent", 12.5)
assert refused("max_age_days", 1.5) and refused("max_age_days", "14 --audit=off")
assert not refused("max_age_days", 14) and not refused("max_age_days", None)
assert refused("accept", "true") and not refused("accept", True)
assert refused("input", "locator.csv") and not refused("input", "s3://b/*.csv.gz")
assert refused("approve", "yes")
print("parsed")
"""


def test_dag_parses_without_warnings_and_is_what_it_promises(tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "AIRFLOW_HOME": str(tmp_path),
        "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
        "PYTHONPATH": str(DAGS),
    }
    parsed = subprocess.run(
        [sys.executable, "-c", PARSE, str(DAGS)],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert parsed.returncode == 0, parsed.stdout + parsed.stderr
    assert parsed.stdout.splitlines()[-1] == "parsed"


@pytest.mark.parametrize("file", sorted(DAGS.glob("*.py")), ids=lambda file: file.name)
def test_files_import_airflow_and_the_standard_library_alone(file: Path) -> None:
    tree = ast.walk(ast.parse(file.read_text()))
    imports = [node for node in tree if isinstance(node, (ast.Import, ast.ImportFrom))]
    names = [getattr(node, "module", None) or node.names[0].name for node in imports]
    modules = {name.split(".")[0] for name in names}
    others = modules - set(sys.stdlib_module_names) - {"airflow", "locator_stage"}
    assert not others
