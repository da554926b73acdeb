# shellcheck shell=bash
# Sourced after lock.sh, with $project: builds what is missing, one build at a time. What was built
# is whole when its stamp is there and names all its files with their sizes: the stamp goes before a
# build begins, is written after all else, and is as old as the build's begin.

# is_built <stamp in a module's target/> <patterns of the files in there> <sources…>
is_built() {
  local stamp=$project/$1 files=$2
  shift 2
  is_whole "$stamp" "$files" &&
    [ -z "$(cd "$project" && find "$@" -newer "$stamp" -print -quit)" ]
}

is_whole() { # stamp, patterns
  [ -f "$1" ] && [ "$(sizes "$(dirname "$1")" "$2" 2>/dev/null)" = "$(cat "$1")" ]
}

sizes() ( # folder, patterns
  LC_ALL=C # the order of names
  cd "$1" || exit
  # shellcheck disable=SC2086 # Patterns of names without spaces.
  wc -c $2
)

# build_if_missing <what, in words> <command that says whether it is there> <command that builds it>
build_if_missing() {
  local lock=$project/.local/build.lock
  if "$2"; then
    return
  fi
  if ! command -v mvn >/dev/null; then
    warn "mvn is missing: install Maven 3.8 or later; the first run builds $1."
    exit 2
  fi
  mkdir -p "$project/.local/logs"
  lock 8 "$lock" "Waiting for another start, which is building …"
  if ! "$2"; then
    warn "Building $1 (once; the first time Maven fetches its libraries) …"
    "$3"
  fi
  unlock 8 "$lock"
}

# Whatever an earlier build left may be cut off, so Maven must not take it for its own.
clean() { # modules
  local module
  for module in "$@"; do
    rm -rf "$project/$module"/target/{classes,generated-sources,maven-status,lib} \
      "$project/$module"/target/*.jar
  done
}

begin() { # module
  mkdir -p "$project/$1/target"
  rm -f "$project/$1"/target/built*
  : >"$project/$1/target/build-began"
}

finish() { # stamp, patterns
  local stamp=$project/$1 folder
  folder=$(dirname "$stamp")
  sizes "$folder" "$2" >"$stamp.new"
  touch -r "$folder/build-began" "$stamp.new"
  mv "$stamp.new" "$stamp"
}

# maven <arguments…>: ends this process with 1 when it fails, with 130 or 143 when that is
# interrupted.
maven() {
  local log=$project/.local/logs/build.log status=0
  set -m # A process group of its own, which can be ended whole.
  (cd "$project" && exec mvn -q -B -Dmaven.test.skip=true -Dspotless.check.skip=true "$@") >"$log" 2>&1 </dev/null &
  building=$!
  set +m
  trap 'end_build 130' INT
  trap 'end_build 143' TERM
  trap 'end_build 129' HUP
  lock_child "$project/.local/build.lock" "$building"
  wait "$building" || status=$?
  trap - INT TERM HUP
  if [ "$status" -ne 0 ]; then
    cat "$log" >&2 || true
    exit 1
  fi
}

end_build() { # exit status
  trap '' INT TERM HUP
  kill -TERM -- "-$building" 2>/dev/null || true
  local deadline=$((SECONDS + 5))
  while kill -0 -- "-$building" 2>/dev/null && [ "$SECONDS" -lt "$deadline" ]; do
    sleep 0.05
  done
  kill -KILL -- "-$building" 2>/dev/null || true
  warn "Interrupted."
  exit "$1"
}
