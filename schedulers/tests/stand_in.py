"""A program in place of the real one, which ends as it is told and keeps what it was called with."""

import project

# Calls go where the program's state is, the one folder that a service may write to.
_SCRIPT = """
echo "$*" >>"$LOCATOR_HOME/calls"
step=$(sed -n "$(wc -l <"$LOCATOR_HOME/calls")p" "${0%/*}/../steps")
case $step in
  wait)
    trap 'echo ended >>"$LOCATOR_HOME/ends"; exit 143' TERM
    : >"$LOCATOR_HOME/began"
    while :; do sleep 0.05; done
    ;;
  killed) kill -KILL $$ ;;
esac
echo "to standard output: $step"
echo "to standard error: $step" >&2
exit "$step"
"""



def ending_with(*steps):
    """Its folder: each call takes the next step, an exit status, ``killed`` or ``wait``."""
    folder = project.program(_SCRIPT)
    then(folder, *steps)
    return folder


def then(folder, *steps):
    (folder / "steps").write_text("".join(f"{step}\n" for step in steps), encoding="utf-8")


def hurried_date(file, real):
    """A ``date`` for whose 20 ms are a day, so that each retry is on another one."""
    file.write_text(
        "#!/bin/sh\n"
        f'exec {real} -d "2026-01-01 +$(($({real} +%s%N) / 20000000 % 100000)) days" "$@"\n',
        encoding="utf-8",
    )
    file.chmod(0o755)


def calls(home):
    file = home / "calls"
    return file.read_text(encoding="utf-8").splitlines() if file.exists() else []
