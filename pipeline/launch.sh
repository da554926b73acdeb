# shellcheck shell=bash
# Sourced by the run scripts, which set $project: builds what is missing in a checkout, then becomes
# the program's JVM.
# shellcheck source=scripts/lock.sh
. "$project/scripts/lock.sh"
# shellcheck source=scripts/place.sh
. "$project/scripts/place.sh"
# shellcheck source=scripts/jvm.sh
. "$project/scripts/jvm.sh"
if [ -n "$installed" ]; then
  target=$project
else
  target=$project/pipeline/target
  # shellcheck source=scripts/build.sh
  . "$project/scripts/build.sh"
fi

jar=therapeutic-locator-pipeline.jar
cluster_jar=therapeutic-locator-loader.jar
stamp=pipeline/target/built
cluster_stamp=pipeline/target/built-for-cluster
poms=(pom.xml transforms/pom.xml pipeline/pom.xml)

# Java reads names of files, and prints, by the locale: cron and containers set none, which knows
# ASCII only.
case $(locale charmap 2>/dev/null || true) in
  ANSI_X3.4-1968 | US-ASCII | 646) export LC_ALL=C.UTF-8 ;;
esac

# launch <how this script was called> <runner> <program arguments …>
launch() {
  local command runner=$2 cluster=
  command=$(as_typed "$1")
  shift 2
  case "$runner $* " in
    *" --flinkMaster=["*) ;;
    FlinkRunner*" --flinkMaster="*) cluster=yes ;;
  esac
  need_java
  local question=
  case " $* " in *" --help "* | *" --version "*) question=yes ;; *) need_state ;; esac
  if [ -n "$installed" ]; then
    [ -z "$cluster" ] || need_cluster_jar "$@"
  elif [ -n "$cluster" ]; then
    build_if_missing "the program and the cluster's jar" is_all_built build_all
  else
    build_if_missing "the program" is_program_built build_program
  fi
  [ -n "$question" ] || warn "Starting …"

  user_options "${LOCATOR_JAVA_OPTS:-}"
  class_archive "$(archive)" "$question"
  # The quick compiler beats the thorough one on runs of minutes.
  unless_given -XX:TieredStopAtLevel=1 -XX:+UseParallelGC
  # Flink writes into the message of an OutOfMemoryError, and would hide it where it cannot.
  [ "$runner" != FlinkRunner ] || options+=(--add-opens=java.base/java.lang=ALL-UNNAMED)
  end_without_memory
  # Java cannot ask whether standard error alone is a terminal, nor how wide it is.
  if [ -t 2 ]; then
    unless_given -Dlocator.terminal=true -Dlocator.columns="$(columns)"
  else
    unless_given -Dlocator.terminal=false
  fi
  [ -z "$cluster" ] || unless_given -Dlocator.clusterJar="$target/$cluster_jar"
  [ -n "$question" ] || unless_given -Dlocator.logs="$state/logs"
  unless_given -Dlocator.home="$project" -Dlocator.state="$state" \
    -Dlocator.command="$command" -Dlocator.runner="$runner"
  # The jar names its libraries, in lib/ beside it.
  exec java "${options[@]}" ${users[@]+"${users[@]}"} \
    -cp "$target/$jar" org.therapeuticlocator.pipeline.Main "$@"
}

# What calls this script again from where the user stands. Bash puts the folder before a name that
# it found in PATH.
as_typed() { # $0
  local name=${1##*/}
  if [ "$(command -v "$name" || true)" = "$1" ]; then
    echo "$name"
  elif [ "$name" = "$1" ]; then
    echo "./$name" # bash run-direct.sh
  else
    echo "$1"
  fi
}

# It has most of the program's classes once more, so it is not in the archive.
need_cluster_jar() { # program arguments
  case " $* " in *" --filesToStage="*) return ;; esac
  if [ ! -f "$project/$cluster_jar" ]; then
    warn "The jar for Flink clusters is not here: it is released beside this program; name it by --filesToStage=$cluster_jar."
    exit 2
  fi
}

