#!/usr/bin/env python3
"""bench_service.py BIN_DIR MEMBERS: a real sekishod with an invented tenant, over TLS on the loopback device.

F7 first synchronization, F10 cut-off, F11 pages of the member list, F18 small GETs against nginx, V3 decisions for gateways. Prints JSON records, one a line.
F18 needs wrk and nginx; without them it says so and is left out.
"""

import argparse
import base64
import hashlib
import json
import os
import pathlib
import re
import secrets
import shutil
import socket
import ssl
import subprocess
import sys
import tempfile
import time
import urllib.parse

PASSWORD = "Kawara7-mizu-Tsuru"
WORKGROUP = "bench"
PATH = os.environ.get("PATH", "") + ":/usr/sbin"
SINCE = time.monotonic()


def say(text):
    print(f"[{time.monotonic() - SINCE:7.1f} s] {text}", file=sys.stderr, flush=True)


def record(ident, what, size, **values):
    print(json.dumps({"id": ident, "what": what, "size": size, **values}), flush=True)


def at(times, share):
    return sorted(times)[min(len(times) - 1, int(share * len(times)))]


def shown(times):
    return {"unit": "ms", "p50": round(at(times, 0.5), 2), "p99": round(at(times, 0.99), 2), "max": round(max(times), 2),
            "n": len(times)}


class Connection:
    """One kept connection. As little as HTTP needs, so that the client's own time stays small beside the service's."""

    LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.I)

    def __init__(self, service, token=None):
        self.token = token
        self.host = urllib.parse.urlsplit(service.url).netloc
        name, port = self.host.rsplit(":", 1)
        context = ssl.create_default_context(cafile=service.ca)
        self.socket = context.wrap_socket(socket.create_connection((name, int(port)), timeout=60), server_hostname=name)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def head(self, method, path, length, kind):
        lines = [f"{method} {path} HTTP/1.1", f"Host: {self.host}"]
        if self.token:
            lines.append(f"Authorization: Bearer {self.token}")
        if kind:
            lines.append(f"Content-Type: {kind}")
        if length or method != "GET":
            lines.append(f"Content-Length: {length}")
        return ("\r\n".join(lines) + "\r\n\r\n").encode()

    def ask(self, method, path, body=b"", kind=None):
        self.socket.sendall(self.head(method, path, len(body), kind) + body)
        got = b""
        while b"\r\n\r\n" not in got:
            more = self.socket.recv(262144)
            if not more:
                raise RuntimeError("the service closed the connection")
            got += more
        head, _, rest = got.partition(b"\r\n\r\n")
        length = self.LENGTH.search(head)
        parts, have = [rest], len(rest)
        while length and have < int(length.group(1)):
            parts.append(self.socket.recv(262144))
            have += len(parts[-1])
        return int(head[9:12]), b"".join(parts)

    def json(self, method, path, body=None):
        status, text = self.ask(method, path, b"" if body is None else json.dumps(body).encode(), "application/json")
        if status >= 300:
            raise RuntimeError(f"{method} {path}: {status} {text[:300]!r}")
        return json.loads(text) if text else None


