# Sourced by the run scripts: builds what is missing, then becomes the program's JVM.
project=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

# launch <command as the user typed it> <runner> <program arguments …>
launch() {
  local command=$1 runner=$2 archive=$project/.local/classes-$2.jsa
  shift 2
  local jar=$project/pipeline/target/therapeutic-locator-pipeline-0.1.0-SNAPSHOT.jar
  local cluster_jar=$project/pipeline/target/therapeutic-locator-loader-0.1.0-SNAPSHOT.jar
  local build=(-DclusterJar.skip) on_cluster=()
  case "$runner $* " in
    *" --flinkMaster=["*) ;;
    FlinkRunner*" --flinkMaster="*) build=() on_cluster=(-Dlocator.clusterJar="$cluster_jar") ;;
  esac
  if ! command -v java >/dev/null; then
    echo "java is missing: install a JDK, 17 or later." >&2
    exit 2
  fi
  mkdir -p "$project/.local/logs"
  if ! is_built "$jar" || { [ ${#on_cluster[@]} -gt 0 ] && ! is_built "$cluster_jar"; }; then
    if ! command -v mvn >/dev/null; then
      echo "mvn is missing: install Maven 3.8 or later; the first run builds the program." >&2
      exit 2
    fi
    echo "Building the program (once; the first time Maven fetches its libraries) …" >&2
    if ! (cd "$project" && mvn -q -B -pl pipeline -am package -Dmaven.test.skip=true \
      ${build[@]+"${build[@]}"}) \
      >"$project/.local/logs/build.log" 2>&1; then
      cat "$project/.local/logs/build.log" >&2
      exit 1
    fi
    touch "$jar"
    [ ! -f "$cluster_jar" ] || [ ${#on_cluster[@]} -eq 0 ] || touch "$cluster_jar"
    rm -f "$project"/.local/classes-*.jsa
  fi
  case " $* " in *" --help "* | *" --version "*) ;; *) echo "Starting …" >&2 ;; esac

  # Most time of a short run is start-up, and most of that is loading classes: the first run leaves
  # an archive of them. The quick compiler beats the thorough one on runs of minutes. Out of memory
  # must end with status 1; ExitOnOutOfMemoryError would end with 3, which is a guard's.
  local classes=(-XX:SharedArchiveFile="$archive")
  [ -f "$archive" ] || classes=(-XX:ArchiveClassesAtExit="$archive")
  # Java cannot ask whether standard error alone is a terminal, nor how wide it is.
  local terminal=(-Dlocator.terminal=false)
  [ ! -t 2 ] || terminal=(-Dlocator.terminal=true -Dlocator.columns="$(columns)")
  # shellcheck disable=SC2086 # LOCATOR_JAVA_OPTS is a list of options.
  exec java "${classes[@]}" -Xshare:auto -Xlog:disable -Xlog:all=off \
    -XX:TieredStopAtLevel=1 -XX:+UseParallelGC \
    -XX:+CrashOnOutOfMemoryError -XX:-CreateCoredumpOnCrash -XX:ErrorFile="$project/.local/logs/jvm-%p.log" \
    ${LOCATOR_JAVA_OPTS:-} \
    -Dlocator.home="$project" -Dlocator.logs="$project/.local/logs" -Dlocator.command="$command" \
    -Dlocator.runner="$runner" "${terminal[@]}" ${on_cluster[@]+"${on_cluster[@]}"} \
    -cp "$jar:$project/pipeline/target/lib/*" org.therapeuticlocator.pipeline.Main "$@"
}

columns() {
  local size
  size=$(stty size <&2 2>/dev/null) && [ "${size#* }" -gt 0 ] && echo "${size#* }" || echo 80
}

is_built() { # jar
  [ -f "$1" ] && [ -d "$project/pipeline/target/lib" ] &&
    [ -z "$(find "$project"/{pipeline,transforms}/{src/main,pom.xml} "$project/pom.xml" -newer "$1" -print -quit)" ]
}
