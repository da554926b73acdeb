#!/usr/bin/env bash
# Loads locator files on this machine, with Beam's DirectRunner. Without arguments: the sample, on a local AWS.
set -euo pipefail
# shellcheck source=pipeline/launch.sh
. "$(dirname "${BASH_SOURCE[0]}")/pipeline/launch.sh"
launch ./run-direct.sh DirectRunner "$@"
