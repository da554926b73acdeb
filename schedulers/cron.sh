#!/usr/bin/env bash
# Loads once a day, from cron:
#   15 3 * * * /opt/therapeutic-locator/schedulers/cron.sh --input=s3://my-input/locator.csv --bucket=my-bucket --staleRows=delete --staleAfter=7d
# Says nothing when all went well, so that cron mails only what failed. Tries again ten seconds after
# a failure, three times. What the program said today is in daily.log of its folder of state.
#   LOCATOR       the program (default: /opt/therapeutic-locator/bin/locator)
#   LOCATOR_HOME  its state (default: therapeutic-locator in the user's folder of state)
set -euo pipefail
program=${LOCATOR:-/opt/therapeutic-locator/bin/locator}
export LOCATOR_HOME=${LOCATOR_HOME:-${XDG_STATE_HOME:-$HOME/.local/state}/therapeutic-locator}
# Cron sets no locale, and files may have names that are not ASCII.
export LC_ALL=${LC_ALL:-C.UTF-8}
mkdir -p "$LOCATOR_HOME"
log=$LOCATOR_HOME/daily.log

# The program inherits the lock: while one is at work that lost this script, no other begins.
exec 9>>"$LOCATOR_HOME/daily.lock"
if ! flock -n 9; then
  echo "The day's load was left out: the one before is still at work." >&2
  exit 1
fi

child=
signals=0
stop() {
  signals=$((signals + 1))
  [ -z "$child" ] || kill -TERM "$child" 2>/dev/null || true
}
trap stop INT TERM HUP

# run_child <command …>: its exit status is in status.
run_child() {
  local before=-1
  "$@" >>"$log" 2>&1 &
  child=$!
  # A signal ends the waiting, not the child.
  while [ "$before" != "$signals" ]; do
    before=$signals status=0
    wait "$child" 2>>"$log" || status=$? # where bash says of a child that it was killed
  done
  child=
}

run=daily-$(date -u +%Y%m%d) # A retry after midnight is still of this day.
: >"$log"
for try in 1 2 3 4; do
  run_child "$program" --runId="$run" --json "$@"
  case $status in
    0) exit 0 ;;
    2 | 3 | 130 | 143) break ;; # A person is needed, or has stopped it.
  esac
  if [ "$signals" -gt 0 ] || [ "$try" -eq 4 ]; then
    break
  fi
  echo "Status $status: once more in ten seconds." >>"$log"
  run_child sleep 10
  [ "$signals" -eq 0 ] || break
done
cat "$log"
echo "$run ended with status $status; tries: $try." >&2
exit "$status"
