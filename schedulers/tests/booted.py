"""A systemd of its own, beside this machine's init, with the units as they are but for haste."""

import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

import project
import stand_in

SCHEDULERS = project.FOLDER / "schedulers"
SERVICE = "therapeutic-locator.service"
TIMER = "therapeutic-locator.timer"
CONF = SCHEDULERS / "therapeutic-locator.conf"

# What the units want of a whole system.
_TARGETS = ("sysinit", "basic", "shutdown", "default", "timers")
_TARGETS += ("network-online", "time-set", "time-sync")
_DROP_INS = {
    SERVICE: "[Unit]\nOnFailure=told.service\n"
    "[Service]\nRestartSec=100ms\nStandardOutput=append:/run/said\n",
    TIMER: "[Timer]\nOnCalendar=\nOnActiveSec=1ms\nAccuracySec=1ms\n",
}
_TOLD = "[Service]\nType=oneshot\nExecStart=/bin/sh -c 'echo told >>/run/told'\n"


def reason_against():
    """Why there can be none here, or None."""
    if os.geteuid() != 0:
        return "only root can boot a systemd"
    if Path("/proc/1/comm").read_text(encoding="utf-8") == "systemd\n":
        return "the systemd of this machine would share its control groups"
    if not Path("/lib/systemd/systemd").exists():
        return "there is no systemd"
    tried = subprocess.run(
        ["unshare", "--mount", "--pid", "--fork", "--cgroup", "--uts", "--ipc"]
        + ["mount", "-t", "cgroup2", "cgroup2", "/sys/fs/cgroup"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
    )
    return None if tried.returncode == 0 else "neither namespaces nor control groups can be made"


class Booted:
    """``program`` is the folder that is /opt/therapeutic-locator there."""

    HOME = "/var/lib/private/therapeutic-locator"

    def __init__(self, program, conf=None):
        files = project.new_folder()
        units = files / "units"
        units.mkdir()
        for target in _TARGETS:
            unit = f"[Unit]\nDescription={target}\nDefaultDependencies=no\n"
            _write(units / f"{target}.target", unit)
        for name, drop_in in _DROP_INS.items():
            shutil.copy(SCHEDULERS / name, units)
            (units / f"{name}.d").mkdir()
            _write(units / f"{name}.d" / "haste.conf", drop_in)
        _write(units / "told.service", _TOLD)
        _write(files / "conf", conf or CONF.read_text(encoding="utf-8"))
        stand_in.hurried_date(files / "days", "/run/bin/date")
        self._errors = files / "errors"
        with open(self._errors, "wb") as errors:
            self._outer = subprocess.Popen(
                [SCHEDULERS / "tests" / "boot.sh", units, program, files / "conf", files / "days"],
                stdin=subprocess.DEVNULL,
                stderr=errors,
            )
        self._pid = None
        try:
            self._until(self._found)
            self._until(lambda: "running" in self.systemctl("is-system-running").stdout.split())
        except BaseException:
            self.end()
            raise
        self.home = self.file(self.HOME)

    def _found(self):
        assert self._outer.poll() is None, self._errors.read_text(encoding="utf-8")
        pids = [self._outer.pid]
        while pids:
            pid = pids.pop()
            process = Path("/proc", str(pid))
            try:
                if (process / "comm").read_text(encoding="utf-8") == "systemd\n":
                    self._pid = pid
                    return True
                children = process / "task" / str(pid) / "children"
                pids += map(int, children.read_text(encoding="utf-8").split())
            except FileNotFoundError:
                pass
        return False

    def end(self):
        if self._pid:
            os.kill(self._pid, signal.SIGKILL)
        else:
            self._outer.kill()
        self._outer.wait()

    def systemctl(self, *arguments):
        inside = ["nsenter", "-t", str(self._pid), "-m", "-p", "-C", "-i", "-u"]
        return project.run([*inside, "systemctl", *arguments], {})

    def show(self, what):
        return self.systemctl("show", SERVICE, "--value", "--property", what).stdout.strip()

    def ended(self):
        """The result of the service, when it neither runs nor is to start again."""
        self._until(lambda: self.show("ActiveState") in ("inactive", "failed"))
        return self.show("Result")

    def file(self, path):
        return Path(f"/proc/{self._pid}/root{path}")

    def wait_for(self, path):
        self._until(self.file(path).exists)

    @staticmethod
    def _until(true):
        deadline = time.monotonic() + 120
        while not true():
            assert time.monotonic() < deadline
            time.sleep(0.05)


def _write(file, text):
    file.write_text(text, encoding="utf-8")
