#!/usr/bin/env bash
# Starts S3 and DynamoDB, or a database, on 127.0.0.1, unless they are up; they stay up until stop.sh.
#   localstack/start.sh [aws|postgresql|mysql]
#   LOCAL_AWS_DIR            where their data lies (default: aws in LOCATOR_HOME; without that, in the
#                            checkout's .local or the installed program's folder of the user)
#   LOCAL_AWS_S3_PORT        default 9090, or any free port when that one is taken
#   LOCAL_AWS_DYNAMODB_PORT  default 8000, or any free port when that one is taken
#   LOCAL_DATABASE_DIR       where a database's data lies (default: postgresql, mysql beside it)
#   LOCAL_DATABASE_PORT      default 5432 or 3306, or any free port when that one is taken
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
case ${1:-aws} in
  aws | postgresql | mysql) choose "${1:-aws}" ;;
  *) usage start ;;
esac
need_java
[ -n "$own_folder" ] || need_state
mkdir -p "$data"
choose "$kind"
# shellcheck source=scripts/jvm.sh
. "$project/scripts/jvm.sh"
if [ -n "$installed" ]; then
  target=$project
else
  target=$here/target
  # shellcheck source=scripts/build.sh
  . "$project/scripts/build.sh"
fi
jar=therapeutic-locator-localstack.jar
stamp=localstack/target/built
poms=(pom.xml localstack/pom.xml)
bucket=hello-heart-covid-data
table=providers

say_where() { # is up|started
  # A message that cannot be printed stops nothing.
  if [ "$kind" = aws ]; then
    cat <<TEXT || true
local AWS $1: S3 $(endpoint s3), DynamoDB $(endpoint dynamodb)
its data: $data
look inside, with any credentials and region us-east-1:
  aws --endpoint-url $(endpoint s3) s3 ls s3://$bucket --recursive
  aws --endpoint-url $(endpoint dynamodb) dynamodb scan --table-name $table --max-items 5
stop it: $(stop_command)
TEXT
    [ -n "$(endpoint dynamodb)" ] ||
      warn "no DynamoDB: nobody may pass DynamoDB Local on, so put its jar, software.amazon.dynamodb:DynamoDBLocal of Maven Central in the version of $project/licenses/local-servers.txt, into $state/lib, stop the local AWS and start again; --destination=postgresql does without."
  else
    cat <<TEXT || true
local $kind $1: $(endpoint url)
its data: $data
look inside:
  $(endpoint client)
stop it: $(stop_command)
TEXT
  fi
}

stop_command() {
  local variable=LOCAL_AWS_DIR
  [ "$kind" = aws ] || variable=LOCAL_DATABASE_DIR
  if [ -n "$own_folder" ]; then
    printf '%s=%q ' "$variable" "$data"
  elif [ -n "${LOCATOR_HOME:-}" ]; then
    printf 'LOCATOR_HOME=%q ' "$state"
  fi
  if [ -z "$installed" ]; then
    printf '%q\n' "$here/stop.sh"
  elif [ "$(command -v locator-local || true)" -ef "$project/bin/locator-local" ]; then
    echo "locator-local stop"
  else
    printf '%q stop\n' "$project/bin/locator-local"
  fi
}

answers() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

is_up() {
  local url port
  running_pid >/dev/null || return 1
  for url in $(endpoint s3) $(endpoint dynamodb) $(endpoint url); do
    port=${url##*:}
    answers "${port%%/*}" || return 1
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

# MariaDB's server, from the PATH or, as it is large, fetched by a checkout when it is asked for. Sets
# server.
find_mariadb() {
  local package
  server=$here/target/mariadb
  if command -v mariadbd >/dev/null; then
    server=
  elif [ -n "$installed" ]; then
    warn "MariaDB's server is not part of this program: install one, so that mariadbd is on the PATH."
    exit 2
  elif [ ! -d "$server" ]; then
    case $(uname -sm) in
      "Linux x86_64") package=linux64 ;;
      "Darwin arm64") package=macos-arm64 ;;
      *)
        warn "there is no MariaDB to be fetched for $(uname -sm): install one, so that mariadbd is on the PATH."
        exit 2
        ;;
    esac
    warn "Fetching MariaDB's server (149 MB, once) …"
    lock 8 "$project/.local/build.lock" "Waiting for another start, which is building …"
    maven -pl localstack -Pmariadb -Dmariadb.package="$package" dependency:unpack@mariadb
    unlock 8 "$project/.local/build.lock"
  fi
}

