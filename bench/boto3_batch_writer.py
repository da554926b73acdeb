"""Loads a locator file into DynamoDB as a short script would: read, clean, batch_writer.

python3 boto3_batch_writer.py FILE.csv.gz ENDPOINT TABLE THREADS
"""

import csv
import gzip
import hashlib
import json
import re
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal

import boto3

KEY = ("provider_name", "address1", "address2", "city", "state_code", "zip", "national_drug_code")


def clean(row):
    """The row as an item; None for one that has no name or no state."""
    item = {}
    for name, value in row.items():
        text = re.sub(r"\s+", " ", value or "").strip()
        if text:
            item[name] = text
    if len(item.get("state_code", "")) != 2 or "provider_name" not in item:
        return None
    if "courses_available" in item:
        item["courses_available"] = Decimal(item["courses_available"])
    point = re.fullmatch(r"POINT \((-?[\d.]+) (-?[\d.]+)\)", item.pop("geocoded_address", ""))
    if point:
        item["longitude"], item["latitude"] = Decimal(point[1]), Decimal(point[2])
    if "zip" in item:
        item["zip"] = item["zip"].zfill(5)
    item["id"] = hashlib.sha256(
        "\n".join(str(item.get(name, "")) for name in KEY).encode()
    ).hexdigest()
    return item


def read(file):
    """The items of a file by id, the newest of each."""
    items = {}
    with gzip.open(file, "rt", encoding="utf-8", newline="") as lines:
        rows = csv.reader(lines)
        header = [re.sub(r"[^a-z0-9]+", "_", name.strip().lower()) for name in next(rows)]
        for values in rows:
            item = clean(dict(zip(header, values)))
            if item:
                items[item["id"]] = item
    return list(items.values())


def write(items, endpoint, table):
    """Writes by one batch_writer."""
    session = boto3.Session(region_name="us-east-1")
    resource = session.resource("dynamodb", endpoint_url=endpoint)
    with resource.Table(table).batch_writer() as batch:
        for item in items:
            batch.put_item(Item=item)


def main(file, endpoint, table, threads):
    start = time.monotonic()
    items = read(file)
    done = time.monotonic()
    count = int(threads)
    with ThreadPoolExecutor(count) as pool:
        for each in [
            pool.submit(write, items[n::count], endpoint, table) for n in range(count)
        ]:
            each.result()
    figures = {
        "items": len(items),
        "readSeconds": round(done - start, 2),
        "writeSeconds": round(time.monotonic() - done, 2),
    }
    print(json.dumps(figures))


main(*sys.argv[1:])
