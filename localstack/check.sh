#!/usr/bin/env bash
# Loads the sample into LocalStack, or what else answers as AWS does: first with the DirectRunner,
# then with Flink, which must find nothing left to write. Where nothing answers, starts the
# project's LocalStack with Docker.
#   localstack/check.sh [http://127.0.0.1:4566]
set -euo pipefail
# This file, also when it is called by a symbolic link.
script=${BASH_SOURCE[0]}
while [ -L "$script" ]; do
  link=$(readlink "$script")
  case $link in /*) script=$link ;; *) script=$(dirname "$script")/$link ;; esac
done
project=$(CDPATH='' cd -- "$(dirname "$script")/.." && pwd)
endpoint=${1:-http://127.0.0.1:4566}
# Any credentials do; real ones must not be sent there.
unset AWS_PROFILE AWS_SESSION_TOKEN
export AWS_ACCESS_KEY_ID=local AWS_SECRET_ACCESS_KEY=local

answers() { curl -s --noproxy '*' --max-time 5 -o /dev/null "$endpoint"; }

if ! answers; then
  echo "nothing answers at $endpoint: starting LocalStack with Docker"
  (cd "$project" && docker compose up -d --wait)
fi

check() { # run script, what the report must have in it
  local said
  said=$("$project/$1" --endpoint="$endpoint" --awsRegion=us-east-1 --verify --json \
    --input="$project/sample/therapeutic-locator-sample.csv")
  if ! grep -q "$2" <<<"$(tail -n 1 <<<"$said")"; then
    echo "$1 at $endpoint: not what was expected ($2):" >&2
    echo "$said" >&2
    exit 1
  fi
  echo "$1: as expected"
}

check run-direct.sh '"state":"succeeded".*"kept":996'
check run-flink.sh '"inserted":0,"updated":0,"unchanged":996,.*"writeUnits":0'
