#!/usr/bin/env bash
# Stops what start.sh started; the data stays. LOCAL_AWS_DIR as for start.sh.
set -euo pipefail
# This file, also when it is called by a symbolic link.
script=${BASH_SOURCE[0]}
while [ -L "$script" ]; do
  link=$(readlink "$script")
  case $link in /*) script=$link ;; *) script=$(dirname "$script")/$link ;; esac
done
here=$(CDPATH='' cd -- "$(dirname "$script")" && pwd)
project=$(dirname "$here")
# shellcheck source=localstack/common.sh
. "$here/common.sh"

[ -d "$data" ] || { echo "not running"; exit 0; }
lock_data
if ! pid=$(running_pid); then
  rm -f "$data/endpoints.properties"
  echo "not running"
  exit 0
fi

kill "$pid" 2>/dev/null || true
deadline=$((SECONDS + 10))
while kill -0 "$pid" 2>/dev/null; do
  if [ "$SECONDS" -ge "$deadline" ]; then
    kill -KILL "$pid" 2>/dev/null || true
    deadline=$((SECONDS + 10))
  fi
  sleep 0.05
done
rm -f "$data/endpoints.properties"
echo "stopped"
