"""Loads the HHS Public Therapeutic Locator into the providers table, every day.

extract, transform and plan write nothing to the table; load carries out the plan. Each is a stage
of the Therapeutic Locator Loader, and a try that failed is resumed by the next. A task that fails
at its first try was refused (options, input) or stopped: by a guard (rejects, deletes), or by the
audit, which compares the file with the last good one. Its log ends with the reason.

To go on with a run that was stopped, trigger the DAG with what its log names: the run's id, and
either the limit that it needs, `{"resume": "…", "max_rejected_percent": 30}`, or, once you have
looked at what the audit found, `{"resume": "…", "accept": true}`.
"""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

from airflow.providers.standard.operators.hitl import ApprovalOperator
from airflow.sdk import DAG, Asset, Param

from locator_stage import LocatorStageOperator

try:
    from airflow.sdk import CronTriggerTimetable
except ImportError:  # before Airflow 3.2
    from airflow.timetables.trigger import CronTriggerTimetable

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
    "staleRows": "delete",
    "staleAfter": "7d",
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


def percent(default: int, title: str, description: str) -> Param:
    """A limit that is a share."""
    return Param(
        default,
        type="number",
        minimum=0,
        maximum=100,
        title=f"{title}, per cent",
        description=description,
    )


# Each is passed on as the option of the same name in camel case; None leaves it out.
LIMITS = {
    "max_rejected_percent": percent(
        5, "Rejected rows", "More than this share of the rows stops the run."
    ),
    "max_drop_percent": percent(
        10, "Fewer items", "More than this below the last good run's items stops the run."
    ),
    "max_group_drop_percent": percent(
        50,
        "Fewer items of a state or a product",
        "One that has lost more than this since the last good run stops the run.",
    ),
    "max_gone_percent": percent(
        10, "Ids gone", "More than this of the last good run's ids missing stops the run."
    ),
    "max_age_days": Param(
        None,
        type=["null", "integer"],
        minimum=0,
        maximum=99_999,
        title="Age of the newest report, days",
        description="An older file stops the run; empty: none is too old.",
    ),
    "max_delete_percent": percent(
        20, "Deleted items", "A delete of more of our items than this is refused."
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
        "accept": Param(
            False,
            type="boolean",
            title="Accept",
            description="With resume only: load that run in spite of what its audit found.",
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
    # To extract alone: the first command of a resumed run judges it, and the run keeps what was
    # accepted then. A later command would accept anew, also what nobody has seen.
    extract = stage("extract", accept="{{ 'true' if params.accept else '' }}")
    extract >> stage("transform") >> stage("plan") >> approve >> load
