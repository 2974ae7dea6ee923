"""A member's device and its agent, as they speak to the service: sign-in of the app, and the device protocol of
docs/device-protocol.md. One connection for requests, one for the push stream; asyncio, so that one process holds many.

    service = Service(url, ca_file)
    agent = Agent(service, Facts(name="iPhone 15"), told=print)
    await agent.sign_in("user1@sakura", password)
    await agent.register()
    await agent.run(push=True)          # until it is erased, stopped or refused
"""

import asyncio
import asyncio.sslproto
import base64
import contextlib
import dataclasses
import datetime
import hashlib
import hmac
import json
import random
import secrets
import ssl
import urllib.parse

# A connection that only waits needs no read buffer of 256 KiB.
asyncio.sslproto.SSLProtocol.max_size = 16 * 1024

CLIENT = "sekisho-console"
IDLE = 5  # seconds that the connection for requests stays open beside the stream
ERASES = ("wipeAppData", "resetDevice")


class Refused(Exception):
    """The service answered with an error: its status and code."""

    def __init__(self, status, code):
        super().__init__(f"{status} {code}")
        self.status, self.code = status, code


class Service:
    """Where the service is, and whom to trust for it."""

    def __init__(self, url, ca):
        place = urllib.parse.urlsplit(url)
        self.host, self.port = place.hostname, place.port or 443
        self.tls = ssl.create_default_context(cafile=str(ca))

    async def connect(self):
        return await asyncio.open_connection(self.host, self.port, ssl=self.tls, limit=64 * 1024)


class Connection:
    """HTTP/1.1 with keep-alive: one request after the other."""

    def __init__(self, service):
        self.service = service
        self.reader = self.writer = None
        self.turn = asyncio.Lock()

    async def close(self):
        if self.writer:
            self.writer.close()
            with contextlib.suppress(Exception):
                await asyncio.wait_for(self.writer.wait_closed(), 2)
        self.reader = self.writer = None

    async def send(self, method, path, headers, body):
        if not self.writer:
            self.reader, self.writer = await self.service.connect()
        lines = [f"{method} {path} HTTP/1.1", f"Host: {self.service.host}:{self.service.port}"]
        lines += [f"{name}: {value}" for name, value in headers.items()]
        if body or method == "POST":
            lines.append(f"Content-Length: {len(body)}")
        self.writer.write(("\r\n".join(lines) + "\r\n\r\n").encode() + body)
        await self.writer.drain()
        return await self.head()

    async def head(self):
        status = await self.reader.readline()
        if not status:
            raise ConnectionResetError("closed")
        headers = {}
        while (line := (await self.reader.readline()).decode("latin-1").rstrip("\r\n")):
            name, _, value = line.partition(":")
            headers[name.strip().lower()] = value.strip()
        return int(status.split()[1]), headers

    async def chunk(self):
        size = int((await self.reader.readline()).split(b";")[0], 16)
        data = await self.reader.readexactly(size) if size else b""
        await self.reader.readline()
        return data

    async def body(self, headers):
        if headers.get("transfer-encoding") == "chunked":
            parts = []
            while (part := await self.chunk()):
                parts.append(part)
            return b"".join(parts)
        return await self.reader.readexactly(int(headers.get("content-length", 0)))

    async def request(self, method, path, headers=None, body=b""):
        """Status, headers and body; once more on a new connection when the kept one was closed."""
        async with self.turn:
            for fresh in (not self.writer, True):
                try:
                    status, answered = await self.send(method, path, headers or {}, body)
                    data = b"" if status == 204 else await self.body(answered)
                    if answered.get("connection") == "close":
                        await self.close()
                    return status, answered, data
                except (ConnectionError, asyncio.IncompleteReadError):
                    await self.close()
                    if fresh:
                        raise
            raise ConnectionResetError("closed")

    async def events(self, path, headers):
        """Names of server-sent events as they come. Refused when the answer is no stream."""
        status, answered = await self.send("GET", path, headers, b"")
        if status != 200:
            raise Refused(status, code_of(await self.body(answered)))
        chunked = answered.get("transfer-encoding") == "chunked"
        rest = b""
        while True:
            data = await self.chunk() if chunked else await self.reader.read(4096)
            if not data:
                return
            *lines, rest = (rest + data).split(b"\n")
            for line in lines:
                if line.startswith(b"event:"):
                    yield line[6:].strip().decode()


def code_of(data):
    try:
        return json.loads(data).get("code", "")
    except ValueError:
        return ""


