#!/usr/bin/env python3
"""bench_cut_off.py BIN_DIR MEMBERS: a real sekishod, and phones that speak the device protocol over TLS.

F10 the lost-device response: from the order to the refused request of the phone, to the proof that every token is refused, and to
the erase that the phone has confirmed; alone and beside thousands of agents that wait. F16 what a waiting agent costs. Prints JSON
records, one a line.
"""

import argparse
import asyncio
import json
import pathlib
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import uuid

sys.path[:0] = [str(pathlib.Path(__file__).resolve().parents[1] / name) for name in ("device", "service")]

import nginx_recipe  # noqa: E402
from bench_service import PASSWORD, Connection, Service, at, people, record, say, shown  # noqa: E402
from device_agent import Agent, Facts, Refused  # noqa: E402
from device_agent import Service as Place  # noqa: E402

STEPS = ("appStop", "endSessions", "revokeTokens", "untrust", "block", "wipeAppData")
BUDGET = {"wipesPerAdministrator": 1000, "wipesPerTenant": 10000, "cutOffsPerAdministrator": 10000,
          "cutOffsPerTenant": 100000}
AT_ONCE = 40


def resident(pid):
    for line in pathlib.Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1])
    raise RuntimeError("the service is gone")


def set_policy(service, master, key, values):
    connection = Connection(service, master)
    connection.ask("GET", f"/v1.0/admin/policies/{key}")
    head = connection.head

    def with_match(method, path, length, kind):  # the policies of a new tenant stand at revision 0
        return head(method, path, length, kind)[:-2] + b'If-Match: "0"\r\n\r\n'

    connection.head = with_match
    connection.json("PUT", f"/v1.0/admin/policies/{key}", {"values": values})


class Phone:
    """A member's phone that is online: signed in, registered, holding the push connection."""

    def __init__(self, place, user):
        self.user = user
        self.agent = Agent(place, Facts(name="iPhone 15"))
        self.task = None

    async def start(self):
        await self.agent.sign_in(self.user["email"], PASSWORD)
        await self.agent.register()
        self.task = asyncio.create_task(self.agent.run())
        await asyncio.sleep(0.05)
        if await self.agent.use() != 200:
            raise RuntimeError("the session did not work before it was cut off")

    async def until_refused(self):
        """An impatient thief: asks again and again with what he has."""
        token, asked = self.agent.access, 0
        other = Agent(self.agent.service)
        other.access = token
        while await other.use() != 401:
            asked += 1
            if asked > 2000:
                raise RuntimeError("the session was never refused")
        refused = time.perf_counter()
        await other.close()
        return refused

    async def close(self):
        await self.agent.close()
        if self.task:
            await asyncio.wait([self.task], timeout=5)


def step_of(cut_off, kind):
    return next((step for step in cut_off["steps"] if step["kind"] == kind), None)


async def one_loss(console, phone):
    """Times from the order on, in ms: answer, refused, proven, erased."""
    order = {"id": str(uuid.uuid4()), "userId": phone.user["userId"], "lost": "phone", "deviceId": phone.agent.device_id,
             "steps": [{"kind": kind} for kind in STEPS], "orderedAt": Facts().now()}
    thief = asyncio.create_task(phone.until_refused())
    await asyncio.sleep(0.01)
    begin = time.perf_counter()
    ordered = await asyncio.to_thread(console.json, "POST", "/v1.0/admin/cut-offs", order)
    answered = time.perf_counter()
    refused = await thief
    proven = erased = None
    while erased is None and time.perf_counter() - begin < 10:
        cut_off = await asyncio.to_thread(console.json, "GET", f"/v1.0/admin/cut-offs/{ordered['cutOff']['cutOffId']}")
        now = time.perf_counter()
        if proven is None and step_of(cut_off, "endSessions")["state"] == "verified":
            proven = now
        if step_of(cut_off, "wipeAppData")["state"] == "verified":
            erased = now
    if proven is None or erased is None:
        raise RuntimeError(f"not proven within ten seconds: {cut_off['steps']}")
    return [(moment - begin) * 1000 for moment in (answered, refused, proven, erased)]


async def losses(service, master, size, rounds, label, users=None):
    place, times = Place(service.url, service.ca), []
    for user in users or await asyncio.to_thread(people, service, master, rounds * 2):
        if len(times) > rounds:
            break
        phone = Phone(place, user)
        try:
            await phone.start()
        except Refused:
            await phone.close()
            continue  # has to choose a password, or was cut off before
        console = Connection(service, master)  # an idle one would be closed while phones are looked for
        times.append(await one_loss(console, phone))
        await phone.close()
    columns = list(zip(*times[1:]))  # the first warms up
    record("F10", f"lost phone, {label}: order to refused request", size, **shown(columns[1]),
           answer_p50=round(at(columns[0], 0.5), 2), answer_p99=round(at(columns[0], 0.99), 2))
    record("F10", f"lost phone, {label}: order to every token proven dead", size, **shown(columns[2]))
    record("F10", f"lost phone, {label}: order to confirmed erase", size, **shown(columns[3]))


