# shellcheck shell=bash
# Sourced: one process at a time at a thing, and words that cannot be printed stop nothing.

trap '' PIPE # Whoever reads them may have gone.

warn() {
  echo "$@" >&2 || true
}

# lock <8|9> <file> <what to say where it is held by another>: 8 and 9 are flock's descriptors. A
# child that outlives this process keeps the lock.
lock() {
  if command -v flock >/dev/null; then
    eval "exec $1>>\"\$2\""
    flock -n "$1" && return
    warn "$3"
    flock "$1"
    return
  fi
  # macOS has no flock. A link is made at once with what it says: the process that holds the lock.
  local said="" holder
  until ln -s "$$" "$2.held" 2>/dev/null; do
    holder=$(readlink "$2.held") || continue
    # shellcheck disable=SC2046 # One process or none.
    if ! is_alive "$holder" $(cat "$2.child" 2>/dev/null || true); then
      [ "$(readlink "$2.held")" != "$holder" ] || rm -f "$2.child" "$2.held"
      continue
    fi
    [ -n "$said" ] || warn "$3"
    said=yes
    sleep 0.1
  done
  trap unlock_all EXIT
  held+=("$2")
}
held=()

# lock_child <file> <process>: which is at work for the holder.
lock_child() {
  command -v flock >/dev/null || echo "$2" >"$1.child"
}

is_alive() { # any of these processes
  local process
  for process in "$@"; do
    if ps -p "$process" >/dev/null; then
      return 0
    fi
  done
  return 1
}

# unlock <8|9> <file>
unlock() {
  if command -v flock >/dev/null; then
    eval "exec $1>&-"
  else
    rm -f "$2.child" "$2.held"
  fi
}

unlock_all() {
  local file
  for file in ${held[@]+"${held[@]}"}; do
    [ "$(readlink "$file.held")" != "$$" ] || rm -f "$file.child" "$file.held"
  done
}
