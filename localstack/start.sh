#!/usr/bin/env bash
# Starts S3 and DynamoDB on 127.0.0.1, unless they are up; they stay up until stop.sh.
#   LOCAL_AWS_DIR            where their data lies (default: .local/aws of the project)
#   LOCAL_AWS_S3_PORT        default 9090, or any free port when that one is taken
#   LOCAL_AWS_DYNAMODB_PORT  default 8000, or any free port when that one is taken
set -euo pipefail
# This file, also when it is called by a symbolic link.
script=${BASH_SOURCE[0]}
while [ -L "$script" ]; do
  link=$(readlink "$script")
  case $link in /*) script=$link ;; *) script=$(dirname "$script")/$link ;; esac
done
here=$(CDPATH='' cd -- "$(dirname "$script")" && pwd)
project=$(dirname "$here")
mkdir -p "${LOCAL_AWS_DIR:-$project/.local/aws}"
# shellcheck source=localstack/common.sh
. "$here/common.sh"
# shellcheck source=scripts/build.sh
. "$project/scripts/build.sh"
# shellcheck source=scripts/jvm.sh
. "$project/scripts/jvm.sh"
jar=therapeutic-locator-localstack-0.1.0-SNAPSHOT.jar
stamp=localstack/target/built
poms=(pom.xml localstack/pom.xml)
bucket=hello-heart-covid-data
table=providers

say_where() {
  local s3 dynamodb
  s3=$(endpoint s3)
  dynamodb=$(endpoint dynamodb)
  # A message that cannot be printed stops nothing.
  cat <<TEXT || true
local AWS $1: S3 $s3, DynamoDB $dynamodb
its data: $data
look inside, with any credentials and region us-east-1:
  aws --endpoint-url $s3 s3 ls s3://$bucket --recursive
  aws --endpoint-url $dynamodb dynamodb scan --table-name $table --max-items 5
stop it: $(stop_command)
TEXT
}

stop_command() {
  [ -z "${LOCAL_AWS_DIR:-}" ] || printf 'LOCAL_AWS_DIR=%q ' "$data"
  printf '%q\n' "$here/stop.sh"
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

is_local_aws_built() {
  is_built "$stamp" "$jar lib/*.jar" localstack/src/main "${poms[@]}"
}

build_local_aws() {
  is_built "$stamp" "$jar lib/*.jar" "${poms[@]}" || clean localstack
  begin localstack
  maven -pl localstack -am package
  finish "$stamp" "$jar lib/*.jar"
}

lock_data
if is_up; then
  say_where "is up"
  exit 0
fi
build_if_missing "the local AWS" is_local_aws_built build_local_aws

s3_port=$(choose_port "${LOCAL_AWS_S3_PORT:-}" 9090)
dynamodb_port=$(choose_port "${LOCAL_AWS_DYNAMODB_PORT:-}" 8000)
rm -f "$data/endpoints.properties"
user_options ""
while read -r option; do
  [[ $option != -* ]] || unless_given "$option"
done <"$here/jvm.options"
# Its own process group, so that Ctrl-C in this terminal does not reach it; and not our lock.
set -m
nohup java "${options[@]}" -cp "$here/target/$jar" "$main" \
  --data="$data" --bucket="$bucket" --table="$table" \
  --s3Port="$s3_port" --dynamodbPort="$dynamodb_port" \
  >"$data/aws.log" 2>&1 </dev/null 9>&- &
pid=$!
set +m
trap 'kill "$pid" 2>/dev/null; exit 130' INT
trap 'kill "$pid" 2>/dev/null; exit 143' TERM

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
