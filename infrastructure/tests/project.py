"""The project's files, and the program as it is installed."""

import functools
import os
import subprocess
import tempfile
from pathlib import Path

from cfnlint.decode import decode

FOLDER = Path(__file__).resolve().parents[2]
SAMPLE = FOLDER / "sample" / "therapeutic-locator-sample.csv"


def text(name):
    return (FOLDER / name).read_text(encoding="utf-8")


def template(name):
    decoded, problems = decode(str(FOLDER / name))
    assert not problems, problems
    return decoded


def archive():
    """What the build made to be installed; None in a checkout in which nothing was packaged."""
    found = list(FOLDER.glob("*/target/therapeutic-locator-[0-9]*.tar.gz"))
    assert len(found) < 2, found
    return found[0] if found else None


@functools.cache
def installed():
    """The folder of the program: the archive unpacked, else one that calls the checkout."""
    packed = archive()
    if packed:
        folder = new_folder()
        subprocess.run(["tar", "-xzf", packed, "-C", folder, "--strip-components=1"], check=True)
        return folder
    return program(f'exec "{FOLDER}/run-direct.sh" "$@"')


def program(script):
    """A folder whose bin/locator is that script."""
    folder = new_folder()
    locator = folder / "bin" / "locator"
    locator.parent.mkdir()
    locator.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    locator.chmod(0o755)
    return folder


def new_folder():
    """Readable by everybody, as /opt is; removed when the tests end."""
    folder = tempfile.TemporaryDirectory(prefix="locator-test-")
    _folders.append(folder)
    os.chmod(folder.name, 0o755)
    return Path(folder.name)


_folders = []


def run(command, environment):
    """Runs it without this machine's AWS profile and credentials; what it said is in the result."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("AWS_", "LOCATOR"))}
    return subprocess.run(
        command,
        env=kept | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        text=True,
        check=False,
    )
