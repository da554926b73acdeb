"""locator.yaml deployed, used and deleted: what holds wherever it can be deployed."""

import json
import shlex

import project
import rights

INPUT_BUCKET = "my-input"
# Not the template's own name for it, which the project's LocalStack has already.
TABLE = "deployed-providers"
KEY = "arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555"


class Deployment:
    """Needs ``aws``, and ``deploy`` of a stack."""

    @classmethod
    def setUpClass(cls):
        cls.s3 = cls.aws.client("s3")
        cls.iam = cls.aws.client("iam")
        cls.s3.create_bucket(Bucket=INPUT_BUCKET)
        cls.s3.upload_file(str(project.SAMPLE), INPUT_BUCKET, "locator.csv")
        cls.outputs = cls.outputs_of("locator", InputBucket=INPUT_BUCKET, TableName=TABLE)

    @classmethod
    def outputs_of(cls, stack, **parameters):
        """Deploys it."""
        given = [{"ParameterKey": k, "ParameterValue": v} for k, v in parameters.items()]
        cls.deploy(stack, project.text("infrastructure/locator.yaml"), given)
        cloudformation = cls.aws.client("cloudformation")
        described = cloudformation.describe_stacks(StackName=stack)["Stacks"][0]
        assert described["StackStatus"] == "CREATE_COMPLETE", described
        return {o["OutputKey"]: o["OutputValue"] for o in described["Outputs"]}

    def test_bucket_is_encrypted_by_s3(self):
        encrypted = encryption(self.s3, self.outputs["Bucket"])

        self.assertEqual(encrypted, {"SSEAlgorithm": "AES256"})

    def test_table_is_on_demand_with_the_key_id(self):
        table = self.aws.client("dynamodb").describe_table(TableName=self.outputs["Table"])["Table"]

        self.assertEqual(table["TableName"], TABLE)
        self.assertEqual(table["BillingModeSummary"]["BillingMode"], "PAY_PER_REQUEST")
        self.assertEqual(table["KeySchema"], [{"AttributeName": "id", "KeyType": "HASH"}])
        self.assertEqual(
            table["AttributeDefinitions"], [{"AttributeName": "id", "AttributeType": "S"}]
        )

    def test_policies_have_exactly_the_rights_of_the_readme(self):
        self.assertEqual(
            rights.of_policies(self.iam, self.policies("locator")),
            rights.of_readme(self.outputs["Bucket"], INPUT_BUCKET, self.outputs["Table"]),
        )

    def test_role_is_for_an_instance(self):
        profile = self.iam.get_instance_profile(
            InstanceProfileName=self.outputs["InstanceProfile"]
        )["InstanceProfile"]

        self.assertEqual([r["RoleName"] for r in profile["Roles"]], [self.outputs["Role"]])
        self.assertEqual(
            trust(self.iam, self.outputs["Role"]), ("ec2.amazonaws.com", "sts:AssumeRole")
        )

    def test_parameters_leave_out_the_table_and_name_bucket_key_and_service(self):
        outputs = self.outputs_of(
            "other",
            BucketName="other-bucket",
            MakeTable="false",
            KmsKeyArn=KEY,
            TrustedService="pods.eks.amazonaws.com",
        )

        self.assertEqual(set(outputs), {"Bucket", "Role", "RoleArn"})
        self.assertEqual(outputs["Bucket"], "other-bucket")
        self.assertEqual(
            trust(self.iam, outputs["Role"]),
            ("pods.eks.amazonaws.com", ["sts:AssumeRole", "sts:TagSession"]),
        )
        key = KEY.rsplit(":", 1)[1]
        of_bucket = {
            (action, resource)
            for action, resource in rights.of_readme("other-bucket", "my-input", "providers")
            if resource.startswith("other-bucket")
        }
        self.assertEqual(
            rights.of_policies(self.iam, self.policies("other")),
            of_bucket | {("kms:Decrypt", key), ("kms:GenerateDataKey", key)},
        )

    def test_the_command_loads_and_bucket_and_table_outlive_the_stack(self):
        outputs = self.outputs_of("used", InputBucket=INPUT_BUCKET, TableName="used-providers")
        program, *options = shlex.split(outputs["Command"])
        self.assertEqual(program, "/opt/therapeutic-locator/bin/locator")
        self.assertEqual(options.pop(), "--dryRun")

        ran = project.run(
            [project.installed() / "bin" / "locator", *options, "--verify", "--json"],
            self.aws.environment | {"LOCATOR_HOME": str(project.new_folder())},
        )

        self.assertEqual(ran.returncode, 0, ran.stderr)
        report = json.loads(ran.stdout.splitlines()[-1])
        self.assertEqual(report["load"]["inserted"], 996)
        self.delete("used")
        self.assertEqual(self.items("used-providers"), 996)
        stored = self.s3.get_object(
            Bucket=outputs["Bucket"], Key=f"runs/{report['runId']}/report.json"
        )
        self.assertEqual(json.load(stored["Body"]), report)
        with self.assertRaises(self.iam.exceptions.NoSuchEntityException):
            self.iam.get_role(RoleName=outputs["Role"])

    def policies(self, stack):
        """Their ARNs; that the role has all of them is told by the template, as moto attaches none."""
        listed = self.iam.list_policies(Scope="Local")["Policies"]
        return [p["Arn"] for p in listed if p["PolicyName"].startswith(f"{stack}-")]

    @classmethod
    def delete(cls, stack):
        cloudformation = cls.aws.client("cloudformation")
        cloudformation.delete_stack(StackName=stack)
        cloudformation.get_waiter("stack_delete_complete").wait(
            StackName=stack, WaiterConfig={"Delay": 1, "MaxAttempts": 60}
        )

    def items(self, table):
        counted = self.aws.client("dynamodb").scan(TableName=table, Select="COUNT")
        self.assertNotIn("LastEvaluatedKey", counted)
        return counted["Count"]


def encryption(s3, bucket):
    got = s3.get_bucket_encryption(Bucket=bucket)["ServerSideEncryptionConfiguration"]
    (rule,) = got["Rules"]
    return rule["ApplyServerSideEncryptionByDefault"]


def trust(iam, role):
    document = iam.get_role(RoleName=role)["Role"]["AssumeRolePolicyDocument"]
    (statement,) = document["Statement"]
    return statement["Principal"]["Service"], statement["Action"]
