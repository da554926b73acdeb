#!/usr/bin/env bash
# Deploys locator.yaml on LocalStack, runs the program against what it made, and deletes it. Where
# nothing answers, starts the project's LocalStack with Docker.
#   infrastructure/localstack.sh [http://127.0.0.1:4566]
set -euo pipefail
here=$(CDPATH='' cd -- "$(dirname "${BASH_SOURCE[0]}")" && pwd)
export AWS_ENDPOINT_URL=${1:-http://127.0.0.1:4566}

if ! curl -s --noproxy '*' --max-time 5 -o /dev/null "$AWS_ENDPOINT_URL"; then
  echo "nothing answers at $AWS_ENDPOINT_URL: starting LocalStack with Docker"
  (cd "$here/.." && docker compose up -d --wait)
fi
"$here/test.sh" check_localstack