# Most time of a short run is start-up, and most of that is loading classes: the first run leaves an
# archive of them. Where the user says something about it, or about the collector that it was made
# for, there is none; nor with the JVM's log, which tells at length why an archive does not fit. One
# of a run that ended early knows too few classes, and is made again; so is one that is older than
# the JVM or the program, which would be passed over in silence.
archive_of_a_load=50000000 # bytes

# The archive of this runner, by this JVM, of the program in this place.
archive() {
  local place
  place=$(cd "$target" && pwd -P)
  place=$(cksum <<<"$java $place")
  echo "$state/classes-$runner-${place%% *}.jsa"
}

is_archive_whole() { # file
  [ -f "$1" ] && [ "$(wc -c <"$1")" -ge "$archive_of_a_load" ] &&
    [ -z "$(find -L "$java" "$target/$jar" -cnewer "$1" 2>/dev/null)" ]
}

class_archive() { # file, whether only a question is answered
  if is_given '-Xshare|-XX:SharedArchive|-XX:ArchiveClasses|-XX:[+-]Use[A-Za-z0-9]+GC|-Xlog|-verbose'; then
    unless_given -Xlog:disable -Xlog:all=off
  elif is_archive_whole "$1"; then
    options+=(-XX:SharedArchiveFile="$1" -Xshare:auto -Xlog:disable -Xlog:all=off)
  elif [ -n "$2" ]; then
    options+=(-Xlog:disable -Xlog:all=off)
  else
    options+=(-XX:ArchiveClassesAtExit="$1" -Xshare:auto -Xlog:disable -Xlog:all=off)
  fi
}

# Out of memory must end with status 1, a sentence, and the command that resumes, which the program
# leaves in a file since it can say nothing then. ExitOnOutOfMemoryError would end with 3, which is a
# guard's. What the JVM has to say of its crash would stand in front of that sentence.
end_without_memory() {
  export LOCATOR_RESUME=$state/logs/resume-$$ LOCATOR_OUT_OF_MEMORY=$project/pipeline/out-of-memory.sh
  rm -f "$LOCATOR_RESUME"
  unless_given -Dlocator.resume="$LOCATOR_RESUME" -XX:-CreateCoredumpOnCrash \
    -XX:ErrorFile="$state/logs/jvm-%p.log" "-XX:OnOutOfMemoryError=sh \"\$LOCATOR_OUT_OF_MEMORY\""
  is_given '-XX:[+-]ExitOnOutOfMemoryError' || unless_given -XX:+CrashOnOutOfMemoryError
  is_given '-XX:ErrorFile=|-XX:OnError=|-XX:[+-]CreateCoredumpOnCrash|-XX:[+]ShowMessageBoxOnError' ||
    unless_given -XX:+SuppressFatalErrorMessage
  is_given '-XX:[+](Print|Trace|Log)' ||
    unless_given -XX:+UnlockDiagnosticVMOptions -XX:-DisplayVMOutput
}

columns() {
  local size
  size=$(stty size <&2 2>/dev/null) && [ "${size#* }" -gt 0 ] && echo "${size#* }" || echo 80
}

is_program_built() {
  is_built "$stamp" "$jar lib/*.jar" {pipeline,transforms}/src/main "${poms[@]}"
}

is_all_built() {
  is_program_built &&
    is_built "$cluster_stamp" "$cluster_jar" {pipeline,transforms}/src/main "${poms[@]}"
}

build_program() {
  begin_program
  maven -pl pipeline -am package -DclusterJar.skip
  finish "$stamp" "$jar lib/*.jar"
}

build_all() {
  begin_program
  maven -pl pipeline -am package
  finish "$stamp" "$jar lib/*.jar"
  finish "$cluster_stamp" "$cluster_jar"
}

begin_program() {
  is_built "$stamp" "$jar lib/*.jar" "${poms[@]}" || clean transforms pipeline
  begin pipeline
  rm -f "$state"/classes-*.jsa
}