async def waiting_agents(service, known, what="agents that hold a push connection", url=None, proxies=()):
    """Agents that hold a push connection each and hear nothing; over `url`, if given, which these processes serve."""
    place, agents, tasks = Place(url or service.url, service.ca), [], []
    for index, one in enumerate(known, 1):
        agent = Agent(place, Facts(name=f"device {index}"))
        agent.device_id, agent.device_token = one["deviceId"], one["deviceToken"]
        agents.append(agent)
    before, proxy = resident(service.process.pid), sum(map(resident, proxies))
    for index in range(0, len(agents), AT_ONCE):
        tasks += [asyncio.create_task(agent.run()) for agent in agents[index:index + AT_ONCE]]
        until = time.monotonic() + 60
        while sum(bool(agent.stream and agent.stream.writer) for agent in agents) < len(tasks):
            if time.monotonic() > until:
                raise RuntimeError("an agent could not hold its connection")
            await asyncio.sleep(0.01)
    await asyncio.sleep(3)
    for agent in agents:  # what it looked for commands over; the stream stays
        await agent.http.close()
    await asyncio.sleep(2)
    after = resident(service.process.pid)
    values = {"nginx_KB_each": round((sum(map(resident, proxies)) - proxy) / len(agents), 1)} if proxies else {}
    record("F16", what, len(agents), KB_each=round((after - before) / len(agents), 1), resident_MB=round(after / 1024), **values)
    return agents, tasks


async def let_go(agents, tasks):
    for agent in agents:
        agent.stop()
    await asyncio.wait(tasks, timeout=60)


async def behind_nginx(service, known):
    """The same agents through the recipe for nginx, which needs two descriptors each."""
    most = (resource.getrlimit(resource.RLIMIT_NOFILE)[1] - 1000) // 2
    process, url = nginx_recipe.started(service.folder / "recipe", service.data, service.folder / "proxy.sock",
                                        "worker_processes 1;", f"worker_connections {2 * most};")
    try:
        workers = pathlib.Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
        await let_go(*await waiting_agents(service, known[:most], "agents that hold a push connection behind nginx", url,
                                           [int(pid) for pid in workers]))
    finally:
        process.terminate()
        process.wait(20)


def entered(service, binaries, number):
    """Devices with agents; while the service does not run."""
    if not number:
        return []
    done = subprocess.run([binaries / "part_agents", service.data, str(number)], stdout=subprocess.PIPE, check=True, text=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def with_sessions(service, binaries, users):
    """So many live sessions of each of these members; while the service does not run."""
    for number, whose in users.items():
        subprocess.run([binaries / "part_agents", service.data, str(number), *(user["userId"] for user in whose)], check=True)


async def measure(service, master, options, known, users):
    await losses(service, master, options.members, options.rounds, "no other agent")
    for number, whose in users.items():
        await losses(service, master, options.members, len(whose) // 2, f"{number:,} live sessions of the member", whose)
    if known:
        agents, tasks = await waiting_agents(service, known)
        await losses(service, master, options.members, options.rounds, f"{options.agents:,} agents wait")
        await let_go(agents, tasks)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("bin", type=pathlib.Path)
    parser.add_argument("members", type=int)
    parser.add_argument("--rounds", type=int, default=60)
    parser.add_argument("--agents", type=int, default=10_000)
    parser.add_argument("--sessions", default="1000:20,10000:8", help="live sessions of a member : how many such members")
    options = parser.parse_args()
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    folder = pathlib.Path(tempfile.mkdtemp(prefix="sekisho-bench-"))
    service = None
    try:
        say(f"making a tenant of {options.members:,} members")
        service = Service(options.bin.resolve() / "sekishod", folder, options.members)
        service.start()
        service.stop()  # the store is at its newest step now
        known = entered(service, options.bin.resolve(), options.agents)
        service.start("--max-connections", str(2 * options.agents + 1000))
        master = service.sign_in("master", service.facts["setupPassword"], fresh=PASSWORD)
        set_policy(service, master, "brake", BUDGET)
        set_policy(service, master, "mobile", {"mdm": "lineworks"})
        users, some = {}, people(service, master, 2 * options.rounds + 120)[2 * options.rounds:]
        for number, count in (map(int, pair.split(":")) for pair in options.sessions.split(",") if pair):
            users[number], some = some[:2 * count], some[2 * count:]
        service.stop()
        with_sessions(service, options.bin.resolve(), users)
        service.start("--max-connections", str(2 * options.agents + 1000))
        master = service.sign_in("master", PASSWORD)
        asyncio.run(measure(service, master, options, known, users))
        if known and nginx_recipe.PROGRAM:  # anew: what was freed before would be taken for small connections
            service.stop()
            service.start("--max-connections", str(2 * options.agents + 1000), "--proxy-socket", str(service.folder / "proxy.sock"))
            asyncio.run(behind_nginx(service, known))
    finally:
        if service:
            service.stop()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
