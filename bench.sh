#!/usr/bin/env bash
# Measures the program on both runners beside loops written by hand and, where Python has boto3, its
# batch_writer, in interleaved rounds: against the embedded local AWS and against a DynamoDB that
# answers in 10 ms; or against a database on this machine, and the same at 10 ms a round trip. Prints
# a table, and writes bench/target/bench.json.
#   ./bench.sh [--rows=69184] [--rounds=3] [--at=stub,embedded] [--only=direct,flink,loop,boto3]
#              [--program=another checkout] [--out=FILE]
#   ./bench.sh --destination=postgresql|mariadb [--at=loopback,10ms] [--only=direct,flink,loop] …
#   ./bench.sh --cleaning      the cleaning core alone, beside plain reading of the same rows (JMH)
set -euo pipefail
project=$(CDPATH='' cd -- "$(dirname "${BASH_SOURCE[0]}")" && pwd)
mkdir -p "$project/.local/logs"
echo "Building …" >&2
(cd "$project" && mvn -q -B -pl localstack,bench -am -DskipTests package \
  dependency:build-classpath@bench >"$project/.local/logs/bench-build.log" 2>&1) ||
  { cat "$project/.local/logs/bench-build.log" >&2 && exit 1; }
classpath=$project/bench/target/therapeutic-locator-bench-tests.jar:$(cat "$project/bench/target/classpath")
main=org.therapeuticlocator.bench.Bench
if [ "${1:-}" = --cleaning ]; then
  shift
  main=org.therapeuticlocator.bench.CleaningBenchmark
fi
exec java -Dbench.project="$project" -cp "$classpath" "$main" "$@"
