#!/usr/bin/env bash
# Loads locator files on this machine, with Beam's DirectRunner. Without arguments: the sample, on a local AWS.
set -euo pipefail
# This file, also when it is called by a symbolic link.
script=${BASH_SOURCE[0]}
while [ -L "$script" ]; do
  link=$(readlink "$script")
  case $link in /*) script=$link ;; *) script=$(dirname "$script")/$link ;; esac
done
project=$(CDPATH='' cd -- "$(dirname "$script")" && pwd)
[ -d "$project/pipeline" ] || project=${project%/*} # from bin/ of the installed program
# shellcheck source=pipeline/launch.sh
. "$project/pipeline/launch.sh"
launch "$0" DirectRunner "$@"
