"""locator.yaml on moto, which leaves out what test_templates.py looks at."""

import unittest

from aws import Moto
from deployment import Deployment


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
