"""The project's local AWS for this test alone, and what lies in its table."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

PROJECT = Path(__file__).parent.parent.parent
BUCKET = "hello-heart-covid-data"

# The local AWS takes any; nothing here may reach another account.
CREDENTIALS = {
    "AWS_ACCESS_KEY_ID": "local",
    "AWS_SECRET_ACCESS_KEY": "local",
    "AWS_REGION": "us-east-1",
    "AWS_EC2_METADATA_DISABLED": "true",
}


class LocalAws:
    """S3 and DynamoDB on free ports of 127.0.0.1, with their data in a folder of this test."""

    def __init__(self, folder: Path) -> None:
        self._environment = {
            **os.environ,
            "LOCAL_AWS_DIR": str(folder),
        }
        start = PROJECT / "localstack/start.sh"
        subprocess.run([start], env=self._environment, check=True, stdout=subprocess.DEVNULL)
        lines = (folder / "endpoints.properties").read_text().splitlines()
        endpoints = dict(line.replace("\\:", ":").split("=", 1) for line in lines if "=" in line)
        self.s3 = endpoints["s3"]
        self.dynamodb = endpoints["dynamodb"]

    def stop(self) -> None:
        """Ends both servers."""
        stop = PROJECT / "localstack/stop.sh"
        subprocess.run([stop], env=self._environment, check=True, stdout=subprocess.DEVNULL)

    def options(self, table: str) -> dict[str, Any]:
        """The program's options that lead here."""
        return {
            "bucket": BUCKET,
            "table": table,
            "awsRegion": "us-east-1",
            "s3Endpoint": self.s3,
            "dynamodbEndpoint": self.dynamodb,
        }

    def make_table(self, table: str) -> None:
        """A table as the README makes it, on demand."""
        self._dynamodb(
            "CreateTable",
            {
                "TableName": table,
                "BillingMode": "PAY_PER_REQUEST",
                "AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "S"}],
                "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}],
            },
        )

    def count(self, table: str) -> int:
        """Items in the table now."""
        return sum(page["Count"] for page in self._scan(table, {"Select": "COUNT"}))

    def items(self, table: str) -> dict[str, Any]:
        """All items by their ids."""
        pages = self._scan(table, {})
        return {item["id"]["S"]: canonical(item) for page in pages for item in page["Items"]}

    def _scan(self, table: str, parameters: dict[str, Any]) -> list[dict[str, Any]]:
        pages: list[dict[str, Any]] = []
        start: dict[str, Any] = {}
        while not pages or start:
            request = {"TableName": table, "ConsistentRead": True, **parameters}
            page = self._dynamodb(
                "Scan", {**request, **({"ExclusiveStartKey": start} if start else {})}
            )
            pages.append(page)
            start = page.get("LastEvaluatedKey", {})
        return pages

    def _dynamodb(self, action: str, body: dict[str, Any]) -> dict[str, Any]:
        request = Request(
            self.dynamodb,
            data=json.dumps(body).encode(),
            headers={
                "Content-Type": "application/x-amz-json-1.0",
                "X-Amz-Target": f"DynamoDB_20120810.{action}",
                "Authorization": (
                    "AWS4-HMAC-SHA256 Credential=local/20240101/us-east-1/dynamodb/aws4_request,"
                    " SignedHeaders=host, Signature=0"
                ),
            },
        )
        with urlopen(request, timeout=60) as answer:
            return json.load(answer)


def canonical(item: dict[str, Any]) -> dict[str, Any]:
    """A set has no order."""
    return {
        name: {kind: sorted(value) if kind.endswith("S") and kind != "S" else value}
        for name, typed in item.items()
        for kind, value in typed.items()
    }


def run_by_hand(options: dict[str, Any]) -> dict[str, Any]:
    """All stages in one command; report.json."""
    command = [PROJECT / "run-direct.sh", "--json"]
    command += [f"--{name}={value}" for name, value in options.items()]
    ended = subprocess.run(
        command,
        env={**os.environ, **CREDENTIALS},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return json.loads(ended.stdout.splitlines()[-1])
