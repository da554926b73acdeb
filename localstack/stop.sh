#!/usr/bin/env bash
# Stops what start.sh started, all of it or one; the data stays.
#   localstack/stop.sh [aws|postgresql|mysql]
# LOCATOR_HOME, LOCAL_AWS_DIR and LOCAL_DATABASE_DIR as for start.sh.
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

stop() { # aws|postgresql|mysql
  choose "$1"
  if [ ! -d "$data" ]; then
    return 1
  fi
  lock_data
  local pid deadline
  if ! pid=$(running_pid); then
    rm -f "$data/endpoints.properties"
    unlock 9 "$data/start.lock"
    return 1
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
  unlock 9 "$data/start.lock"
  echo "stopped"
}

case ${1:-} in
  "") ;;
  aws | postgresql | mysql)
    stop "$1" || echo "not running"
    exit 0
    ;;
  *) usage stop ;;
esac
stop aws || echo "not running"
for database in postgresql mysql; do
  stop "$database" >/dev/null && echo "stopped $database" || true
done
