# shellcheck shell=bash
# Sourced after lock.sh, with $project: a checkout builds what is missing and keeps all it makes in
# its own .local; an installed program may be read-only, so it keeps that in the user's folder.
if [ -f "$project/scripts/build.sh" ]; then
  installed=
  state=${LOCATOR_HOME:-$project/.local}
else
  installed=yes
  state=${LOCATOR_HOME:-${XDG_STATE_HOME:-${HOME:-~}/.local/state}/therapeutic-locator}
fi
case $state in /*) ;; *) state=$PWD/$state ;; esac

# need_state: ends with 2 where nothing can be kept.
need_state() {
  if ! mkdir -p "$state/logs" 2>/dev/null || [ ! -w "$state/logs" ]; then
    warn "$state cannot be written: name a folder that can be, as LOCATOR_HOME=/var/lib/locator."
    exit 2
  fi
}

# need_java: sets java, the file behind the links; ends with 2 where it is missing or too old.
need_java() {
  local what=JDK version=
  [ -z "$installed" ] || what="Java runtime"
  if ! java=$(command -v java); then
    warn "java is missing: install a $what, 17 or later."
    exit 2
  fi
  java=$(readlink -f "$java" 2>/dev/null || echo "$java") # macOS has -f since 12.3.
  version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "${java%/*/*}/release" 2>/dev/null) || true
  if [ "${version:-17}" -lt 17 ]; then
    warn "$java is Java $version: put 17 or later on the PATH."
    exit 2
  fi
}
