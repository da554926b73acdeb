# shellcheck shell=bash
# Sourced by start.sh and stop.sh, which set $project.
# shellcheck source=scripts/lock.sh
. "$project/scripts/lock.sh"
# shellcheck source=scripts/place.sh
. "$project/scripts/place.sh"

# choose <aws|postgresql|mysql>: which server is meant, and where its data lies.
choose() {
  kind=$1
  if [ "$kind" = aws ]; then
    name="the local AWS"
    own_folder=${LOCAL_AWS_DIR:-}
    main=org.therapeuticlocator.localstack.LocalAws
  else
    name="the local database"
    own_folder=${LOCAL_DATABASE_DIR:-}
    main=org.therapeuticlocator.localstack.LocalDatabase
  fi
  data=${own_folder:-$state/$kind}
  if [ -d "$data" ]; then
    data=$(CDPATH='' cd -- "$data" && pwd -P) # one name, which running_pid looks for
  fi
}

endpoint() { # s3|dynamodb|url|client|pid
  sed -n "s/^$1=//p" "$data/endpoints.properties"
}

# The pid of the JVM of this data folder; fails when there is none. A pid in a file may have become
# someone else's, so the process must say itself what it is.
running_pid() {
  local pid args
  [ -f "$data/endpoints.properties" ] || return 1
  pid=$(endpoint pid)
  [ -n "$pid" ] || return 1
  # Small images have no ps.
  args=$({ ps -ww -o args= -p "$pid" || tr '\0' ' ' <"/proc/$pid/cmdline"; } 2>/dev/null) || return 1
  case $args in
    *"$main --data=$data "*) echo "$pid" ;;
    *) return 1 ;;
  esac
}

# usage <start|stop>: ends with 2.
usage() {
  local command=localstack/$1.sh
  [ -z "$installed" ] || command="locator-local $1"
  warn "$command [aws|postgresql|mysql]"
  exit 2
}

# One start.sh or stop.sh at a time for a data folder.
lock_data() {
  lock 9 "$data/start.lock" "Waiting for another start or stop of $name …"
}
