#!/usr/bin/env bash
# Tests infrastructure/ and schedulers/: the templates linted and deployed on moto, the program run
# against what they made, and the schedulers run for real where that can be. Installs what it needs,
# Python's part of it into .local; nothing but 127.0.0.1 is spoken to otherwise.
#   infrastructure/test.sh [module …]     such as test_moto; without one, all
set -euo pipefail
here=$(CDPATH='' cd -- "$(dirname "${BASH_SOURCE[0]}")" && pwd)
project=$(dirname "$here")

# need <command that succeeds where it is there> <Debian package>
need() {
  ! eval "$1" >/dev/null 2>&1 || return 0
  if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
    apt-get update -q
    apt-get install -qy --no-install-recommends "$2"
  else
    echo "$2 is missing, and cannot be installed from here." >&2
  fi
}
need "python3 -c 'import ensurepip, venv'" python3-venv
need "command -v flock" util-linux
need "command -v systemd-analyze" systemd

# One for each state of the lock file; cut off before its end it is made again.
venv=$project/.local/infrastructure-$(cat "$here"/{uv,requirements}.txt | sha256sum | cut -c 1-16)
if [ ! -e "$venv/whole" ]; then
  python3 -m venv --clear "$venv"
  only=(-q --require-hashes --only-binary :all:)
  "$venv/bin/pip" install "${only[@]}" -r "$here/uv.txt"
  # pip takes a minute for it.
  "$venv/bin/uv" pip install "${only[@]}" --python "$venv/bin/python" -r "$here/requirements.txt"
  touch "$venv/whole"
fi

# What is imported is compiled once, and not beside the sources.
unset PYTHONDONTWRITEBYTECODE
export PYTHONPYCACHEPREFIX=$venv/compiled
"$venv/bin/cfn-lint" "$here"/*.yaml "$project"/schedulers/*.yaml
echo "cfn-lint: nothing found"

export PYTHONPATH=$here/tests:$project/schedulers/tests
if [ $# -eq 0 ]; then
  cd "$here/tests"
  for module in test_*.py "$project"/schedulers/tests/test_*.py; do
    module=${module##*/}
    set -- "$@" "${module%.py}"
  done
fi
"$venv/bin/python" -m unittest -v "$@"
