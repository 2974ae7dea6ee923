#!/usr/bin/env python3
"""What no friendly client sends, against changesets, groups, rooms, invitations and the join form of a real service: each gets a
clear status and code, the service keeps serving, and the audit chain holds afterwards: test_hostile.py DIRECTORY_OF_THE_PROGRAMS"""

import concurrent.futures
import json
import pathlib
import socket
import ssl
import sys
import time
import unittest
import urllib.parse

from script_service import ScriptService

PROGRAM = pathlib.Path(sys.argv.pop(1) if len(sys.argv) > 1 else "build/dev/bin").resolve() / "sekishod"
ADMIN = "/v1.0/admin"
DEEP = "[" * 100_000
HUGE_NUMBER = "9" * 400
# (what is wrong, the body, its type); none of them is one that any of the endpoints takes
BODIES = [
    ("truncated", b'{"title":"x","operations":[{"no":1', "application/json"),
    ("no JSON", b"title=x", "application/json"),
    ("a form", b"title=x&token=y", "application/x-www-form-urlencoded"),
    ("another type", b"<title/>", "application/xml"),
    ("a list", b"[1,2,3]", "application/json"),
    ("a number", b"17", "application/json"),
    ("deep", ('{"title":' + DEEP).encode(), "application/json"),
    ("deep and closed", ('{"title":' + "[" * 5000 + "]" * 5000 + "}").encode(), "application/json"),
    ("half a character", b'{"title":"\xe8\x8a"}', "application/json"),
    ("too long a form of /", b'{"title":"\xc0\xaf"}', "application/json"),
    ("half a pair", b'{"title":"\\ud800","groupName":"\\udfff","token":"\\ud800"}', "application/json"),
    ("two values", b'{"title":"x"}{"title":"y"}', "application/json"),
    ("wrong kinds", json.dumps({"title": 7, "groupName": {}, "operations": "x", "linkAllowed": "yes", "inviters": 1, "expiresInDays": "x",
                                "role": [], "token": {}, "members": 3, "administrators": "x", "skipRefused": "no"}).encode(), "application/json"),
    ("a gigantic number", ('{"title":"x","expiresInDays":%s,"operations":[{"no":%s}],"acceptWaiting":%s}' % ((HUGE_NUMBER,) * 3)).encode(),
     "application/json"),
    ("below zero", b'{"title":"x","operations":[{"no":-1,"kind":"member","action":"update","id":"x"}],"expiresInDays":-5,'
                   b'"linkAllowed":true,"inviters":"ALL_MEMBERS","autoApproval":true,"acceptWaiting":-1}', "application/json"),
]


def below(answer, limit=500):
    return answer.status_code < limit


