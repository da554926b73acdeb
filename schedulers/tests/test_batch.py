"""batch.yaml, which runs nowhere here: what it says of retries and ids."""

import json
import re
import unittest

import project


class BatchTest(unittest.TestCase):
    def setUp(self):
        self.resources = project.template("schedulers/batch.yaml")["Resources"]
        self.job = self.resources["Job"]["Properties"]

    def test_what_needs_a_person_is_not_repeated(self):
        self.assertEqual(
            {status: self.action(str(status)) for status in (1, 2, 3, 137)},
            {1: "RETRY", 2: "EXIT", 3: "EXIT", 137: "RETRY"},
        )
        self.assertEqual(self.job["RetryStrategy"]["Attempts"], 4)

    def action(self, status):
        """The first rule that matches counts."""
        for rule in self.job["RetryStrategy"]["EvaluateOnExit"]:
            if rule.get("OnExitCode") == status or rule.get("OnReason") == "*":
                return rule["Action"]
        return "RETRY"

    def test_each_attempt_has_the_id_of_the_schedule(self):
        said = self.resources["Daily"]["Properties"]["Target"]["Input"]["Fn::Sub"]
        (run,) = json.loads(said)["Parameters"].items()

        self.assertIn(f"--runId=Ref::{run[0]}", self.job["ContainerProperties"]["Command"])
        self.assertIn(run[0], self.job["Parameters"])
        of_a_day = run[1].replace("<aws.scheduler.execution-id>", "d32c5kddcf5bb8c3")
        self.assertRegex(of_a_day, r"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$")

    def test_two_are_never_at_work(self):
        compute = self.resources["Environment"]["Properties"]["ComputeResources"]
        (vcpus,) = [
            int(wanted["Value"])
            for wanted in self.job["ContainerProperties"]["ResourceRequirements"]
            if wanted["Type"] == "VCPU"
        ]

        self.assertEqual(compute["MaxvCpus"], vcpus)

    def test_the_options_are_those_of_the_other_schedulers(self):
        command = self.job["ContainerProperties"]["Command"]
        names = {(said["Fn::Sub"] if isinstance(said, dict) else said) for said in command}
        conf = project.text("schedulers/therapeutic-locator.conf")
        options = re.search(r'^LOCATOR_OPTIONS="(.*)"$', conf, re.M)[1].split()

        self.assertLessEqual({o for o in options if o.startswith("--stale")}, names)
