# Read by start.sh and stop.sh, which set $here to the folder of this file.
# shellcheck shell=bash
data=${LOCAL_AWS_DIR:-$(dirname "$here")/.local/aws}
if [ -d "$data" ]; then
  data=$(cd "$data" && pwd -P) # one name, which running_pid looks for
fi
main=org.therapeuticlocator.localstack.LocalAws

endpoint() { # s3|dynamodb|pid
  sed -n "s/^$1=//p" "$data/endpoints.properties"
}

# The pid of the LocalAws of this data folder; fails when there is none. A pid in a file may have
# become someone else's, so the process must say itself what it is.
running_pid() {
  local pid args
  [ -f "$data/endpoints.properties" ] || return 1
  pid=$(endpoint pid)
  [ -n "$pid" ] || return 1
  args=$(ps -ww -o args= -p "$pid" 2>/dev/null) || return 1
  case $args in
    *"$main --data=$data "*) echo "$pid" ;;
    *) return 1 ;;
  esac
}

# One start.sh or stop.sh at a time for a data folder.
lock_or_wait() {
  local dir=$data/start.lock.d owner
  if command -v flock >/dev/null; then
    exec 9>"$data/start.lock"
    flock 9
    return
  fi
  # macOS has no flock.
  until mkdir "$dir" 2>/dev/null; do
    owner=$(cat "$dir/pid" 2>/dev/null || true)
    if [ -n "$owner" ] && ! kill -0 "$owner" 2>/dev/null; then
      rm -rf "$dir" # of a process that was killed
    fi
    sleep 0.1
  done
  echo "$$" >"$dir/pid"
  # shellcheck disable=SC2064
  trap "rm -rf '$dir'" EXIT
}