class Service:
    def __init__(self, binary, folder, members):
        self.binary, self.folder, self.members, self.process = binary, folder, members, None
        self.data = folder / "data"
        password = folder / "member-password"
        password.write_text(PASSWORD + "\n")
        password.chmod(0o600)
        self.facts = self.tool("init", "--data", self.data, "--workgroup", WORKGROUP, "--admin", "master", "--sample",
                               members, "--seed", 1, "--sample-password-file", password)
        self.app = self.tool("client", "add", "--data", self.data, "--workgroup", WORKGROUP, "--name", "bench", "--scopes",
                             "directory access.evaluate")

    def tool(self, *words):
        done = subprocess.run([self.binary, *map(str, words), "--json"], stdout=subprocess.PIPE, check=True, text=True)
        return json.loads(done.stdout)

    def start(self, *more, pin=None):
        ready = self.folder / "ready.json"
        ready.unlink(missing_ok=True)
        rates = [word for name in ("directory", "download", "sign-in", "admin", "push", "access") for word in (f"--rate-{name}", "0")]
        words = [self.binary, "serve", "--data", self.data, "--listen", "127.0.0.1:0", "--ready-file", ready, "--log",
                 self.folder / "service.log", "--no-access-log", *rates, *more]
        if pin is not None:
            words = ["taskset", "-c", str(pin), *words]
        self.process = subprocess.Popen(words)
        until = time.monotonic() + 120
        while not ready.exists() or not ready.read_text().strip():
            if self.process.poll() is not None or time.monotonic() > until:
                raise RuntimeError("the service did not start")
            time.sleep(0.02)
        facts = json.loads(ready.read_text())
        self.url, self.ca = facts["url"].rstrip("/"), facts["caFile"]

    def stop(self):
        if self.process and self.process.poll() is None:
            self.process.terminate()
            self.process.wait(60)

    def form(self, **fields):
        status, text = Connection(self).ask("POST", "/oauth2/v2.0/token", urllib.parse.urlencode(fields).encode(),
                                            "application/x-www-form-urlencoded")
        if status != 200:
            raise RuntimeError(f"no token: {status} {text!r}")
        return json.loads(text)["access_token"]

    def sign_in(self, login, password=PASSWORD, kind="console", fresh=None):
        verifier = secrets.token_urlsafe(48)
        digest = hashlib.sha256(verifier.encode()).digest()
        connection = Connection(self)
        step = connection.json("POST", "/oauth2/v2.0/console/challenge", {
            "loginId": f"{login}@{WORKGROUP}" if "@" not in login else login, "password": password,
            "clientId": "sekisho-console", "codeChallenge": base64.urlsafe_b64encode(digest).rstrip(b"=").decode(),
            "client": {"kind": kind, "deviceName": "bench", "os": "Linux", "version": "1"}})
        if step["status"] == "newPassword" and fresh:
            step = connection.json("POST", f"/oauth2/v2.0/console/challenge/{step['challengeId']}/new-password",
                                   {"password": fresh})
        if step["status"] != "complete":
            raise RuntimeError(f"{login} cannot sign in: {step['status']}")
        return self.form(grant_type="authorization_code", client_id="sekisho-console", code=step["code"],
                         code_verifier=verifier)

    def service_account(self, scope="directory"):
        def part(data):
            return base64.urlsafe_b64encode(data).rstrip(b"=")

        now = int(time.time())
        claims = {"iss": self.app["clientId"], "sub": self.app["serviceAccount"], "iat": now, "exp": now + 3600}
        signed = part(b'{"alg":"RS256","typ":"JWT"}') + b"." + part(json.dumps(claims).encode())
        signature = subprocess.run(["openssl", "dgst", "-sha256", "-sign", self.app["privateKeyFile"]], input=signed,
                                   stdout=subprocess.PIPE, check=True).stdout
        return self.form(grant_type="urn:ietf:params:oauth:grant-type:jwt-bearer", scope=scope,
                         assertion=(signed + b"." + part(signature)).decode(), client_id=self.app["clientId"],
                         client_secret=self.app["clientSecret"])


def part(service, name, *words, told):
    """A program of ours that asks the service and prints records."""
    program = service.binary.parent / name
    if not program.exists():
        say(f"{name} left out: it is not built")
        return
    done = subprocess.run([program, *map(str, words)], input=told, stdout=subprocess.PIPE, text=True, timeout=900)
    print(done.stdout, end="", flush=True)
    if done.returncode != 0:
        raise RuntimeError(f"{name} failed")


def list_pages(service, master, size):
    port = urllib.parse.urlsplit(service.url).port
    tokens = {"service account": service.service_account(), "highest administrator": master,
              "deputy for one organization": service.sign_in("branch1")}
    part(service, "part_pages", port, service.ca, size, told="".join(f"{name}\t{token}\n" for name, token in tokens.items()))


