"""cron.sh, with a stand-in for the program; and once with the program."""

import json
import os
import re
import shlex
import shutil
import signal
import subprocess
import time
import unittest

import filters
import project
import stand_in
from aws import Moto

CRON = project.FOLDER / "schedulers" / "cron.sh"


def crontab_line():
    return re.search(r"^# +(\S+ \S+ \* \* \* .*)$", CRON.read_text(encoding="utf-8"), re.M)[1]


class Cron(unittest.TestCase):
    def setUp(self):
        self.home = project.new_folder()
        self.path = project.new_folder()
        stand_in.hurried_date(self.path / "date", shutil.which("date"))
        sleep = self.path / "sleep"
        sleep.write_text(
            f'#!/bin/sh\n[ "$1" != 10 ] || echo "$1" >>{self.home}/pauses\n'
            f'[ "$1" = 10 ] || exec {shutil.which("sleep")} "$@"\n',
            encoding="utf-8",
        )
        sleep.chmod(0o755)

    def environment(self, program):
        return {
            "PATH": f"{self.path}:{os.environ['PATH']}",
            "LOCATOR": str(program / "bin" / "locator"),
            "LOCATOR_HOME": str(self.home),
        }

    def run_with(self, *steps):
        return project.run(
            [CRON, "--input=a b.csv", "--bucket=my-bucket"],
            self.environment(stand_in.ending_with(*steps)),
        )

    def calls(self):
        return stand_in.calls(self.home)

    def pauses(self):
        file = self.home / "pauses"
        return file.read_text(encoding="utf-8").split() if file.exists() else []

    def test_nothing_is_said_of_a_load_that_went_well(self):
        ran = self.run_with(0)

        self.assertEqual((ran.returncode, ran.stdout, ran.stderr), (0, "", ""))
        (call,) = self.calls()
        self.assertRegex(
            call, r"^--runId=daily-\d{8} --json --input=a b\.csv --bucket=my-bucket$"
        )
        self.assertEqual(
            (self.home / "daily.log").read_text(encoding="utf-8"),
            "to standard output: 0\nto standard error: 0\n",
        )

    def test_a_failure_is_repeated_with_the_same_id_on_the_next_day(self):
        ran = self.run_with(1, "killed", 1, 0)

        self.assertEqual((ran.returncode, ran.stdout, ran.stderr), (0, "", ""))
        self.assertEqual(len(self.calls()), 4)
        self.assertEqual(len(set(self.calls())), 1)
        self.assertEqual(self.pauses(), ["10", "10", "10"])

    def test_the_fourth_failure_is_the_last_and_everything_is_said(self):
        ran = self.run_with(1, 1, 1, 1, 0)

        self.assertEqual(ran.returncode, 1)
        self.assertEqual(len(self.calls()), 4)
        self.assertEqual(ran.stdout.count("to standard error: 1\n"), 4)
        self.assertRegex(ran.stderr, r"^daily-\d{8} ended with status 1; tries: 4\.\n$")

    def test_what_needs_a_person_is_not_repeated(self):
        for status in (2, 3, 130, 143):
            with self.subTest(status):
                ran = self.run_with(status, 0)

                self.assertEqual(ran.returncode, status)
                self.assertEqual(len(self.calls()), 1)
                self.assertEqual(self.pauses(), [])
                self.assertIn(f"to standard error: {status}\n", ran.stdout)
                self.assertIn(f"ended with status {status}; tries: 1.", ran.stderr)
                (self.home / "calls").unlink()

    def test_two_are_never_at_work_even_when_the_first_has_lost_its_script(self):
        environment = self.environment(stand_in.ending_with("wait", 0, 0))
        first = self.start(environment)
        try:
            self.assert_left_out(environment)
            first.kill()
            first.wait()
            self.assert_left_out(environment)
        finally:
            os.killpg(first.pid, signal.SIGTERM)
        self.wait_for("ends")
        deadline = time.monotonic() + 30
        while (ran := project.run([CRON], environment)).returncode == 1:
            self.assertLess(time.monotonic(), deadline)
            time.sleep(0.05)
        self.assertEqual(ran.returncode, 0, ran.stderr)
        self.assertEqual(len(self.calls()), 2)

    def assert_left_out(self, environment):
        ran = project.run([CRON], environment)
        self.assertEqual(ran.returncode, 1)
        self.assertEqual(
            ran.stderr, "The day's load was left out: the one before is still at work.\n"
        )
        self.assertEqual(len(self.calls()), 1)

    def test_a_signal_ends_the_program_and_nothing_is_repeated(self):
        first = self.start(self.environment(stand_in.ending_with("wait", 0)))
        first.terminate()

        self.assertEqual(first.wait(30), 143)
        self.assertTrue((self.home / "ends").exists())
        self.assertEqual(len(self.calls()), 1)

    def start(self, environment):
        started = subprocess.Popen(
            [CRON],
            env=os.environ | environment,
            start_new_session=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self.wait_for("began")
        return started

    def wait_for(self, name):
        deadline = time.monotonic() + 30
        while not (self.home / name).exists():
            self.assertLess(time.monotonic(), deadline, name)
            time.sleep(0.05)

    def test_the_line_for_the_crontab_calls_it(self):
        line = crontab_line()
        self.assertIn(f"\n{line}\n", project.text("docs/operations.md"))
        self.assertNotIn("%", line)
        command = line.split(maxsplit=5)[5]
        installed = "/opt/therapeutic-locator/schedulers/cron.sh"
        self.assertTrue(command.startswith(f"{installed} "), command)

        ran = project.run(
            ["sh", "-c", command.replace(installed, shlex.quote(str(CRON)))],
            self.environment(stand_in.ending_with(0)),
        )

        self.assertEqual(ran.returncode, 0, ran.stderr)
        (call,) = self.calls()
        self.assertRegex(call, r"^--runId=daily-\d{8} --json --input=s3://my-input/locator\.csv ")
        self.assertTrue(call.endswith(" --staleRows=delete --staleAfter=7d"), call)


class CronWithTheProgram(unittest.TestCase):
    HEADER = "provider_name,address1,city,state_code,order_label\n"

    @classmethod
    def setUpClass(cls):
        cls.aws = Moto()
        cls.addClassCleanup(cls.aws.stop)
        cls.aws.make_table()
        # A day for each load, or the second would be the first that is done already.
        cls.days = project.new_folder()
        stand_in.hurried_date(cls.days / "date", shutil.which("date"))
        cls.deletes = re.findall(r"--stale\S+", crontab_line())
        cls.batch = project.template("schedulers/batch.yaml")["Resources"]

    def run_with(self, bucket, rows):
        """What came of it, as the crontab deletes, and the line of its log that is the report."""
        file = project.new_folder() / "rows.csv"
        file.write_text(self.HEADER + rows, encoding="utf-8")
        home = project.new_folder()
        ran = project.run(
            [CRON, f"--input={file}", f"--bucket={bucket}", *self.deletes],
            self.aws.environment
            | {
                "PATH": f"{self.days}:{os.environ['PATH']}",
                "LOCATOR": str(project.installed() / "bin" / "locator"),
                "LOCATOR_HOME": str(home),
            },
        )
        lines = (home / "daily.log").read_text(encoding="utf-8").splitlines()
        (report,) = [json.loads(line) for line in lines if line.startswith("{")]
        return ran, report

    def counted(self, report):
        """The metrics that count this report, with what they add."""
        counted = {}
        for name in ("Loads", "Stops", "Rejected"):
            properties = self.batch[name]["Properties"]
            if filters.matches(properties["FilterPattern"], report):
                (metric,) = properties["MetricTransformations"]
                self.assertEqual(metric["MetricName"], name)
                counted[name] = filters.value(metric["MetricValue"], report)
        return counted

    def test_a_load(self):
        self.aws.make_bucket("loaded")

        ran, report = self.run_with("loaded", "ELM PHARMACY,1 ELM ST,BOSTON,MA,Paxlovid\n")

        self.assertEqual((ran.returncode, ran.stdout, ran.stderr), (0, "", ""))
        self.assertRegex(report["runId"], r"^daily-\d{8}$")
        self.assertEqual(report["load"]["inserted"], 1)
        self.assertEqual(self.counted(report), {"Loads": 1, "Rejected": 0})

    def test_a_guard(self):
        self.aws.make_bucket("stopped")

        ran, report = self.run_with("stopped", "ELM PHARMACY,1 ELM ST,BOSTON,XX,Paxlovid\n")

        self.assertEqual(ran.returncode, 3)
        self.assertIn("--maxRejectedPercent", ran.stdout)
        self.assertIn("ended with status 3; tries: 1.", ran.stderr)
        self.assertEqual(report["stopped"]["guard"], "rejects")
        self.assertEqual(self.counted(report), {"Stops": 1, "Rejected": 1})

    def test_what_is_missing_waits_for_its_days(self):
        rows = [f"OAK PHARMACY,{n} OAK ST,BOSTON,MA,Paxlovid\n" for n in range(1, 21)]
        self.aws.make_bucket("daily")
        _, before = self.run_with("daily", "".join(rows))

        ran, report = self.run_with("daily", "".join(rows[1:]))

        self.assertEqual((ran.returncode, ran.stdout, ran.stderr), (0, "", ""))
        self.assertNotEqual(report["runId"], before["runId"])
        load = report["load"]
        self.assertEqual(load["waiting"], before["load"]["waiting"] + 1)
        self.assertEqual((load["stale"], load["deleted"]), (load["waiting"], 0))
