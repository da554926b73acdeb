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
try:
    from airflow.dag_processing.dagbag import DagBag
except ImportError:
    from airflow.models.dagbag import DagBag
folder = sys.argv[1]
bag = DagBag(folder)
assert not bag.import_errors, bag.import_errors
assert not bag.captured_warnings, bag.captured_warnings
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
order = ["extract", "transform", "plan", "approve", "load"]
assert [task.task_id for task in dag.topological_sort()] == order
for before, after in zip(order, order[1:]):
    assert dag.get_task(before).downstream_task_ids == {after}
for task in dag.tasks:
    assert task.retries == 3 and task.retry_delay.total_seconds() == 10, task
    assert task.owner == "data"
    if task.task_id != "approve":
        assert task.pool == "providers_table" and task.execution_timeout
        assert task.options["maxDeletePercent"] and task.options["maxRejectedPercent"]
        assert not [name for name in task.options if "assword" in name or "ecret" in name]
    assert bool(task.outlets) == (task.task_id == "load")
approve = dag.get_task("approve")
assert approve.response_timeout.total_seconds() == 12 * 3600 and approve.defaults == ["Reject"]
names = {"input", "approve", "max_rejected_percent", "max_delete_percent", "resume"}
assert set(dag.params) == names, set(dag.params)
assert dag.params["approve"] is False and dag.params["resume"] == ""
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