def decisions(service, master, size):
    port = urllib.parse.urlsplit(service.url).port
    lines = [service.service_account("access.evaluate"), *(user["userId"] for user in people(service, master, 200))]
    part(service, "part_access", port, service.ca, size, service.data, told="".join(f"{line}\n" for line in lines))


def first_synchronization(service, size):
    part(service, "part_sync", service.url, service.ca, f"master@{WORKGROUP}", size, told=PASSWORD + "\n")


def people(service, master, number):
    """Members who can sign in and hold no role."""
    connection, found, cursor = Connection(service, master), [], None
    while len(found) < number:
        page = connection.json("GET", "/v1.0/users?count=100" + (f"&cursor={urllib.parse.quote(cursor, safe='')}" if cursor else ""))
        found += [user for user in page["users"] if not any(user[flag] for flag in (
            "isAdministrator", "isPending", "isSuspended", "isDeleted", "isAwaiting"))
            and not user["leaveOfAbsence"]["isLeaveOfAbsence"]]
        cursor = page["responseMetaData"]["nextCursor"]
        if cursor is None:
            break
    return found


def cut_off(service, master, size, rounds):
    console = Connection(service, master)
    times, calls, late, used = [], [], 0, 0
    for user in people(service, master, rounds * 2):
        if used > rounds:
            break
        try:
            token = service.sign_in(user["email"], kind="mobileApp")
        except RuntimeError:
            continue  # has to choose a password, or has a second factor
        phone = Connection(service, token)
        if phone.ask("GET", "/v1.0/users/me")[0] != 200:
            raise RuntimeError("the session did not work before it was cut off")
        used += 1
        begin = time.perf_counter()
        status, body = console.ask("POST", f"/v1.0/users/{user['userId']}/force-logout")
        answered = time.perf_counter()
        if status != 202:
            raise RuntimeError(f"force-logout: {status} {body!r}")
        asked = 0
        while True:
            asked += 1
            status, _ = phone.ask("GET", "/v1.0/users/me")
            if status == 401:
                break
            if asked > 1000:
                raise RuntimeError("the session was never refused")
        refused = time.perf_counter()
        if used == 1:
            continue  # warm-up
        late += asked > 1
        times.append((refused - begin) * 1000)
        calls.append((answered - begin) * 1000)
    record("F10", "force-logout call to refused request of the cut session", size, **shown(times),
           call_p50=round(at(calls, 0.5), 2), served_after_answer=late)


def wrk(url, seconds, token=None):
    words = ["taskset", "-c", "1", "wrk", "-t1", "-c32", f"-d{seconds}s", url]
    if token:
        words += ["-H", f"Authorization: Bearer {token}"]
    out = subprocess.run(words, stdout=subprocess.PIPE, check=True, text=True).stdout
    bad = re.search(r"Non-2xx or 3xx responses: (\d+)", out)
    if bad:
        raise RuntimeError("wrk was refused: " + out)
    return float(re.search(r"Requests/sec:\s+([\d.]+)", out).group(1))


NGINX = """daemon off; pid {folder}/nginx.pid; error_log {folder}/nginx.err; worker_processes 1;
events {{ worker_connections 1024; }}
http {{
  access_log off; sendfile on; tcp_nopush on; tcp_nodelay on; keepalive_requests 100000000; open_file_cache max=10;
  client_body_temp_path {folder}/t1; proxy_temp_path {folder}/t2; fastcgi_temp_path {folder}/t3;
  uwsgi_temp_path {folder}/t4; scgi_temp_path {folder}/t5; default_type application/json;
  server {{ listen 127.0.0.1:{port} ssl; ssl_certificate {data}/server.pem; ssl_certificate_key {data}/server.key;
    ssl_protocols TLSv1.2 TLSv1.3; root {folder}/www; }}
}}
"""


