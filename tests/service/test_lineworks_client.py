#!/usr/bin/env python3
"""test_lineworks_client.py BIN_DIR: a script as users of the public API write it, against a real sekishod.

Only the two base addresses and the CA differ from what such a script says for the public service: it signs a JWT for its
service account, takes a token, lists members by cursor, adds one, changes, suspends and signs one out.
"""

import base64
import csv
import io
import json
import pathlib
import shutil
import ssl
import subprocess
import sys
import tempfile
import time
import unittest
import urllib.error
import urllib.parse
import urllib.request

BIN = pathlib.Path(sys.argv.pop(1)) if len(sys.argv) > 1 else pathlib.Path("build/dev/bin")
SAMPLE = 250


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, req, fp, code, msg, headers, newurl):
        return None


class Answer:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    def json(self):
        return json.loads(self.body)


class Client:
    """The public script: everything below `request` is what a user writes."""

    def __init__(self, base, ca, app):
        context = ssl.create_default_context(cafile=ca)
        self.opener = urllib.request.build_opener(urllib.request.HTTPSHandler(context=context), NoRedirect)
        self.api = base + "/v1.0"
        self.auth = base + "/oauth2/v2.0"
        self.app = app
        self.token = None

    def raw(self, method, url, data=None, headers=None):
        request = urllib.request.Request(url, data=data, method=method, headers=headers or {})
        try:
            with self.opener.open(request, timeout=30) as response:
                return Answer(response.status, response.headers, response.read())
        except urllib.error.HTTPError as error:
            return Answer(error.code, error.headers, error.read())

    def assertion(self):
        def part(data):
            return base64.urlsafe_b64encode(data).rstrip(b"=")

        now = int(time.time())
        head = part(json.dumps({"alg": "RS256", "typ": "JWT"}).encode())
        claims = part(json.dumps({"iss": self.app["clientId"], "sub": self.app["serviceAccount"], "iat": now,
                                  "exp": now + 3600}).encode())
        signed = head + b"." + claims
        signature = subprocess.run(["openssl", "dgst", "-sha256", "-sign", self.app["privateKeyFile"]], input=signed,
                                   stdout=subprocess.PIPE, check=True).stdout
        return (signed + b"." + part(signature)).decode()

    def sign_in(self, scope, in_query=False):
        form = urllib.parse.urlencode({
            "assertion": self.assertion(), "grant_type": "urn:ietf:params:oauth:grant-type:jwt-bearer",
            "client_id": self.app["clientId"], "client_secret": self.app["clientSecret"], "scope": scope})
        url, data = (self.auth + "/token?" + form, b"") if in_query else (self.auth + "/token", form.encode())
        answer = self.raw("POST", url, data, {"Content-Type": "application/x-www-form-urlencoded"})
        if answer.status == 200:
            self.token = answer.json()["access_token"]
        return answer

    def request(self, method, path, body=None, headers=None):
        sent = {"Authorization": "Bearer " + self.token, "Content-Type": "application/json; charset=UTF-8"}
        sent.update(headers or {})
        data = None if body is None else json.dumps(body).encode() if not isinstance(body, bytes) else body
        return self.raw(method, self.api + path, data, sent)

    def all(self, path, key):
        items, cursor = [], None
        while True:
            query = {"count": 100} if cursor is None else {"count": 100, "cursor": cursor}
            page = self.request("GET", path + "?" + urllib.parse.urlencode(query))
            assert page.status == 200, page.body
            items += page.json()[key]
            cursor = page.json()["responseMetaData"]["nextCursor"]  # without a guard, as scripts do
            if cursor is None:
                return items


