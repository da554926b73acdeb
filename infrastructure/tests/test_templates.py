"""What neither moto nor LocalStack applies, on the templates themselves."""

import json
import re
import shlex
import unittest

import project


class LocatorTest(unittest.TestCase):
    def setUp(self):
        self.template = project.template("infrastructure/locator.yaml")
        self.resources = self.template["Resources"]

    def test_what_holds_data_is_retained(self):
        retained = {
            name
            for name, resource in self.resources.items()
            if (resource.get("DeletionPolicy"), resource.get("UpdateReplacePolicy"))
            == ("Retain", "Retain")
        }

        self.assertEqual(retained, {"Bucket", "TlsOnly", "Table"})

    def test_runs_expire_as_the_documentation_says(self):
        page = project.text("docs/operations.md")
        rules = re.search(r"--lifecycle-configuration '(\{.*?\})'\n", page, re.DOTALL).group(1)
        configuration = self.resources["Bucket"]["Properties"]["LifecycleConfiguration"]

        self.assertEqual(
            [self.as_of_the_api(rule) for rule in configuration["Rules"]],
            json.loads(rules)["Rules"],
        )

    def as_of_the_api(self, rule):
        said = {
            "ID": rule["Id"],
            "Status": rule["Status"],
            "Filter": {"Prefix": rule.get("Prefix", "")},
        }
        if "ExpirationInDays" in rule:
            days = rule["ExpirationInDays"]
            self.assertEqual(days, {"Ref": "RunsExpireAfterDays"})
            said["Expiration"] = {"Days": self.template["Parameters"][days["Ref"]]["Default"]}
        if "AbortIncompleteMultipartUpload" in rule:
            said["AbortIncompleteMultipartUpload"] = rule["AbortIncompleteMultipartUpload"]
        return said

    def test_bucket_is_private_and_keeps_no_versions(self):
        bucket = self.resources["Bucket"]["Properties"]

        self.assertEqual(
            bucket["PublicAccessBlockConfiguration"],
            {
                "BlockPublicAcls": True,
                "BlockPublicPolicy": True,
                "IgnorePublicAcls": True,
                "RestrictPublicBuckets": True,
            },
        )
        self.assertEqual(
            bucket["OwnershipControls"], {"Rules": [{"ObjectOwnership": "BucketOwnerEnforced"}]}
        )
        self.assertNotIn("VersioningConfiguration", bucket)

    def test_bucket_wants_tls(self):
        (statement,) = self.resources["TlsOnly"]["Properties"]["PolicyDocument"]["Statement"]

        self.assertEqual(
            statement,
            {
                "Sid": "TlsOnly",
                "Effect": "Deny",
                "Principal": "*",
                "Action": "s3:*",
                "Resource": [{"Fn::GetAtt": ["Bucket", "Arn"]}, {"Fn::Sub": "${Bucket.Arn}/*"}],
                "Condition": {"Bool": {"aws:SecureTransport": "false"}},
            },
        )

    def test_table_is_that_of_the_program(self):
        default = re.search(r"^\| `--table` \| `(.*?)` \|", project.text("README.md"), re.M)[1]

        self.assertEqual(self.template["Parameters"]["TableName"]["Default"], default)

    def test_role_has_each_policy_and_nothing_else(self):
        role = self.resources["Role"]["Properties"]
        attached = []
        for policy in role["ManagedPolicyArns"]:
            condition = None
            if "Fn::If" in policy:
                condition, policy, other = policy["Fn::If"]
                self.assertEqual(other, {"Ref": "AWS::NoValue"})
            attached.append((policy["Ref"], condition))

        self.assertEqual(
            sorted(attached),
            sorted(
                (name, resource.get("Condition"))
                for name, resource in self.resources.items()
                if resource["Type"] == "AWS::IAM::ManagedPolicy"
            ),
        )
        self.assertNotIn("Policies", role)

    def test_table_can_be_recovered_and_is_protected(self):
        table = self.resources["Table"]["Properties"]

        self.assertEqual(
            table["PointInTimeRecoverySpecification"], {"PointInTimeRecoveryEnabled": True}
        )
        self.assertEqual(table["DeletionProtectionEnabled"], {"Ref": "DeletionProtection"})
        self.assertEqual(self.template["Parameters"]["DeletionProtection"]["Default"], "true")


class RelationalTest(unittest.TestCase):
    def setUp(self):
        self.template = project.template("infrastructure/relational.yaml")
        self.database = self.template["Resources"]["Database"]["Properties"]

    def test_no_password_stands_anywhere(self):
        self.assertIs(self.database["ManageMasterUserPassword"], True)
        self.assertNotIn("MasterUserPassword", self.database)
        self.assertIs(self.database["EnableIAMDatabaseAuthentication"], True)

    def test_the_loader_alone_reaches_it(self):
        (ingress,) = self.template["Resources"]["SecurityGroup"]["Properties"][
            "SecurityGroupIngress"
        ]

        self.assertEqual(ingress["SourceSecurityGroupId"], {"Ref": "LoaderSecurityGroup"})
        self.assertIs(self.database["PubliclyAccessible"], False)

    def test_it_is_encrypted_protected_and_kept_as_a_snapshot(self):
        self.assertIs(self.database["StorageEncrypted"], True)
        self.assertEqual(self.database["DeletionProtection"], {"Ref": "DeletionProtection"})
        self.assertEqual(self.template["Resources"]["Database"]["DeletionPolicy"], "Snapshot")

    def test_the_program_takes_the_options_that_it_puts_out(self):
        for engine, settings in self.template["Mappings"]["Engines"].items():
            with self.subTest(engine):
                ran = project.run(
                    [project.installed() / "bin" / "locator", "--ddl", *self.options(settings)],
                    {"LOCATOR_HOME": str(project.new_folder())},
                )
                self.assertEqual(ran.returncode, 0, ran.stderr)
                self.assertIn("CREATE TABLE", ran.stdout)

    def options(self, settings):
        said, variables = self.template["Outputs"]["Options"]["Value"]["Fn::Sub"]
        values = {
            name: str(settings[value["Fn::FindInMap"][2]]) for name, value in variables.items()
        } | {
            "Database.Endpoint.Address": "locator.example.us-east-1.rds.amazonaws.com",
            "Database.Endpoint.Port": str(settings["Port"]),
            "DatabaseName": "health",
            "LoaderUser": "loader",
            "AWS::Region": "us-east-1",
        }
        return shlex.split(re.sub(r"\$\{(.*?)\}", lambda m: values[m.group(1)], said))
