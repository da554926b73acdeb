"""The systemd units: what systemd-analyze says, and what a systemd of their own does with them."""

import json
import re
import shutil
import unittest

import booted
import project
import stand_in
from aws import Moto
from booted import CONF, SCHEDULERS, SERVICE, TIMER, Booted

INSTALLED = "/opt/therapeutic-locator/bin/locator"


@unittest.skipUnless(shutil.which("systemd-analyze"), "NOT TESTED: there is no systemd-analyze here")
class UnitFilesTest(unittest.TestCase):
    def analyze(self, *arguments):
        return project.run(["systemd-analyze", *map(str, arguments)], {})

    def test_verify_finds_nothing(self):
        # It ends with 0 whatever it finds, so it must not print anything.
        folder = project.new_folder()
        program = stand_in.ending_with(0) / "bin" / "locator"
        for name in (SERVICE, TIMER):
            unit = (SCHEDULERS / name).read_text(encoding="utf-8")
            (folder / name).write_text(unit.replace(INSTALLED, str(program)), encoding="utf-8")

        ran = self.analyze("verify", folder / SERVICE, folder / TIMER)

        self.assertEqual((ran.returncode, ran.stdout, ran.stderr), (0, "", ""))

    def test_verify_would_find_a_slip(self):
        folder = project.new_folder()
        unit = (SCHEDULERS / SERVICE).read_text(encoding="utf-8")
        (folder / SERVICE).write_text(unit.replace("Restart=", "Restrat="), encoding="utf-8")

        self.assertIn("Restrat", self.analyze("verify", folder / SERVICE).stderr)

    def test_little_is_exposed(self):
        ran = self.analyze("security", "--offline=true", SCHEDULERS / SERVICE)

        exposure = re.search(r"exposure level .*: (\d+\.\d+) ", ran.stdout)[1]
        self.assertLessEqual(float(exposure), 1.5, ran.stdout)

    def test_once_a_day(self):
        calendar = re.search(
            r"^OnCalendar=(.*)$", (SCHEDULERS / TIMER).read_text(encoding="utf-8"), re.M
        )[1]

        ran = self.analyze("calendar", "--iterations=3", calendar)

        self.assertEqual(len(set(re.findall(r"(\S+) 03:15:00 UTC$", ran.stdout, re.M)) - {"*-*-*"}), 3, ran.stdout)