class LineWorksScript(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp(prefix="sekishod-client-"))
        data = cls.folder / "data"
        made = cls.run_json("init", "--data", data, "--workgroup", "sakuratrade", "--admin", "master", "--sample",
                            str(SAMPLE), "--json")
        cls.domain = made["domainId"]
        cls.app = cls.run_json("client", "add", "--data", data, "--workgroup", "sakuratrade", "--name", "HR sync",
                               "--scopes", "directory user", "--json")
        cls.collector = cls.run_json("client", "add", "--data", data, "--workgroup", "sakuratrade", "--name", "collector",
                                     "--scopes", "audit.read monitoring.read", "--json")
        ready = cls.folder / "ready.json"
        cls.log = open(cls.folder / "log", "w")
        cls.server = subprocess.Popen([BIN / "sekishod", "serve", "--data", data, "--listen", "127.0.0.1:0", "--ready-file",
                                       ready, "--rate-directory", "0"], stdout=cls.log, stderr=cls.log)
        until = time.monotonic() + 30
        while not ready.exists() or not ready.read_text().strip():
            if cls.server.poll() is not None or time.monotonic() > until:
                raise RuntimeError("the service did not start: " + (cls.folder / "log").read_text())
            time.sleep(0.02)
        facts = json.loads(ready.read_text())
        cls.base, cls.ca = facts["url"].rstrip("/"), facts["caFile"]
        cls.client = Client(cls.base, cls.ca, cls.app)
        cls.client.sign_in("directory")

    @classmethod
    def tearDownClass(cls):
        if hasattr(cls, "server"):
            cls.server.terminate()
            cls.server.wait(timeout=20)
        cls.log.close()
        shutil.rmtree(cls.folder, ignore_errors=True)

    @classmethod
    def run_json(cls, *arguments):
        done = subprocess.run([BIN / "sekishod", *arguments], stdout=subprocess.PIPE, check=True, text=True)
        return json.loads(done.stdout)

    def user(self, local, **more):
        body = {"domainId": self.domain, "email": local + "@sakuratrade", "userName": {"lastName": "伊藤", "firstName": "健"},
                "passwordConfig": {"passwordCreationType": "ADMIN", "password": "Temp-Kesa9Tsuru",
                                   "changePasswordAtNextLogin": True}}
        body.update(more)
        return self.client.request("POST", "/users", body)

    def test_token_forms(self):
        answer = self.client.sign_in("directory", in_query=True)
        self.assertEqual(200, answer.status, answer.body)
        token = answer.json()
        self.assertIsInstance(token["expires_in"], str)
        self.assertEqual("Bearer", token["token_type"])
        refused = self.client.sign_in("directory audit.read")
        self.assertEqual("invalid_scope", refused.json()["error"])

    def test_download_of_logs(self):
        """As the collectors of the public service do it: period, 302, CSV without its byte order mark, and no haste."""
        collector = Client(self.base, self.ca, self.collector)
        collector.sign_in("audit.read monitoring.read")
        period = urllib.parse.urlencode({"startTime": "2026-11-01T00:00:00+09:00", "endTime": "2026-11-30T00:00:00+09:00",
                                         "language": "ja_JP"})
        pointed = collector.request("GET", "/audits/logs/download?service=message&" + period)
        self.assertEqual(302, pointed.status, pointed.body)
        hasty = collector.request("GET", "/audits/logs/download?service=auth&" + period)
        self.assertEqual(429, hasty.status)
        self.assertLessEqual(int(hasty.headers["Retry-After"]), 60)
        file = collector.raw("GET", pointed.headers["Location"])
        self.assertEqual(200, file.status, file.body)
        rows = list(csv.reader(io.StringIO(file.body.decode("utf-8-sig"))))
        self.assertEqual(["日時", "送信者", "受信者", "チャンネルID", "イベント"], rows[0])
        self.assertTrue(all(len(row) == 5 for row in rows))
        self.assertEqual(404, collector.raw("GET", pointed.headers["Location"]).status)

        pointed = collector.request("GET", "/monitoring/message-contents/download?" + period)
        self.assertEqual(302, pointed.status, pointed.body)
        rows = list(csv.reader(io.StringIO(collector.raw("GET", pointed.headers["Location"]).body.decode("utf-8-sig"))))
        self.assertEqual(["日時", "送信者", "受信者", "トークルームID", "内容"], rows[0])
        long = period.replace("2026-11-30", "2026-12-30")
        self.assertEqual(400, collector.request("GET", "/monitoring/message-contents/download?" + long).status)
        self.assertEqual(403, self.client.request("GET", "/audits/logs/download?service=auth&" + period).status)

    def test_list_by_cursor(self):
        users = self.client.all("/users", "users")
        self.assertEqual(SAMPLE + 1, len({user["userId"] for user in users}))  # with the highest administrator
        self.assertEqual(1, sum(user["isAdministrator"] for user in users))
        by_name = self.client.request("GET", "/users?count=5&orderBy=NAME&sortOrder=DESCENDING")
        self.assertEqual(5, len(by_name.json()["users"]))
        over = self.client.request("GET", "/users?count=1000")
        self.assertEqual((200, []), (over.status, over.json()["users"]))
        bad = self.client.request("GET", "/users?cursor=bm90LW91cnM")
        self.assertEqual((400, "INVALID_PARAMETER"), (bad.status, bad.json()["code"]))

    def test_organizations_and_ranks(self):
        units = self.client.all("/orgunits", "orgUnits")
        self.assertTrue(all(unit["displayLevel"] >= 1 for unit in units))
        ids = {unit["orgUnitId"] for unit in units}
        self.assertTrue(all(unit["parentOrgUnitId"] in ids for unit in units if unit["displayLevel"] > 1))
        for path, key in (("levels", "levels"), ("positions", "positions"), ("user-types", "userTypes"),
                          ("employment-types", "employmentTypes")):
            self.assertIn(key, self.client.request("GET", "/directory/" + path).json())

    def test_life_of_a_member(self):
        unit = self.client.request("POST", "/orgunits", {
            "domainId": self.domain, "orgUnitName": "営業一課", "displayOrder": 1, "orgUnitExternalKey": "ORG-SALES1"})
        self.assertEqual(201, unit.status, unit.body)
        made = self.user("ken.ito", userExternalKey="EMP-000203", organizations=[{
            "domainId": self.domain, "primary": True,
            "orgUnits": [{"orgUnitId": "externalKey:ORG-SALES1", "primary": True}]}])
        self.assertEqual(201, made.status, made.body)
        user = made.json()
        self.assertTrue(user["isPending"])
        self.assertEqual(unit.json()["orgUnitId"], user["organizations"][0]["orgUnits"][0]["orgUnitId"])
        for name in (user["userId"], "ken.ito%40sakuratrade", "ken.ito@sakuratrade", "externalKey%3AEMP-000203",
                     "externalKey:EMP-000203"):
            self.assertEqual(user["userId"], self.client.request("GET", "/users/" + name).json()["userId"])

        changed = self.client.request("PATCH", "/users/" + user["userId"], {"task": "国内営業"})
        self.assertEqual((200, "国内営業", "健"), (changed.status, changed.json()["task"],
                                               changed.json()["userName"]["firstName"]))
        stale = self.client.request("PATCH", "/users/" + user["userId"], {"task": "x"}, {"If-Match": made.headers["ETag"]})
        self.assertEqual(412, stale.status)
        self.assertEqual(changed.headers["ETag"], stale.headers["ETag"])

        whole = dict(changed.json(), location="東京本社")  # a script sends back what it has read
        replaced = self.client.request("PUT", "/users/" + user["userId"], whole)
        self.assertEqual(200, replaced.status, replaced.body)
        self.assertEqual("EMP-000203", replaced.json()["userExternalKey"])

        refused = self.client.request("POST", "/users/" + user["userId"] + "/suspend")  # registration is pending
        self.assertEqual(400, refused.status)
        twice = self.user("ken.ito")
        self.assertEqual((409, "EMAIL_ALREADY_EXIST"), (twice.status, twice.json()["code"]))
        self.assertEqual(409, self.client.request("DELETE", "/orgunits/externalKey:ORG-SALES1").status)

        self.assertEqual(204, self.client.request("DELETE", "/users/" + user["userId"]).status)
        self.assertTrue(self.client.request("GET", "/users/" + user["userId"]).json()["isDeleted"])
        back = self.client.request("POST", "/users/" + user["userId"] + "/undelete")
        self.assertEqual((200, False), (back.status, back.json()["isDeleted"]))
        self.assertEqual(204, self.client.request("DELETE", "/users/" + user["userId"] + "/forcedelete").status)
        self.assertEqual(404, self.client.request("GET", "/users/" + user["userId"]).status)
        self.assertEqual(204, self.client.request("DELETE", "/orgunits/externalKey:ORG-SALES1").status)

    def test_groups_and_properties(self):
        people = [user for user in self.client.all("/users", "users") if not user["isDeleted"]][:3]
        ids = [user["userId"] for user in people]
        before = self.client.all("/groups", "groups")
        made = self.client.request("POST", "/groups", {
            "domainId": self.domain, "groupName": "防災委員会 2026", "groupExternalKey": "GRP-SAFETY", "useMessage": True,
            "administrators": [{"userId": people[0]["email"]}], "members": [{"id": ids[0], "type": "USER"}]})
        self.assertEqual(201, made.status, made.body)
        group = "/groups/externalKey:GRP-SAFETY"
        added = self.client.request("POST", group + "/members", {"id": ids[1], "type": "USER"})
        self.assertEqual((201, ids[1]), (added.status, added.json()["id"]))
        self.assertEqual(201, self.client.request("POST", group + "/administrators", {"userId": ids[2]}).status)
        self.assertEqual(ids[:2], [member["id"] for member in self.client.all(group + "/members", "members")])
        self.assertEqual(2, len(self.client.all(group + "/administrators", "administrators")))
        whole = dict(self.client.request("GET", group).json(), description="年2回")  # a script sends back what it has read
        replaced = self.client.request("PUT", group, whole)
        self.assertEqual((200, "年2回"), (replaced.status, replaced.json()["description"]), replaced.body)
        self.assertEqual(204, self.client.request("DELETE", group + "/members/" + ids[1]).status)
        self.assertEqual(204, self.client.request("DELETE", group).status)
        self.assertEqual(len(before), len(self.client.all("/groups", "groups")))

        made = self.client.request("POST", "/directory/users/custom-properties", {
            "domainId": self.domain, "propertyName": "deskNumber", "displayName": "座席", "propertyType": "INTEGER"})
        self.assertEqual(201, made.status, made.body)
        user = self.client.request("PATCH", "/users/" + ids[0], {"customProperties": {"deskNumber": 17}})
        self.assertEqual(17, user.json()["customProperties"]["deskNumber"])
        names = [p["propertyName"] for p in self.client.request("GET", "/directory/users/custom-properties").json()["customAttributes"]]
        self.assertIn("deskNumber", names)

    def test_suspend_and_cut_off(self):
        active = next(user for user in self.client.all("/users", "users")
                      if not any(user[flag] for flag in ("isAdministrator", "isPending", "isSuspended", "isDeleted",
                                                         "isAwaiting")))
        path = "/users/" + urllib.parse.quote(active["email"], safe="")
        for body in (None, b"null"):  # both are what clients send for an action
            done = self.client.request("POST", path + "/suspend", body)
            self.assertEqual((204, b""), (done.status, done.body))
            now = self.client.request("GET", path).json()
            self.assertEqual((True, "MASTER"), (now["isSuspended"], now["suspendedReason"]))
            self.assertEqual(204, self.client.request("POST", path + "/unsuspend", body).status)
        self.assertEqual(202, self.client.request("POST", path + "/force-logout").status)
        leave = {"startTime": "2026-01-01T00:00:00+09:00", "endTime": "2126-01-01T00:00:00+09:00"}
        self.assertEqual(204, self.client.request("POST", path + "/set-leave-of-absence", leave).status)
        self.assertTrue(self.client.request("GET", path).json()["leaveOfAbsence"]["isLeaveOfAbsence"])
        self.assertEqual(204, self.client.request("POST", path + "/clear-leave-of-absence").status)
        master = next(user for user in self.client.all("/users", "users") if user["isAdministrator"])
        kept = self.client.request("POST", "/users/" + master["userId"] + "/suspend")
        self.assertEqual((403, "SUPER_ADMIN_PROTECTED"), (kept.status, kept.json()["code"]))

    def test_photo_both_ways(self):
        user = self.user("photo.haver").json()
        path = "/users/" + user["userId"] + "/photo"
        image = b"\xff\xd8\xff\xe0" + bytes(range(256)) * 40
        self.assertEqual(404, self.client.request("GET", path).status)
        where = self.client.request("POST", path, {"fileName": "p.jpg", "fileSize": len(image)}).json()["uploadUrl"]
        sent = self.client.raw("PUT", where, image, {"Content-Type": "application/octet-stream"})
        self.assertEqual(200, sent.status, sent.body)
        self.assertEqual(404, self.client.raw("PUT", where, image, {}).status)  # once only
        found = self.client.request("GET", path)
        self.assertEqual(302, found.status)
        fetched = self.client.raw("GET", found.headers["Location"], None, {"Authorization": "Bearer " + self.client.token})
        self.assertEqual((200, "image/jpeg", image), (fetched.status, fetched.headers["Content-Type"], fetched.body))

        where = self.client.request("POST", path, {"fileName": "p.jpg", "fileSize": len(image)}).json()["uploadUrl"]
        form = (b'--b0und\r\nContent-Disposition: form-data; name="resourceName"\r\n\r\np.jpg\r\n'
                b'--b0und\r\nContent-Disposition: form-data; name="Filedata"; filename="p.jpg"\r\n'
                b"Content-Type: image/jpeg\r\n\r\n" + image + b"\r\n--b0und--\r\n")
        sent = self.client.raw("POST", where, form, {"Content-Type": "multipart/form-data; boundary=b0und",
                                                     "Authorization": "Bearer " + self.client.token})
        self.assertEqual(200, sent.status, sent.body)
        self.assertEqual(204, self.client.request("DELETE", path).status)

    def test_errors_have_two_members(self):
        for method, path, body, status in (
                ("GET", "/users/nobody%40sakuratrade", None, 404), ("POST", "/users", {"domainId": self.domain}, 400),
                ("POST", "/orgunits", {"domainId": self.domain, "orgUnitName": "x"}, 400), ("POST", "/users", b"{", 400),
                ("GET", "/users/me", None, 403), ("GET", "/users?domainId=1", None, 404)):
            answer = self.client.request(method, path, body)
            self.assertEqual(status, answer.status, (method, path, answer.body))
            self.assertEqual({"code", "description"}, set(answer.json()), (method, path))
        order = self.client.request("POST", "/orgunits", {"domainId": self.domain, "orgUnitName": "x"}).json()
        self.assertIn("displayOrder", order["description"])

    def test_bad_token(self):
        token, self.client.token = self.client.token, "not-a-token"
        try:
            answer = self.client.request("GET", "/users")
        finally:
            self.client.token = token
        self.assertEqual((401, "UNAUTHORIZED"), (answer.status, answer.json()["code"]))
        self.assertIn("invalid_token", answer.headers["WWW-Authenticate"])


if __name__ == "__main__":
    unittest.main(verbosity=1)
