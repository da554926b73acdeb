"""locator.yaml on the LocalStack at $AWS_ENDPOINT_URL, which also applies who may reach the bucket."""

import json
import os
import unittest

from aws import Aws
from deployment import INPUT_BUCKET, TABLE, Deployment


class LocalStackCheck(Deployment, unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.aws = Aws(os.environ["AWS_ENDPOINT_URL"])
        super().setUpClass()

    @classmethod
    def tearDownClass(cls):
        # Buckets and tables stay on purpose; without them this can be run again.
        for stack in ("locator", "other"):
            cls.delete(stack)
        dynamodb = cls.aws.client("dynamodb")
        for table in dynamodb.list_tables()["TableNames"]:
            if table in (TABLE, "used-providers"):
                dynamodb.delete_table(TableName=table)
        for bucket in cls.s3.list_buckets()["Buckets"]:
            name = bucket["Name"]
            if name.startswith(("locator-", "used-")) or name in ("other-bucket", INPUT_BUCKET):
                cls.empty(name)
                cls.s3.delete_bucket(Bucket=name)

    @classmethod
    def empty(cls, bucket):
        for page in cls.s3.get_paginator("list_objects_v2").paginate(Bucket=bucket):
            for found in page.get("Contents", []):
                cls.s3.delete_object(Bucket=bucket, Key=found["Key"])

    @classmethod
    def deploy(cls, stack, template, parameters):
        # As `aws cloudformation deploy` does it.
        cloudformation = cls.aws.client("cloudformation")
        change_set = cloudformation.create_change_set(
            StackName=stack,
            ChangeSetName="first",
            ChangeSetType="CREATE",
            TemplateBody=template,
            Parameters=parameters,
            Capabilities=["CAPABILITY_IAM"],
        )["Id"]
        cloudformation.get_waiter("change_set_create_complete").wait(
            ChangeSetName=change_set, WaiterConfig={"Delay": 1}
        )
        cloudformation.execute_change_set(ChangeSetName=change_set)
        cloudformation.get_waiter("stack_create_complete").wait(
            StackName=stack, WaiterConfig={"Delay": 1}
        )

    def test_the_role_has_all_policies(self):
        attached = self.iam.list_attached_role_policies(RoleName=self.outputs["Role"])

        self.assertEqual(
            {policy["PolicyArn"] for policy in attached["AttachedPolicies"]},
            set(self.policies("locator")),
        )
        inline = self.iam.list_role_policies(RoleName=self.outputs["Role"])
        self.assertEqual(inline["PolicyNames"], [])

    def test_nobody_else_reaches_the_bucket(self):
        bucket = self.outputs["Bucket"]

        blocked = self.s3.get_public_access_block(Bucket=bucket)["PublicAccessBlockConfiguration"]
        self.assertEqual(set(blocked.values()), {True})
        self.assertEqual(len(blocked), 4)
        owner = self.s3.get_bucket_ownership_controls(Bucket=bucket)["OwnershipControls"]["Rules"]
        self.assertEqual(owner, [{"ObjectOwnership": "BucketOwnerEnforced"}])
        policy = json.loads(self.s3.get_bucket_policy(Bucket=bucket)["Policy"])
        (statement,) = policy["Statement"]
        self.assertEqual(statement["Effect"], "Deny")
        self.assertEqual(statement["Condition"], {"Bool": {"aws:SecureTransport": "false"}})
        self.assertEqual(
            statement["Resource"], [f"arn:aws:s3:::{bucket}", f"arn:aws:s3:::{bucket}/*"]
        )


if __name__ == "__main__":
    unittest.main()