@unittest.skipIf(booted.reason_against(), f"NOT TESTED: {booted.reason_against()}")
class ServiceTest(unittest.TestCase):
    def boot(self, program, **more):
        self.systemd = Booted(program, **more)
        self.addCleanup(self.systemd.end)

    def boot_with(self, *steps):
        self.program = stand_in.ending_with(*steps)
        self.boot(self.program)

    def ids(self):
        calls = stand_in.calls(self.systemd.home)
        options = re.search(r'^LOCATOR_OPTIONS="(.*)"$', CONF.read_text(encoding="utf-8"), re.M)[1]
        ids = []
        for call in calls:
            self.assertTrue(call.endswith(f" --json {options}"), call)
            ids.append(re.match(r"--runId=(daily-\d{8}) ", call)[1])
        return ids

    def assert_ended(self, result, told):
        self.assertEqual(self.systemd.ended(), result)
        # What holds the id is gone with the service.
        self.assertEqual(list(self.systemd.file("/run/private").iterdir()), [])
        if told:
            self.systemd.wait_for("/run/told")
        self.assertEqual(self.systemd.file("/run/told").exists(), told)

    def test_the_timer_starts_it(self):
        self.boot_with(0)

        self.systemd.systemctl("start", TIMER)

        self.systemd.wait_for("/run/said")
        self.assert_ended("success", told=False)
        self.assertEqual(len(self.ids()), 1)

    def test_a_failure_is_repeated_with_the_same_id_on_the_next_day(self):
        self.boot_with(1, "killed", 1, 0)

        self.systemd.systemctl("start", SERVICE)

        self.assert_ended("success", told=False)
        self.assertEqual(len(self.ids()), 4)
        self.assertEqual(len(set(self.ids())), 1)

    def test_the_fourth_failure_is_the_last_until_a_person_lets_it_start_again(self):
        self.boot_with(1, 1, 1, 1, 0)

        self.systemd.systemctl("start", SERVICE)

        self.assert_ended("exit-code", told=True)
        self.assertEqual(len(self.ids()), 4)
        self.assertNotEqual(self.systemd.systemctl("start", SERVICE).returncode, 0)
        self.assertEqual(len(self.ids()), 4)
        self.systemd.systemctl("reset-failed", SERVICE)
        self.assertEqual(self.systemd.systemctl("start", SERVICE).returncode, 0)
        *before, after = self.ids()
        self.assertEqual(len(set(before)), 1)
        self.assertNotEqual(after, before[0])
        self.assertEqual(self.systemd.file("/run/told").read_text(encoding="utf-8"), "told\n")

    def test_what_needs_a_person_is_not_repeated(self):
        for status in (2, 3):
            with self.subTest(status):
                self.boot_with(status, 0)

                self.systemd.systemctl("start", SERVICE)

                self.assert_ended("exit-code", told=True)
                self.assertEqual(len(self.ids()), 1)
                self.assertEqual(self.systemd.show("ExecMainStatus"), str(status))

    def test_stopping_it_ends_the_program_and_nothing_is_repeated(self):
        self.boot_with("wait", 0)
        self.systemd.systemctl("start", "--no-block", SERVICE)
        self.systemd.wait_for(self.systemd.HOME + "/began")

        self.systemd.systemctl("stop", SERVICE)

        self.assert_ended("exit-code", told=True)
        self.assertTrue((self.systemd.home / "ends").exists())
        self.assertEqual(len(self.ids()), 1)

    def test_it_writes_to_its_state_alone(self):
        self.boot(
            project.program(
                'for folder in / /etc /opt/therapeutic-locator /root /usr /var/lib "$LOCATOR_HOME"; do\n'
                '  touch "$folder/new" 2>/dev/null && echo "$folder $(id -u)" >>"$LOCATOR_HOME/written"\n'
                "done\ntrue"
            )
        )

        self.systemd.systemctl("start", SERVICE)

        self.assert_ended("success", told=False)
        (written,) = (self.systemd.home / "written").read_text(encoding="utf-8").splitlines()
        self.assertRegex(written, r"^/var/lib/therapeutic-locator [1-9]\d*$")

    @unittest.skipUnless(project.archive(), "NOT TESTED: there is no archive of the program")
    def test_the_program(self):
        aws = Moto()
        self.addCleanup(aws.stop)
        aws.make_table()
        for bucket in ("my-input", "my-bucket"):
            aws.make_bucket(bucket)
        header, *rows = project.SAMPLE.read_text(encoding="utf-8").splitlines(keepends=True)
        s3 = aws.client("s3")

        def load(rows):
            body = (header + "".join(rows)).encode()
            s3.put_object(Bucket="my-input", Key="locator.csv", Body=body)
            self.systemd.systemctl("start", SERVICE)
            said = self.systemd.file("/run/said").read_text(encoding="utf-8")
            self.assert_ended("success", told=False)
            return json.loads(said.splitlines()[-1])

        conf = "".join(f"{name}={value}\n" for name, value in aws.environment.items())
        self.boot(project.installed(), conf=CONF.read_text(encoding="utf-8") + conf)

        first = load(rows)
        # As on the next day: a few are missing, and wait.
        del rows[1::50]
        second = load(rows)

        self.assertEqual(first["load"]["inserted"], 996)
        self.assertRegex(first["runId"], r"^daily-\d{8}$")
        self.assertNotEqual(second["runId"], first["runId"])
        missing = first["rows"]["kept"] - second["rows"]["kept"]
        self.assertGreater(missing, 0)
        waits = {"stale": missing, "waiting": missing, "deleted": 0}
        self.assertEqual({name: second["load"][name] for name in waits}, waits)
