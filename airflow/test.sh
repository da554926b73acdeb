#!/usr/bin/env bash
# Tests the DAG: lint, unit and integrity tests, then live runs in a real Airflow on 127.0.0.1 against
# the local AWS. Needs Python 3.10 or later with venv, and the built program.
#   airflow/test.sh [pytest arguments …]
#   LOCATOR_AIRFLOW_VENV  where Airflow is installed (default: airflow/.venv)
set -euo pipefail
here=$(CDPATH='' cd -- "$(dirname "${BASH_SOURCE[0]}")" && pwd)
venv=${LOCATOR_AIRFLOW_VENV:-$here/.venv}
# Without bytecode each of Airflow's commands takes seconds longer to start.
unset PYTHONDONTWRITEBYTECODE
lock=$(cat "$here"/tests/*.txt | cksum)
if [ "$(cat "$venv/lock" 2>/dev/null)" != "$lock" ]; then
  python3 -m venv --clear "$venv"
  "$venv/bin/pip" install -q --require-hashes -r "$here/tests/uv.txt"
  "$venv/bin/uv" pip install -q --require-hashes --compile-bytecode -p "$venv/bin/python" \
    -r "$here/tests/requirements.txt"
  echo "$lock" >"$venv/lock"
fi
cd "$here"
"$venv/bin/ruff" check --no-cache .
"$venv/bin/ruff" format --no-cache --check .
"$venv/bin/python" -m pytest "$@"