def proof_of(token, command_id, nonce, outcome=""):
    return hmac.new(token.encode(), f"{command_id}\n{nonce}\n{outcome}".encode(), hashlib.sha256).hexdigest()


@dataclasses.dataclass
class Facts:
    """What a device says of itself."""

    kind: str = "mobileApp"
    name: str = "iPhone 15"
    model: str = "iPhone15,4"
    os: str = "iOS"
    os_version: str = "18.6"
    vendor_id: str = ""
    version: str = "4.3.2"
    mdm_profile: str = "lineworks"
    clock_offset: float = 0  # seconds that its clock is ahead

    def now(self):
        at = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(seconds=self.clock_offset)
        return at.isoformat(timespec="milliseconds").replace("+00:00", "Z")

    def report(self):
        body = {"kind": self.kind, "name": self.name, "model": self.model, "os": self.os, "osVersion": self.os_version,
                "apps": [{"name": "drive" if self.kind == "driveExplorer" else "works", "version": self.version}],
                "mdmProfile": self.mdm_profile, "deviceTime": self.now()}
        return {**body, "vendorId": self.vendor_id} if self.vendor_id else body


class Agent:
    """An app with its agent. Behaviours: online (does what it is told), lying (confirms an erase and goes on), slow
    (takes `delay` seconds for each answer), deaf (acknowledges and does nothing)."""

    def __init__(self, service, facts=None, behaviour="online", delay=3.0, told=lambda event, **more: None):
        self.service, self.facts, self.behaviour, self.delay = service, facts or Facts(), behaviour, delay
        self.told = told
        self.http = Connection(service)
        self.waiting = Connection(service)  # holds the polls: an app does not stand still meanwhile
        self.stream = self.resting = None
        self.access = self.refresh_token = ""
        self.device_id = self.device_token = ""
        self.done = {}  # commandId → outcome
        self.erased = False
        self.stopped = asyncio.Event()
        self.attached = asyncio.Event()  # the stream is open and what was ordered before is known
        self.reachable = asyncio.Event()
        self.reachable.set()

    # --- the app ---

    async def call(self, method, path, scheme="", body=None, form=None, over=None):
        """Status and JSON of an answer. `scheme` is "", "Bearer" or "Device"."""
        headers = {}
        if scheme:
            headers["Authorization"] = f"{scheme} {self.access if scheme == 'Bearer' else self.device_token}"
        data = b""
        if form is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            data = urllib.parse.urlencode(form).encode()
        elif body is not None:
            headers["Content-Type"] = "application/json"
            data = json.dumps(body).encode()
        status, _, answered = await (over or self.http).request(method, path, headers, data)
        try:
            return status, json.loads(answered) if answered else {}
        except ValueError:
            return status, {}

    async def must(self, *words, **more):
        status, answer = await self.call(*words, **more)
        if status >= 400:
            raise Refused(status, answer.get("code") or answer.get("error_description", "").partition(":")[0])
        return answer

    async def sign_in(self, login, password):
        verifier = secrets.token_urlsafe(48)
        challenge = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()
        client = {"kind": self.facts.kind, "deviceName": self.facts.name, "os": f"{self.facts.os} {self.facts.os_version}",
                  "version": self.facts.version}
        if self.facts.vendor_id:
            client["vendorId"] = self.facts.vendor_id
        step = await self.must("POST", "/oauth2/v2.0/console/challenge", body={
            "loginId": login, "password": password, "clientId": CLIENT, "codeChallenge": challenge, "client": client})
        if step.get("status") != "complete":
            raise Refused(200, step.get("status", ""))
        await self.redeem(step["code"], verifier)
        self.told("signedIn", kind=self.facts.kind)

    async def redeem(self, code, verifier):
        tokens = await self.must("POST", "/oauth2/v2.0/token", form={
            "grant_type": "authorization_code", "client_id": CLIENT, "code": code, "code_verifier": verifier})
        self.access, self.refresh_token = tokens["access_token"], tokens.get("refresh_token", "")

    async def refresh(self):
        tokens = await self.must("POST", "/oauth2/v2.0/token", form={
            "grant_type": "refresh_token", "client_id": CLIENT, "refresh_token": self.refresh_token})
        self.access, self.refresh_token = tokens["access_token"], tokens.get("refresh_token", self.refresh_token)

    async def use(self):
        """An ordinary request of the app: its status."""
        status, _ = await self.call("GET", "/oauth2/v2.0/userinfo", "Bearer")
        self.told("used", status=status)
        return status

    # --- the agent ---

    async def register(self):
        body = self.facts.report()
        if self.device_token:  # the same installation as before
            body["previousToken"] = self.device_token
        answer = await self.must("POST", "/v1.0/device/registration", "Bearer", body=body)
        self.device_id, self.device_token = answer["deviceId"], answer["deviceToken"]
        self.told("registered", deviceId=self.device_id)
        return answer

    async def report(self):
        return await self.must("POST", "/v1.0/device/report", "Device", body=self.facts.report())

    async def commands(self, wait=0):
        over = self.waiting if wait else None
        answer = await self.must("GET", f"/v1.0/device/commands?wait={wait}", "Device", over=over)
        return answer["commands"]

    async def answer(self, command, what, outcome="", **more):
        """Acknowledges ("acknowledgement") or tells the result; `more` lays over the body (tests of bad ones)."""
        body = {"nonce": command["nonce"], "proof": proof_of(self.device_token, command["commandId"], command["nonce"], outcome),
                "deviceTime": self.facts.now()}
        if outcome:
            body["outcome"] = outcome
        return await self.must("POST", f"/v1.0/device/commands/{command['commandId']}/{what}", "Device", body={**body, **more})

    async def obey(self, command):
        kind, id_ = command["kind"], command["commandId"]
        if id_ in self.done:
            return
        self.told("command", kind=kind, commandId=id_)
        if self.behaviour == "slow":
            await asyncio.sleep(self.delay)
        await self.answer(command, "acknowledgement")
        self.told("acknowledged", kind=kind, commandId=id_)
        if self.behaviour == "deaf":
            self.done[id_] = ""
            return
        if self.behaviour == "slow":
            await asyncio.sleep(self.delay)
        if kind == "logout" and self.access:
            await self.use()  # so that the refusal is seen at once
        honest = self.behaviour != "lying"
        if kind in ERASES and honest:
            self.access = self.refresh_token = ""
        await self.answer(command, "result", "done")
        self.done[id_] = "done"
        self.told("finished", kind=kind, commandId=id_, outcome="done")
        if kind in ERASES and honest:
            self.device_token, self.erased = "", True
            self.told("erased")
            self.stop()

    async def look(self, wait=0):
        for command in await self.commands(wait):
            await self.obey(command)
            if self.erased:
                return

    def rest_later(self):
        """Of many agents that only wait none needs a second connection."""
        async def rest():
            await asyncio.sleep(IDLE)
            if not self.http.turn.locked():
                await self.http.close()

        if self.resting:
            self.resting.cancel()
        self.resting = asyncio.create_task(rest())

    def hang_up(self):
        for held in (self.stream, self.waiting):
            if held and held.writer:
                held.writer.close()

    def stop(self):
        self.stopped.set()
        self.reachable.set()
        self.hang_up()

    def go_offline(self):
        self.reachable.clear()
        self.told("offline")
        self.hang_up()

    def go_online(self):
        self.told("online")
        self.reachable.set()

    async def hold_push(self):
        self.stream = Connection(self.service)
        try:
            async for event in self.stream.events("/v1.0/device/push", {"Authorization": f"Device {self.device_token}"}):
                if event == "command":
                    await self.look()
                    self.attached.set()
                    self.rest_later()
                if self.stopped.is_set() or not self.reachable.is_set():
                    return
        finally:
            await self.stream.close()

    async def run(self, push=True, wait=60):
        """Until it is stopped, erased, or its token is refused. A lying one goes on with a dead token for as long as it can."""
        pause = 0.5
        while not self.stopped.is_set():
            await self.reachable.wait()
            try:
                self.told("listening", push=push)
                if push:
                    await self.hold_push()
                else:
                    await self.look(wait)
                pause = 0.5
            except Refused as refused:
                self.told("refused", status=refused.status, code=refused.code)
                if refused.status == 401:
                    return
            except (OSError, asyncio.IncompleteReadError, ValueError):
                await self.waiting.close()
                if not push and not self.stopped.is_set():
                    await asyncio.sleep(pause)
            if push and not self.stopped.is_set() and self.reachable.is_set():
                await asyncio.sleep(pause * random.uniform(0.5, 1.5))
                pause = min(pause * 2, 30)

    async def close(self):
        self.stop()
        if self.resting:
            self.resting.cancel()
        await self.http.close()
        await self.waiting.close()


BEHAVIOURS = ("online", "offline", "lying", "slow", "deaf", "clockOff")
