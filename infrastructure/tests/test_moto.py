"""locator.yaml on moto, which leaves out what test_templates.py looks at."""

import unittest

from aws import Moto
from deployment import KEY, Deployment, encryption


class MotoTest(Deployment, unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.aws = Moto()
        cls.addClassCleanup(cls.aws.stop)
        super().setUpClass()

    @classmethod
    def deploy(cls, stack, template, parameters):
        # Of a change set moto makes even what a condition leaves out.
        cls.aws.client("cloudformation").create_stack(
            StackName=stack,
            TemplateBody=template,
            Parameters=parameters,
            Capabilities=["CAPABILITY_IAM"],
        )

    def test_a_key_encrypts_the_bucket(self):
        # LocalStack leaves it out.
        outputs = self.outputs_of("encrypted", MakeTable="false", KmsKeyArn=KEY)

        self.assertEqual(
            encryption(self.s3, outputs["Bucket"]),
            {"SSEAlgorithm": "aws:kms", "KMSMasterKeyID": KEY},
        )
