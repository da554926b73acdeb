"""Loads the HHS Public Therapeutic Locator into the providers table, every day.

extract, transform and plan write nothing to the table; load carries out the plan. Each is a stage
of the Therapeutic Locator Loader, and a try that failed is resumed by the next. A task that fails
at its first try was refused (options, input) or stopped by a guard (rejects, deletes): its log
ends with the reason.

To go on with a run that a guard stopped, trigger the DAG with the run's id, which the log names,
and the limit that it needs: `{"resume": "…", "max_rejected_percent": 30}`.
"""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

from airflow.providers.standard.operators.hitl import ApprovalOperator
from airflow.sdk import DAG, Asset, CronTriggerTimetable, Param

from locator_stage import LocatorStageOperator

if TYPE_CHECKING:
    from airflow.sdk import Context

# --- Settings: yours go here ----------------------------------------------------------------------

PROGRAM = "/opt/therapeutic-locator/bin/locator"

# A pool of one slot, which every DAG that writes to the table should take.
POOL = "providers_table"

INPUT = "s3://my-input/locator.csv"

# The program's options, by their names. Where a password is, never the password.
OPTIONS: dict[str, Any] = {
    "bucket": "my-bucket",
    "table": "providers",
    "staleRows": "keep",
    # "awsRegion": "us-east-1",
    # "destination": "jdbc:postgresql://db.internal/locator",
    # "jdbcUser": "loader",
    # "jdbcPasswordFrom": "env:JDBC_PASSWORD",
    # "endpoint": "http://127.0.0.1:4566",
}

SCHEDULE = CronTriggerTimetable("15 3 * * *", timezone="UTC")

# A stage that takes longer is stuck: it is ended, and its next try resumes.
LONGEST_STAGE = timedelta(hours=6)
LONGEST_APPROVAL = timedelta(hours=12)

# --------------------------------------------------------------------------------------------------

# Each is passed on as the option of the same name in camel case; None leaves it out.
LIMITS = {
    "max_rejected_percent": Param(
        5,
        type="number",
        minimum=0,
        maximum=100,
        title="Rejected rows, per cent",
        description="More than this share stops the run before the table is touched.",
    ),
    "max_delete_percent": Param(
        20,
        type="number",
        minimum=0,
        maximum=100,
        title="Deleted items, per cent",
        description="A delete of more of our items than this is refused (with staleRows=delete).",
    ),
}


def option_of(param: str) -> str:
    """max_delete_percent is --maxDeletePercent."""
    first, *others = param.split("_")
    return first + "".join(word.title() for word in others)


def template_of(param: str) -> str:
    """What a task replaces by the value that this DAG run was triggered with."""
    return f"{{{{ '' if params.{param} is none else params.{param} }}}}"


class ApprovalIfWanted(ApprovalOperator):
    """Asks before load, where the DAG run was triggered so."""

    def execute(self, context: Context) -> Any:
        if context["params"]["approve"]:
            return super().execute(context)
        self.log.info("Not asked for.")
        return None


with DAG(
    "therapeutic_locator",
    schedule=SCHEDULE,
    start_date=datetime(2024, 1, 1, tzinfo=timezone.utc),
    # The input is today's file: there is nothing to make up for.
    catchup=False,
    max_active_runs=1,
    default_args={"owner": "data", "retries": 3, "retry_delay": timedelta(seconds=10)},
    params={
        "input": Param(
            INPUT,
            type="string",
            pattern="^(s3://|/)",
            title="Input",
            description="s3://bucket/key or a worker's absolute path; globs, comma-separated.",
        ),
        "approve": Param(
            False,
            type="boolean",
            title="Approve",
            description="Ask before the table is changed, under Required Actions.",
        ),
        **LIMITS,
        "resume": Param(
            "",
            type="string",
            pattern="^([A-Za-z0-9][A-Za-z0-9._-]{0,63})?$",
            title="Resume",
            description="The program's run to go on with, of the same input; empty: a new one.",
        ),
    },
    tags=["therapeutic-locator"],
    doc_md=__doc__,
) as dag:

    def stage(name: str, **kwargs: Any) -> LocatorStageOperator:
        """A task for a stage of the program."""
        return LocatorStageOperator(
            task_id=name,
            stage=name,
            program=PROGRAM,
            options={
                "input": template_of("input"),
                **OPTIONS,
                **{option_of(param): template_of(param) for param in LIMITS},
            },
            resume=template_of("resume"),
            pool=POOL,
            execution_timeout=LONGEST_STAGE,
            **kwargs,
        )

    approve = ApprovalIfWanted(
        task_id="approve",
        subject="Load {{ params.input }} into the table?",
        body="""{% set load = ti.xcom_pull(task_ids='plan')['load'] -%}
| inserted | updated | unchanged | stale | deleted |
| --- | --- | --- | --- | --- |
| {{ load['inserted'] }} | {{ load['updated'] }} | {{ load['unchanged'] }} \
| {{ load['stale'] }} | {{ load['deleted'] }} |
""",
        response_timeout=LONGEST_APPROVAL,
        defaults=["Reject"],
    )
    load = stage("load", outlets=[Asset("providers_table")])
    stage("extract") >> stage("transform") >> stage("plan") >> approve >> load