class Hostile(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.service = ScriptService(PROGRAM, "--sample", 80)
        cls.addClassCleanup(cls.service.close)
        cls.service.add_tenant("ume", "--sample", 20)
        cls.service.start("--rate-admin", 0, "--rate-directory", 0, "--rate-sign-in", 0)
        cls.http = cls.service.session()
        user = cls.http.get(cls.service.url + "/v1.0/users?count=1", timeout=60).json()["users"][0]
        cls.domain = user["domainId"]
        cls.group = cls.made("/v1.0/groups", {"domainId": cls.domain, "groupName": "固い会", "administrators": [{"userId": user["userId"]}],
                                              "members": [{"id": user["userId"], "type": "USER"}], "useMessage": True})["groupId"]
        cls.unit = cls.http.get(cls.service.url + "/v1.0/orgunits?count=1", timeout=60).json()["orgUnits"][0]["orgUnitId"]

    @classmethod
    def made(cls, path, body, http=None):
        answer = (http or cls.http).post(cls.service.url + path, json=body, timeout=60)
        assert answer.status_code == 201, answer.text
        return answer.json()

    def ask(self, method, path, http=None, **more):
        return (http or self.http).request(method, self.service.url + path, timeout=120, **more)

    def refused(self, answer, *statuses):
        """With a code and a sentence, and never by a fault of the service."""
        where = f"{answer.request.method} {answer.request.path_url}: {answer.status_code} {answer.text[:200]}"
        self.assertTrue(400 <= answer.status_code < 500, where)
        if statuses:
            self.assertIn(answer.status_code, statuses, where)
        body = answer.json()
        self.assertRegex(body["code"], r"^[A-Z][A-Z0-9_]+$", where)
        self.assertGreater(len(body["description"]), 5, where)
        return body["code"]

    def operation(self, number, action="update", target="admin@sakura", value=None, kind="member"):
        line = {"no": number, "kind": kind, "action": action, "id": target}
        return json.dumps({**line, "value": value} if value is not None else line)

    def changeset(self, http=None, title="異動"):
        return "%s/changesets/%s" % (ADMIN, self.made(ADMIN + "/changesets", {"title": title}, http)["changesetId"])

    def send(self, place, lines, first=1, http=None):
        return self.ask("PUT", f"{place}/operations?from={first}", http, data="\n".join(lines).encode())

    def joiners(self, first, count):
        return [self.operation(n, "create", f"new:j{n}", {"domainId": self.domain, "email": f"joiner{n}", "privateEmail": f"j{n}@example.com",
                                                          "userName": {"lastName": f"社員{n}"}}) for n in range(first, first + count)]

    def count_joiners(self):
        found, cursor = 0, None
        while True:
            page = self.ask("GET", "/v1.0/users", params={"count": 100, **({"cursor": cursor} if cursor else {})}).json()
            found += sum(user["email"].startswith("joiner") for user in page["users"])
            cursor = page["responseMetaData"]["nextCursor"]
            if not cursor:
                return found

    def settled(self, place):
        until = time.monotonic() + 120
        while time.monotonic() < until:
            found = self.ask("GET", place).json()
            if found["state"] not in ("planning", "applying", "rollingBack"):
                return found
            time.sleep(0.02)
        self.fail("the changeset goes on and on")

    def test_a_bodies_of_all_wrong_kinds(self):
        place = self.changeset()
        paths = [("POST", ADMIN + "/changesets"), ("POST", "/v1.0/groups"), ("PATCH", f"/v1.0/groups/{self.group}"),
                 ("PUT", f"/v1.0/groups/{self.group}"), ("POST", f"/v1.0/groups/{self.group}/members"),
                 ("POST", f"/v1.0/groups/{self.group}/administrators"), ("PUT", ADMIN + "/invitations/settings"),
                 ("POST", ADMIN + "/invitations"), ("POST", "/v1.0/join"), ("POST", "/v1.0/join/check"),
                 ("PUT", f"{ADMIN}/groups/{self.group}/room/features"), ("PUT", f"{ADMIN}/orgunits/{self.unit}/room/features"),
                 ("POST", f"{ADMIN}/groups/{self.group}/room/erase"), ("POST", f"{ADMIN}/room-archive/1/restore"),
                 ("PUT", place + "/operations?from=1"), ("POST", place + "/apply")]
        tolerant = {("PATCH", self.group), ("PUT", "features"), ("POST", "erase")}
        for method, path in paths:
            for what, body, kind in BODIES:
                with self.subTest(path=path, body=what):
                    answer = self.ask(method, path, data=body, headers={"Content-Type": kind})
                    if answer.status_code == 200:  # keys that are not its own are left out, and then nothing was said
                        self.assertIn((method, path.rsplit("/", 1)[-1]), tolerant)
                        self.assertNotIn("X-Changeset-Id", answer.headers)
                    else:
                        self.refused(answer)

    def test_b_numbers_and_places_that_are_none(self):
        place = self.changeset()
        for first in ("0", "-1", "x", "1.5", HUGE_NUMBER, "1e3", "%31%00", ""):
            with self.subTest(first=first):
                self.refused(self.ask("PUT", f"{place}/operations?from={first}", data=self.operation(1)), 400)
        for number in (0, -1, 2, 1_000_001, 2**63, 1e400, "1", None, 1.5):
            line = self.operation(1).replace('"no": 1', '"no": ' + json.dumps(number).replace("Infinity", "1e400"))
            with self.subTest(number=number):
                self.refused(self.send(place, [line]), 400)
        for query in ("count=0", "count=-1", "count=" + HUGE_NUMBER, "count=x", "cursor=nonsense", "cursor=" + "A" * 5000, "state=great",
                      "verdict=great"):
            with self.subTest(query=query):
                path = ADMIN + "/changesets?" + query if "verdict" not in query else place + "/rows?" + query
                self.refused(self.ask("GET", path), 400)
        for name in ("%00", "..", "%2e%2e%2f", "a" * 3000, "%ff%fe", "💥", "new:x"):
            for path in (ADMIN + "/changesets/{}", ADMIN + "/groups/{}/readers", ADMIN + "/invitations/{}", "/v1.0/groups/{}"):
                with self.subTest(path=path, name=name[:20]):
                    self.refused(self.ask("DELETE" if "invitations" in path else "GET", path.format(name)), 400, 404, 405, 414, 431)

    def test_c_characters_that_play_tricks(self):
        tricks = ["a\u0000b", "\u202eevil", "e\u0301" * 20, "\u200b", "\ufeff", "𠮷野家", "👨‍👩‍👧‍👦", "ﷺ" * 100, "\uffff", "Ａ" * 300, "a\nb", "\u2028"]
        for trick in tricks:
            with self.subTest(trick=ascii(trick)[:30]):
                for path, body in ((ADMIN + "/changesets", {"title": trick}),
                                   ("/v1.0/groups", {"domainId": self.domain, "groupName": trick, "administrators": [], "members": []}),
                                   ("/v1.0/join", {"token": trick, "email": trick, "lastName": trick, "password": trick}),
                                   ("/v1.0/join/check", {"token": trick})):
                    answer = self.ask("POST", path, json=body)
                    if answer.status_code != 201:
                        self.refused(answer)
                rows = self.made(ADMIN + "/changesets", {"title": "x", "plan": True, "operations": [
                    json.loads(self.operation(1, value={"nickName": trick, "task": trick}))]})
                self.assertIn(rows["state"], ("planned", "failed"))

    def test_d_what_is_of_another_tenant_does_not_exist(self):
        other = self.service.session("ume")
        theirs = self.ask("GET", "/v1.0/users?count=1", other).json()["users"][0]["userId"]
        place = self.changeset(other)
        self.assertEqual(self.send(place, [self.operation(1, target="admin@ume")], http=other).status_code, 200)
        self.refused(self.ask("GET", place), 404)
        self.refused(self.ask("GET", place + "/rows"), 404)
        self.refused(self.ask("DELETE", place), 404)
        self.refused(self.send(place, [self.operation(1)]), 404)
        for step in ("plan", "apply", "pause", "resume", "cancel", "undo"):
            self.refused(self.ask("POST", f"{place}/{step}"), 404)
        self.assertEqual(self.refused(self.ask("POST", f"/v1.0/groups/{self.group}/members", json={"id": theirs, "type": "USER"})), "USER_NOT_EXIST")
        for path in (f"/v1.0/groups/{self.group}", f"{ADMIN}/groups/{self.group}/readers", f"{ADMIN}/groups/{self.group}/room",
                     f"{ADMIN}/orgunits/{self.unit}/room"):
            self.refused(self.ask("GET", path, other), 404)
        planned = self.made(ADMIN + "/changesets", {"title": "x", "plan": True, "operations": [
            json.loads(self.operation(1, target=theirs, value={"nickName": "x"})), json.loads(self.operation(2, "delete", "admin@ume"))]})
        self.assertEqual(planned["counts"]["refused"], 2)

    def test_e_operations_out_of_order(self):
        place = self.changeset()
        lines = self.joiners(1, 40)
        self.assertEqual(self.refused(self.send(place, lines[1:3], 2), 409), "CHANGESET_GAP")
        self.assertEqual(self.refused(self.send(place, [lines[1], lines[0]])), "OPERATION_NUMBER")
        self.assertEqual(self.refused(self.send(place, [lines[0], lines[0]])), "OPERATION_NUMBER")
        self.assertEqual(self.refused(self.send(place, [lines[0], lines[2]])), "OPERATION_NUMBER")
        self.assertEqual(self.send(place, lines[:20]).json()["received"], 20)
        # Eight connections send overlapping parts at once; some come too early, and nothing is lost or doubled.
        with concurrent.futures.ThreadPoolExecutor(8) as pool:
            parts = [0, 10, 20, 30, 15, 25, 5, 20]
            answers = list(pool.map(lambda at: self.send(place, lines[at:at + 10], at + 1, self.service.session()), parts))
        for answer in answers:
            if answer.status_code != 200:
                self.assertEqual(self.refused(answer, 409), "CHANGESET_GAP")
        self.assertEqual(self.send(place, lines[30:], 31).status_code, 200)
        self.assertEqual(self.ask("GET", place).json()["progress"] is not None, True)
        self.assertEqual(self.ask("POST", place + "/plan").json()["counts"]["added"], 40)
        self.assertEqual(self.refused(self.send(place, ["\u0000" * 10], 41), 400), "OPERATION_MALFORMED")
        self.assertEqual(self.refused(self.send(place, ['{"no":41,"kind":"member","value":"' + "x" * 300_000 + '"}'], 41)), "OPERATION_TOO_LONG")
        self.assertEqual(self.ask("DELETE", place).status_code, 204)
        self.refused(self.send(place, lines[:1]), 409)

    def test_f_eight_connections_and_one_changeset(self):
        sessions = [self.service.session() for _ in range(8)]

        def together(method, path, **more):
            with concurrent.futures.ThreadPoolExecutor(8) as pool:
                return list(pool.map(lambda http: self.ask(method, path, http, **more), sessions))

        small = self.changeset()
        self.send(small, self.joiners(1, 60))
        self.assertEqual(self.ask("POST", small + "/plan").json()["counts"]["added"], 60)
        answers = together("POST", small + "/apply", json={})
        self.assertEqual(sorted(a.status_code for a in answers), [200] + [409] * 7, [a.text[:80] for a in answers])
        self.assertEqual({self.refused(a) for a in answers if a.status_code != 200}, {"CHANGESET_STATE"})
        self.assertEqual(self.count_joiners(), 60)
        undos = together("POST", small + "/undo")
        places = [f"{ADMIN}/changesets/{a.json()['changesetId']}" for a in undos if a.status_code == 201]
        self.assertGreaterEqual(len(places), 1)
        with concurrent.futures.ThreadPoolExecutor(8) as pool:
            ends = list(pool.map(lambda pair: self.ask("POST", pair[1] + "/apply", pair[0], json={}), zip(sessions, places)))
        self.assertEqual([a.status_code for a in ends].count(200), 1, [a.text[:80] for a in ends])
        for answer in ends:
            if answer.status_code != 200:
                self.refused(answer, 409)
        self.assertEqual(self.count_joiners(), 0)
        self.assertEqual(self.refused(self.ask("POST", small + "/undo"), 409), "UNDO_DONE")

    def test_g_apply_pause_resume_and_cancel_at_once(self):
        large = self.changeset()
        lines = self.joiners(1, 2500)
        for at in range(0, len(lines), 500):
            self.assertEqual(self.send(large, lines[at:at + 500], at + 1).status_code, 200)
        self.assertIn(self.ask("POST", large + "/plan").status_code, (200, 202))
        self.assertEqual(self.settled(large)["state"], "planned")
        steps = ["apply", "pause", "resume", "cancel", "apply", "undo", "plan", "pause"]
        with concurrent.futures.ThreadPoolExecutor(8) as pool:
            answers = list(pool.map(lambda step: self.ask("POST", f"{large}/{step}", self.service.session(), **({"json": {}} if step == "apply" else {})),
                                    steps * 3))
        for answer in answers:
            if answer.status_code >= 300:
                self.refused(answer, 409)
        end = self.settled(large)
        if end["state"] == "paused":
            self.assertEqual(self.ask("POST", large + "/cancel").status_code, 200)
            end = self.settled(large)
        self.assertIn(end["state"], ("applied", "rolledBack", "planned", "open"), end)
        self.assertEqual(self.count_joiners(), 2500 if end["state"] == "applied" else 0)
        if end["state"] == "applied":
            back = self.ask("POST", large + "/undo")
            self.assertIn(back.status_code, (201, 202), back.text)
            place = f"{ADMIN}/changesets/{back.json()['changesetId']}"
            self.assertEqual(self.settled(place)["state"], "planned")
            self.assertIn(self.ask("POST", place + "/apply", json={}).status_code, (200, 202))
            self.assertEqual(self.settled(place)["state"], "applied")
        self.assertEqual(self.count_joiners(), 0)

    def raw(self):
        url = urllib.parse.urlparse(self.service.url)
        context = ssl.create_default_context(cafile=self.service.ca)
        return context.wrap_socket(socket.create_connection((url.hostname, url.port), 30), server_hostname=url.hostname)

    def head(self, method, path, *headers):
        token = self.http.headers["Authorization"]
        return ("\r\n".join([f"{method} {path} HTTP/1.1", "Host: x", f"Authorization: {token}", *headers]) + "\r\n\r\n").encode()

    def test_h_bodies_too_large_and_too_slow(self):
        place = self.changeset()
        answer = self.ask("PUT", place + "/operations?from=1", data=b"x" * (8 * 1024 * 1024 + 1))
        self.assertEqual(answer.status_code, 413)
        for path in (ADMIN + "/changesets", "/v1.0/groups", "/v1.0/join"):
            with self.raw() as stream:
                stream.sendall(self.head("POST", path, "Content-Type: application/json", "Content-Length: 999999999999999999"))
                self.assertIn(b" 413 ", stream.recv(4096).split(b"\r\n")[0] + b" ")
        slow = [self.raw() for _ in range(12)]
        for number, stream in enumerate(slow):
            self.addCleanup(stream.close)
            stream.sendall(self.head("PUT", place + "/operations?from=1", "Content-Type: application/x-ndjson", "Content-Length: 100000"))
            stream.sendall(b'{"no":1,"kind"'[:number + 1])
        begin = time.monotonic()
        self.assertEqual(self.ask("GET", place).status_code, 200)
        self.assertLess(time.monotonic() - begin, 5, "others are served meanwhile")
        self.assertEqual(self.ask("GET", place).json()["state"], "open")

    def test_i_too_many_requests(self):
        hasty = ScriptService(PROGRAM)
        self.addCleanup(hasty.close)
        hasty.start("--rate-admin", 5)
        http = hasty.session()
        answers = [http.get(hasty.url + ADMIN + "/changesets", timeout=30) for _ in range(9)]
        self.assertEqual([a.status_code for a in answers].count(200), 5)
        late = answers[-1]
        self.refused(late, 429)
        self.assertTrue(any("ratelimit" in name.lower() or name.lower() == "retry-after" for name in late.headers), dict(late.headers))
        self.assertEqual(http.get(hasty.url + "/v1.0/users?count=1", timeout=30).status_code, 200, "another operation is not held up")

    def test_z_the_service_stands_and_the_chain_holds(self):
        self.assertIsNone(self.service.process.poll())
        self.assertEqual(self.ask("GET", "/v1.0/users?count=1").status_code, 200)
        self.assertEqual(self.service.stop(), 0)
        self.assertNotIn(" 500 ", self.service.log.read_text(errors="replace"))
        self.service.verify_audit()


if __name__ == "__main__":
    unittest.main()
