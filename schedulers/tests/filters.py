"""Metric filters of CloudWatch Logs on events that are JSON, as far as batch.yaml uses them."""

import re


def matches(pattern, event):
    path, wanted = re.fullmatch(r'\{ (\$\.[a-zA-Z.]+) = (\*|"[a-z]+") \}', pattern).groups()
    found = value(path, event)
    return found is not None if wanted == "*" else found == wanted.strip('"')


def value(said, event):
    """A number, or that at a path such as ``$.rows.rejected``; None where there is none."""
    if not said.startswith("$."):
        return int(said)
    for name in said[2:].split("."):
        event = event.get(name) if isinstance(event, dict) else None
    return event
