"""What policies allow, as pairs of an action and a resource."""

import json
import re

import project


def of_readme(bucket, input_bucket, table):
    """The policy in the README, which a test of the program compares with the calls of real runs."""
    policy = re.search(r"```json\n(\{.*?\n\})\n```", project.text("README.md"), re.DOTALL).group(1)
    names = {"my-bucket": bucket, "my-input": input_bucket, "providers": table}
    return {
        (action, re.sub(r"my-bucket|my-input|providers", lambda m: names[m.group()], resource))
        for action, resource in pairs(json.loads(policy))
    }


def pairs(policy):
    allowed = set()
    for statement in policy["Statement"]:
        assert statement["Effect"] == "Allow", statement
        assert set(statement) <= {"Effect", "Action", "Resource"}, statement
        for action in _list(statement["Action"]):
            for resource in _list(statement["Resource"]):
                allowed.add((action, resource.rsplit(":", 1)[1]))
    return allowed


def of_policies(iam, arns):
    allowed = set()
    for arn in arns:
        version = iam.get_policy(PolicyArn=arn)["Policy"]["DefaultVersionId"]
        got = iam.get_policy_version(PolicyArn=arn, VersionId=version)
        allowed |= pairs(got["PolicyVersion"]["Document"])
    return allowed


def _list(one_or_more):
    return one_or_more if isinstance(one_or_more, list) else [one_or_more]
