#!/usr/bin/env bash
# Starts S3 and DynamoDB on 127.0.0.1, unless they are up; they stay up until stop.sh.
#   LOCAL_AWS_DIR            where their data lies (default: .local/aws of the project)
#   LOCAL_AWS_S3_PORT        default 9090, or any free port when that one is taken
#   LOCAL_AWS_DYNAMODB_PORT  default 8000, or any free port when that one is taken
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
mkdir -p "${LOCAL_AWS_DIR:-$(dirname "$here")/.local/aws}"
# shellcheck source=localstack/common.sh
. "$here/common.sh"
jar=$here/target/therapeutic-locator-localstack-0.1.0-SNAPSHOT.jar
bucket=hello-heart-covid-data
table=providers

say_where() {
  local s3 dynamodb
  s3=$(endpoint s3)
  dynamodb=$(endpoint dynamodb)
  cat <<TEXT
local AWS $1: S3 $s3, DynamoDB $dynamodb
its data: $data
look inside, with any credentials and region us-east-1:
  aws --endpoint-url $s3 s3 ls s3://$bucket --recursive
  aws --endpoint-url $dynamodb dynamodb scan --table-name $table --max-items 5
stop it: $here/stop.sh
TEXT
}

answers() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

is_up() {
  local url
  running_pid >/dev/null || return 1
  for url in "$(endpoint s3)" "$(endpoint dynamodb)"; do
    answers "${url##*:}" || return 1
  done
}

# A port that was asked for is used or is an error; a default one gives way.
choose_port() { # asked default
  if ! answers "${1:-$2}"; then
    echo "${1:-$2}"
  elif [ -z "$1" ]; then
    echo 0
  else
    echo "port $1 is taken" >&2
    return 1
  fi
}

built() {
  [ -f "$jar" ] && [ -d "$here/target/lib" ] &&
    [ -z "$(find "$here/src/main" "$here/pom.xml" -newer "$jar" -print -quit)" ]
}

lock_or_wait
if is_up; then
  say_where "is up"
  exit 0
fi

if ! built; then
  echo "building the local AWS"
  if ! (cd "$here/.." && mvn -q -B -pl localstack -am package -Dmaven.test.skip=true) \
    >"$data/build.log" 2>&1; then
    cat "$data/build.log" >&2
    exit 1
  fi
  touch "$jar" # also when nothing in it had changed
fi

s3_port=$(choose_port "${LOCAL_AWS_S3_PORT:-}" 9090)
dynamodb_port=$(choose_port "${LOCAL_AWS_DYNAMODB_PORT:-}" 8000)
rm -f "$data/endpoints.properties"
# Its own process group, so that Ctrl-C in this terminal does not reach it; and not our lock.
set -m
nohup java @"$here/jvm.options" -cp "$jar" "$main" \
  --data="$data" --bucket="$bucket" --table="$table" \
  --s3Port="$s3_port" --dynamodbPort="$dynamodb_port" \
  >"$data/aws.log" 2>&1 </dev/null 9>&- &
pid=$!
set +m
trap 'kill "$pid" 2>/dev/null; exit 130' INT TERM

deadline=$((SECONDS + 60))
until [ -f "$data/endpoints.properties" ]; do
  if ! kill -0 "$pid" 2>/dev/null; then
    echo "the local AWS did not start; the end of $data/aws.log:" >&2
    tail -n 20 "$data/aws.log" >&2
    exit 1
  fi
  if [ "$SECONDS" -ge "$deadline" ]; then
    kill "$pid"
    echo "the local AWS was not ready after 60 s; see $data/aws.log" >&2
    exit 1
  fi
  sleep 0.05
done
say_where "started"
