"""The recipe for nginx of docs/service-guide.md as it stands there, with files and addresses of a test or benchmark."""

import os
import pathlib
import re
import shutil
import socket
import subprocess
import time

PROGRAM = shutil.which("nginx", path=os.environ.get("PATH", "") + ":/usr/sbin")
KINDS = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")


def started(folder, data, path, main="", events=""):
    """(process, url) in front of the socket at `path`, with the certificate of the data directory; it answers already."""
    guide = (pathlib.Path(__file__).resolve().parents[2] / "docs/service-guide.md").read_text()
    recipe = re.search(r"```nginx\n(.*?)```", guide, re.S).group(1)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    for theirs, ours in (("listen 443", f"listen 127.0.0.1:{port}"), ("/etc/ssl/admin.example.pem", f"{data}/server.pem"),
                         ("/etc/ssl/admin.example.key", f"{data}/server.key"), ("/run/sekishod/proxy.sock", str(path))):
        if theirs not in recipe:
            raise RuntimeError(f"the recipe has no {theirs}")
        recipe = recipe.replace(theirs, ours)
    folder.mkdir()
    places = " ".join(f"{kind}_temp_path {folder}/{kind};" for kind in KINDS)
    user = "user root;" if os.geteuid() == 0 else ""
    (folder / "nginx.conf").write_text(f"{user} daemon off; pid {folder}/pid; {main} events {{ {events} }} "
                                       f"http {{ access_log off; {places} {recipe} }}")
    process = subprocess.Popen([PROGRAM, "-c", folder / "nginx.conf", "-e", folder / "errors"])
    until = time.monotonic() + 20
    while True:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return process, f"https://127.0.0.1:{port}"
        if process.poll() is not None or time.monotonic() > until:
            process.kill()
            raise RuntimeError("nginx did not start: " + (folder / "errors").read_text())
        time.sleep(0.02)
