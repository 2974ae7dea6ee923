#!/usr/bin/env python3
"""Devices that speak the device protocol: simulator.py --url URL --ca FILE --login ID --password-file FILE
       [--behaviour online|offline|lying|slow|deaf|clockOff] [--push | --poll] [--count N --credentials FILE]

Prints what each does, one JSON object a line, without secrets. `--credentials` names a file with one JSON object a line:
{"loginId", "password"}, {"accessToken"} or {"deviceId", "deviceToken"}, and "name", "vendorId" where wanted; `--count`
takes the first of them. Lines on the standard input command all of them: online, offline, use, stop.
"""

import argparse
import asyncio
import contextlib
import datetime
import json
import pathlib
import resource
import sys

from device_agent import BEHAVIOURS, Agent, Facts, Refused, Service

AT_ONCE = 50  # handshakes and sign-ins; the service hashes a few passwords at a time


def say(who, event, **more):
    at = datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    print(json.dumps({"at": at, "agent": who, "event": event, **more}, ensure_ascii=False), flush=True)


def people(options):
    if options.credentials:
        lines = pathlib.Path(options.credentials).read_text(encoding="utf-8").splitlines()
        known = [json.loads(line) for line in lines if line.strip()]
        return known[:options.count] if options.count else known
    password = pathlib.Path(options.password_file).read_text(encoding="utf-8").rstrip("\r\n")
    return [{"loginId": options.login, "password": password}]


def agent_for(service, options, person, index):
    who = person.get("loginId") or person.get("deviceId") or f"agent {index}"
    facts = Facts(kind=options.kind, name=person.get("name", options.name), vendor_id=person.get("vendorId", options.vendor_id),
                  clock_offset=86_400 if options.behaviour == "clockOff" else 0)
    behaviour = "online" if options.behaviour in ("offline", "clockOff") else options.behaviour
    return Agent(service, facts, behaviour, options.delay, lambda event, **more: say(who, event, **more))


async def enter(agent, person):
    if "deviceToken" in person:
        agent.device_id, agent.device_token = person["deviceId"], person["deviceToken"]
        return
    if "accessToken" in person:
        agent.access = person["accessToken"]
    else:
        await agent.sign_in(person["loginId"], person["password"])
    await agent.register()


async def keep_using(agent, seconds):
    """What gives a liar away: he goes on with what he has, after he has said that it is gone."""
    while not agent.stopped.is_set():
        await asyncio.sleep(seconds)
        if not any(agent.done.values()):
            continue
        await agent.use()
        with contextlib.suppress(Refused):
            await agent.report()


async def live(agent, person, options, gate):
    async with gate:
        try:
            await enter(agent, person)
        except Refused as refused:
            agent.told("refused", status=refused.status, code=refused.code)
            return
        tasks = [asyncio.create_task(agent.run(push=not options.poll))]
        if not options.poll:
            with contextlib.suppress(asyncio.TimeoutError):
                await asyncio.wait_for(agent.attached.wait(), 10)
    if options.behaviour == "lying":
        tasks.append(asyncio.create_task(keep_using(agent, options.delay)))
    if options.behaviour == "offline":
        asyncio.get_running_loop().call_later(options.after, agent.go_offline)
    await tasks[0]
    for task in tasks[1:]:
        await asyncio.wait([task], timeout=2 * options.delay)
        task.cancel()


async def obey_input(agents):
    loop = asyncio.get_running_loop()
    reader = asyncio.StreamReader()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    while (line := await reader.readline()):
        word = line.decode().strip()
        for agent in agents:
            if word == "offline":
                agent.go_offline()
            elif word == "online":
                agent.go_online()
            elif word == "use":
                await agent.use()
            elif word == "stop":
                agent.stop()


async def main(options):
    service = Service(options.url, options.ca)
    known = people(options)
    agents = [agent_for(service, options, person, index) for index, person in enumerate(known, 1)]
    gate = asyncio.Semaphore(AT_ONCE)
    listening = asyncio.create_task(obey_input(agents)) if options.stdin else None
    await asyncio.gather(*(live(agent, person, options, gate) for agent, person in zip(agents, known)))
    if listening:
        listening.cancel()


def arguments():
    words = argparse.ArgumentParser(description="Devices that speak the device protocol of sekishod.")
    words.add_argument("--url", required=True)
    words.add_argument("--ca", required=True, help="certificate of the authority of the service")
    words.add_argument("--login")
    words.add_argument("--password-file")
    words.add_argument("--credentials", help="many agents: one JSON object a line")
    words.add_argument("--count", type=int, default=0)
    words.add_argument("--behaviour", choices=BEHAVIOURS, default="online")
    words.add_argument("--kind", choices=("mobileApp", "pcApp", "driveExplorer"), default="mobileApp")
    words.add_argument("--name", default="iPhone 15")
    words.add_argument("--vendor-id", default="")
    words.add_argument("--delay", type=float, default=3.0, help="seconds a slow one takes, a liar waits")
    words.add_argument("--after", type=float, default=0.0, help="seconds until an offline one goes")
    words.add_argument("--stdin", action="store_true", help="take commands from the standard input")
    way = words.add_mutually_exclusive_group()
    way.add_argument("--push", action="store_true")
    way.add_argument("--poll", action="store_true")
    options = words.parse_args()
    if not options.credentials and not (options.login and options.password_file):
        words.error("--login and --password-file, or --credentials")
    return options


if __name__ == "__main__":
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(main(arguments()))
