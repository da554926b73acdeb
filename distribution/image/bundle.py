"""bundle.py CONFIG.json INPUT [NAME=VALUE …] -- ARGUMENTS: what the container is given.

Its own entry point and user, a root that cannot be written, the network of the host.
"""

import json
import sys
from pathlib import Path

config_file, input_folder, *rest = sys.argv[1:]
split = rest.index("--")
variables, arguments = rest[:split], rest[split + 1 :]

path = Path(config_file)
config = json.loads(path.read_text())
process = config["process"]
entry_point = process["args"][:1]
process.update(terminal=False, args=entry_point + arguments)
process["env"] += [
    "AWS_ACCESS_KEY_ID=image",
    "AWS_SECRET_ACCESS_KEY=image",
    "AWS_REGION=us-east-1",
    *variables,
]
# The last of a name counts.
process["env"] = list({line.split("=", 1)[0]: line for line in process["env"]}.values())
config["root"]["readonly"] = True
config["linux"]["namespaces"] = [
    space for space in config["linux"]["namespaces"] if space["type"] != "network"
]
own = ("/tmp", "/input", "/sys/fs/cgroup")
config["mounts"] = [mount for mount in config["mounts"] if mount["destination"] not in own]
config["mounts"] += [
    {"destination": "/tmp", "type": "tmpfs", "source": "tmpfs", "options": ["mode=1777"]},
    {
        "destination": "/input",
        "type": "bind",
        "source": input_folder,
        "options": ["bind", "ro"],
    },
]
path.write_text(json.dumps(config))
