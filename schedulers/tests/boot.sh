#!/usr/bin/env bash
# Boots a systemd of its own, in namespaces beside this machine's init: with the units of a folder,
# the program of another one as /opt/therapeutic-locator, and /etc, /run and /var/lib that go with it.
#   boot.sh <folder of units> <folder of the program> <therapeutic-locator.conf> <stand-in for date>
# Needs root. Ends when that systemd is killed.
set -euo pipefail

if [ "${1:-}" != --inside ]; then
  if [ "${1:-}" != --alone ]; then
    exec unshare --mount --propagation private "$0" --alone "$@"
  fi
  shift
  # Its control groups lie in one of their own, which is removed afterwards.
  mount -t cgroup2 cgroup2 /sys/fs/cgroup
  box=/sys/fs/cgroup/locator-test-$$
  mkdir "$box"
  leave() {
    echo $$ >/sys/fs/cgroup/cgroup.procs
    find "$box" -depth -type d -exec rmdir {} +
  }
  trap leave EXIT
  echo $$ >"$box/cgroup.procs"
  unshare --mount --cgroup --pid --fork --kill-child --uts --ipc --propagation private \
    "$0" --inside "$@" || true
  exit
fi
shift

mount -t proc proc /proc
umount /sys/fs/cgroup
mount -t cgroup2 cgroup2 /sys/fs/cgroup
# Everything is taken to /run before other folders are covered.
mount -t tmpfs -o mode=755 run /run
mkdir /run/etc /run/etc.work /run/program /run/bin /run/units
cp -r "$1"/* /run/units/
mount --bind "$2" /run/program
cp "$3" /run/therapeutic-locator.conf
cp "$4" "$(command -v date)" /run/bin/
mount -t overlay etc -o lowerdir=/etc,upperdir=/run/etc,workdir=/run/etc.work /etc
mv /run/therapeutic-locator.conf /etc/
mount -t tmpfs -o mode=755 state /var/lib
mount -t tmpfs -o mode=755 opt /opt
mkdir /opt/therapeutic-locator
mount --bind /run/program /opt/therapeutic-locator
mount --bind "/run/bin/${4##*/}" "$(readlink -f "$(command -v date)")"
exec env -i PATH="$PATH" container=locator-test SYSTEMD_UNIT_PATH=/run/units \
  /lib/systemd/systemd --system --show-status=no --log-target=null
