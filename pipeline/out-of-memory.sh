#!/bin/sh
# Called by the program's JVM when its memory is used up, before it ends with status 1.
{
  echo
  echo "Failed: the memory was not enough. Give more, as LOCATOR_JAVA_OPTS=-Xmx4g, or load with Flink, by run-flink.sh or locator-flink."
  if [ -s "$LOCATOR_RESUME" ]; then
    echo "Resume with: $(cat "$LOCATOR_RESUME")"
  fi
} >&2
rm -f "$LOCATOR_RESUME"
