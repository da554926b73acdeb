"""base.py LAYER.tar IMAGE.tar: an image of one layer, as Docker would save it."""

import hashlib
import io
import json
import sys
import tarfile

layer, image = sys.argv[1:]
with open(layer, "rb") as file:
    digest = hashlib.file_digest(file, "sha256").hexdigest()
config = {
    "architecture": "amd64",
    "os": "linux",
    "config": {},
    "rootfs": {"type": "layers", "diff_ids": [f"sha256:{digest}"]},
}
manifest = [{"Config": "config.json", "RepoTags": ["base:latest"], "Layers": ["layer.tar"]}]
with tarfile.open(image, "w") as archive:
    archive.add(layer, "layer.tar")
    for name, content in (("config.json", config), ("manifest.json", manifest)):
        text = json.dumps(content).encode()
        entry = tarfile.TarInfo(name)
        entry.size = len(text)
        archive.addfile(entry, io.BytesIO(text))
