"""A sekishod of its own in a temporary folder, and an app with a service account that asks it over TLS."""

import json
import os
import pathlib
import subprocess
import tempfile
import time

import jwt
import requests


class ScriptService:
    def __init__(self, program, *init, workgroup="sakura"):
        self.program = program
        self.folder = tempfile.TemporaryDirectory(prefix="sekishod-script-")
        self.root = pathlib.Path(self.folder.name)
        self.data = self.root / "data"
        self.log = self.root / "log"
        self.process = None
        self.apps = {}
        self.made = {}  # what init said of each tenant
        self.add_tenant(workgroup, *init)

    def close(self):
        if self.process:
            self.process.kill()
            self.process.wait(30)
        self.folder.cleanup()

    def tool(self, *words, expected=0):
        done = subprocess.run([self.program, *map(str, words), "--json"], capture_output=True, text=True, timeout=300, check=False)
        if done.returncode != expected:
            raise AssertionError(f"{words}: {done.returncode} {done.stderr}")
        return json.loads(done.stdout) if done.stdout else done.stderr

    def add_tenant(self, workgroup, *init):
        self.made[workgroup] = self.tool("init", "--data", self.data, "--workgroup", workgroup, "--admin", "admin", *init)
        self.apps[workgroup] = self.tool("client", "add", "--data", self.data, "--workgroup", workgroup, "--name", "script", "--scopes",
                                         "admin directory")

    def start(self, *more, before=None, **environment):
        ready = self.root / "ready.json"
        ready.unlink(missing_ok=True)
        self.process = subprocess.Popen([self.program, "serve", "--data", self.data, "--listen", "127.0.0.1:0", "--ready-file", ready, "--log",
                                         self.log, *map(str, more)], preexec_fn=before, env={**os.environ, **environment})
        until = time.monotonic() + 60
        while not ready.exists() or not ready.read_text().strip():
            if self.process.poll() is not None or time.monotonic() > until:
                raise AssertionError("the service did not start")
            time.sleep(0.02)
        place = json.loads(ready.read_text())
        self.url, self.ca = place["url"], place["caFile"]

    def stop(self):
        self.process.terminate()
        return self.process.wait(60)

    def session(self, workgroup="sakura", scope="admin directory"):
        """Asks as that tenant's service account, or as another app of `apps`; one for each thread."""
        app = self.apps[workgroup]
        http = requests.Session()
        http.trust_env = False
        http.verify = self.ca
        now = int(time.time())
        claims = {"iss": app["clientId"], "sub": app["serviceAccount"], "iat": now, "exp": now + 3600}
        form = {"assertion": jwt.encode(claims, pathlib.Path(app["privateKeyFile"]).read_text(), algorithm="RS256"),
                "grant_type": "urn:ietf:params:oauth:grant-type:jwt-bearer", "client_id": app["clientId"],
                "client_secret": app["clientSecret"], "scope": scope}
        answer = http.post(self.url + "/oauth2/v2.0/token", data=form, timeout=60)
        answer.raise_for_status()
        http.headers["Authorization"] = "Bearer " + answer.json()["access_token"]
        return http

    def verify_audit(self):
        return self.tool("audit", "verify", "--data", self.data)

    def resident_kib(self):
        for line in pathlib.Path(f"/proc/{self.process.pid}/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1])
        raise AssertionError("no memory is told")