def started_nginx(service, config):
    static = subprocess.Popen(["taskset", "-c", "0", shutil.which("nginx", path=PATH), "-c", config, "-e",
                               service.folder / "nginx.err"])
    port = int(re.search(r"127\.0\.0\.1:(\d+)", config.read_text()).group(1))
    until = time.monotonic() + 20
    while True:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return static, port
        if time.monotonic() > until or static.poll() is not None:
            raise RuntimeError("nginx did not start: " + (service.folder / "nginx.err").read_text())
        time.sleep(0.05)


def small_gets(service, size, seconds=4, turns=3):
    """Each address against nginx with a static file of the same bytes; A and B by turns, the first turn warms up."""
    if not all(shutil.which(tool, path=PATH) for tool in ("nginx", "wrk", "taskset")) or (os.cpu_count() or 1) < 2:
        say("F18 left out: it needs wrk, nginx, taskset and two cores")
        return
    service.start("--workers", "1", "--io-threads", "1", pin=0)
    token = service.sign_in("master")
    connection = Connection(service, token)
    somebody = connection.json("GET", "/v1.0/users?count=1")["users"][0]["userId"]
    gets = [("/v1.0/admin/capabilities", "capabilities"), ("/v1.0/admin/me", "me"), (f"/v1.0/users/{somebody}", "one")]
    (service.folder / "www").mkdir()
    bodies = {}
    for path, name in gets:
        status, bodies[name] = connection.ask("GET", path)
        if status != 200:
            raise RuntimeError(f"{path}: {status}")
        (service.folder / "www" / name).write_bytes(bodies[name])
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    config = service.folder / "nginx.conf"
    config.write_text(("user root; " if os.geteuid() == 0 else "") +
                      NGINX.format(folder=service.folder, data=service.data, port=port))
    static, port = started_nginx(service, config)
    what = {"capabilities": "GET /v1.0/admin/capabilities", "me": "GET /v1.0/admin/me",
            "one": "GET one member, read from the store"}
    try:
        for path, name in gets:
            ours, theirs = [], []
            for turn in range(turns + 1):
                a = wrk(service.url + path, seconds if turn else 1, token)
                b = wrk(f"https://127.0.0.1:{port}/{name}", seconds if turn else 1)
                if turn:
                    ours.append(a)
                    theirs.append(b)
            mine, other = at(ours, 0.5), at(theirs, 0.5)
            record("F18", f"{what[name]} ({len(bodies[name])} bytes) over TLS, one core, against nginx static", size,
                   requests_per_s=round(mine), nginx_per_s=round(other), ratio=round(mine / other, 2))
    finally:
        static.terminate()
        static.wait(20)
        service.stop()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("bin", type=pathlib.Path)
    parser.add_argument("members", type=int)
    parser.add_argument("--rounds", type=int, default=200, help="rounds of the cut-off")
    parser.add_argument("--no-nginx", action="store_true", help="leave out F18, which does not depend on the size")
    parser.add_argument("--parts", nargs="+", choices=["pages", "decisions", "synchronization", "cut-off"], help="only these")
    options = parser.parse_args()
    folder = pathlib.Path(tempfile.mkdtemp(prefix="sekisho-bench-"))
    service = None
    try:
        say(f"making a tenant of {options.members:,} members")
        service = Service(options.bin.resolve() / "sekishod", folder, options.members)
        service.start()
        master = service.sign_in("master", service.facts["setupPassword"], fresh=PASSWORD)
        size = options.members
        parts = {"pages": lambda: list_pages(service, master, size), "decisions": lambda: decisions(service, master, size),
                 "synchronization": lambda: first_synchronization(service, size),
                 "cut-off": lambda: cut_off(service, master, size, options.rounds)}
        for name, measure in parts.items():
            if name in (options.parts or parts):
                say(name)
                measure()
        service.stop()
        if not options.no_nginx:
            say("small GET against nginx")
            small_gets(service, options.members)
    finally:
        if service:
            service.stop()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