# PostgreSQL's server, which is built in for Linux, else from the PATH. Sets server.
find_postgresql() {
  case $(uname -sm) in "Linux x86_64" | "Linux aarch64") return ;; esac
  if ! command -v initdb >/dev/null || ! command -v pg_ctl >/dev/null; then
    warn "there is no PostgreSQL built in for $(uname -sm): install one, so that initdb and pg_ctl are on the PATH."
    exit 2
  fi
  server=$(command -v initdb)
  server=${server%/*}
}

# DynamoDB Local is in what one builds, not in what is released: its licence lets nobody pass it on.
# Sets classes, and adds to arguments where it is missing.
find_dynamodb() {
  set -- "$project"/lib/DynamoDBLocal-*.jar "$state"/lib/DynamoDBLocal-*.jar
  if [ -n "$installed" ] && [ ! -f "$1" ]; then
    if [ -f "$2" ]; then
      classes=$classes:$2
    else
      arguments+=(--s3Only)
    fi
  fi
}

lock_data
if is_up; then
  say_where "is up"
  exit 0
fi
[ -n "$installed" ] || build_if_missing "$name" is_local_aws_built build_local_aws
# Servers lie where not every user looks.
PATH=$PATH:/usr/local/sbin:/usr/sbin

server=
classes=$target/$jar
case $kind in
  aws)
    s3_port=$(choose_port "${LOCAL_AWS_S3_PORT:-}" 9090)
    dynamodb_port=$(choose_port "${LOCAL_AWS_DYNAMODB_PORT:-}" 8000)
    arguments=(--bucket="$bucket" --table="$table" --s3Port="$s3_port" --dynamodbPort="$dynamodb_port")
    find_dynamodb
    ;;
  mysql)
    find_mariadb
    port=$(choose_port "${LOCAL_DATABASE_PORT:-}" 3306)
    arguments=(--kind=mysql --port="$port" --server="$server")
    ;;
  *)
    find_postgresql
    port=$(choose_port "${LOCAL_DATABASE_PORT:-}" 5432)
    arguments=(--kind=postgresql --port="$port" --server="$server")
    ;;
esac
rm -f "$data/endpoints.properties"
user_options ""
while read -r option; do
  [[ $option != -* ]] || unless_given "$option"
done <"$here/jvm.options"
# Its own process group, so that Ctrl-C in this terminal does not reach it; and not our lock.
set -m
nohup java "${options[@]}" -cp "$classes" "$main" --data="$data" "${arguments[@]}" \
  >"$data/$kind.log" 2>&1 </dev/null 9>&- &
pid=$!
set +m
trap 'kill "$pid" 2>/dev/null; exit 130' INT
trap 'kill "$pid" 2>/dev/null; exit 143' TERM

deadline=$((SECONDS + 60))
until [ -f "$data/endpoints.properties" ]; do
  if ! kill -0 "$pid" 2>/dev/null; then
    echo "$name did not start; the end of $data/$kind.log:" >&2
    tail -n 20 "$data/$kind.log" >&2
    exit 1
  fi
  if [ "$SECONDS" -ge "$deadline" ]; then
    kill "$pid"
    echo "$name was not ready after 60 s; see $data/$kind.log" >&2
    exit 1
  fi
  sleep 0.05
done
say_where "started"
