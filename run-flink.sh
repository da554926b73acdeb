#!/usr/bin/env bash
# Loads locator files with Flink, embedded in this process. Without arguments: the sample, on a local AWS.
set -euo pipefail
# shellcheck source=pipeline/launch.sh
. "$(dirname "${BASH_SOURCE[0]}")/pipeline/launch.sh"
launch ./run-flink.sh FlinkRunner "$@"
