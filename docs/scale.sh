#!/usr/bin/env bash
# Measures how time and memory grow with the rows, on this machine and its local AWS: the table in
# docs/scale.md. Each size is loaded into an empty table, then once more, where nothing is left to
# write.
#   docs/scale.sh [rows in thousands …]          default: 10 70 700
#   RUNNERS='direct flink' LOCATOR_JAVA_OPTS=-Xmx3g docs/scale.sh 70
set -euo pipefail
project=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
sample=$project/sample/therapeutic-locator-sample.csv
work=$(mktemp -d)
export LOCAL_AWS_DIR=$work/aws
trap '"$project/localstack/stop.sh" >/dev/null 2>&1 || true; rm -rf "$work"' EXIT

# The sample again and again, each time with other names, and so with other ids.
input() { # thousands of rows
  head -n 1 "$sample"
  for ((i = 1; i <= $1; i++)); do
    tail -n +2 "$sample" | sed "s/^\(\"\{0,1\}\)/\1$i /"
  done
}

figure() { sed -n "s/.*\"$1\":\([0-9.]*\).*/\1/p" <<<"$report"; }

run() { # runner, input file
  local pid rss peak=0
  "$project/run-$1.sh" --local --json --input="$2" >"$work/out" 2>"$work/err" &
  pid=$!
  while kill -0 "$pid" 2>/dev/null; do
    rss=$(ps -o rss= -p "$pid" || true)
    [ "${rss:-0}" -le "$peak" ] || peak=$rss
    sleep 0.2
  done
  if ! wait "$pid"; then
    cat "$work/err" >&2
    exit 1
  fi
  report=$(tail -n 1 "$work/out")
  echo "| $1 | $(figure read) | $(figure writeUnits) | $(figure extract) | $(figure transform)" \
    "| $(figure plan) | $(figure load) | $((peak / 1024)) |"
}

echo "$(nproc) cores, $(uname -m); Java options: ${LOCATOR_JAVA_OPTS:-none}"
echo
echo "| runner | rows | write units | extract s | transform s | plan s | load s | peak MB |"
echo "| --- | --- | --- | --- | --- | --- | --- | --- |"
for thousands in ${*:-10 70 700}; do
  input "$thousands" | gzip -1 >"$work/rows.csv.gz"
  for runner in ${RUNNERS:-direct flink}; do
    "$project/localstack/stop.sh" >/dev/null 2>&1 || true
    rm -rf "$LOCAL_AWS_DIR"
    run "$runner" "$work/rows.csv.gz"
    run "$runner" "$work/rows.csv.gz"
  done
done
