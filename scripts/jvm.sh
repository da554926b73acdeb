# shellcheck shell=bash
# Sourced: options of a JVM that give way to the user's.

# user_options <the script's own variable>: into the array users, and into given with what else a
# JVM reads.
user_options() {
  local all=() word
  users=()
  read -r -d '' -a users <<<"$1" || true
  read -r -d '' -a all \
    <<<"${JAVA_TOOL_OPTIONS:-} ${JDK_JAVA_OPTIONS:-} ${_JAVA_OPTIONS:-} $1" || true
  given=
  for word in ${all[@]+"${all[@]}"}; do
    given+=" $word"
    case $word in
      @*) given+=" $(cat "${word#@}" 2>/dev/null || true)" ;;
      -XX:VMOptionsFile=*) given+=" $(cat "${word#*=}" 2>/dev/null || true)" ;;
    esac
  done
}

is_given() { # pattern of the begin of an option
  local pattern="(^|[[:space:]\"'])($1)"
  [[ $given =~ $pattern ]]
}

# unless_given <options…>: into the array options, but for those that the user sets.
unless_given() {
  local option pattern
  for option in "$@"; do
    case $option in
      -XX:+Use*GC) pattern='-XX:[+-]Use[A-Za-z0-9]+GC' ;;
      -XX:TieredStopAtLevel=*) pattern='-XX:[+-]?Tiered|-XX:CompilationMode|-Xint|-Xcomp' ;;
      -XX:[+-]*) pattern="-XX:[+-]${option:5}" ;;
      -Xmx*) pattern='-Xmx|-XX:MaxHeapSize=|-XX:MaxRAM' ;;
      -Xlog*) pattern='-Xlog|-verbose|-XX:[+]PrintGC' ;;
      -XX:* | -D*) pattern=${option%%=*}= ;;
      *) pattern=${option%%:*} ;;
    esac
    is_given "$pattern" || options+=("$option")
  done
}
options=()
