#!/usr/bin/env python3
"""The proof of the logs from the outside: a running service, its evidence, and a verifier that is written from docs/audit-proof.md
alone. It must say the same as sekisho-verify, of whole files and of whatever is done to them: test_proof.py DIRECTORY_OF_THE_PROGRAMS"""

import base64
import datetime
import hashlib
import json
import pathlib
import random
import stat
import subprocess
import sys
import unittest

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "service"))
from script_service import ScriptService  # noqa: E402

BIN = pathlib.Path(sys.argv.pop(1)) if len(sys.argv) > 1 else pathlib.Path("build/release/bin")
ZEROS = "0" * 64


# --- the verifier: sections as in docs/audit-proof.md ---


def digest(text):
    return hashlib.sha256(text).hexdigest()


def micros(time):
    moment = datetime.datetime.strptime(time, "%Y-%m-%dT%H:%M:%S.%fZ")
    return (moment - datetime.datetime(1970, 1, 1)) // datetime.timedelta(microseconds=1)


def unpacked(part):
    return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))


def thumbprint(key):
    raw = key.public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)
    x = base64.urlsafe_b64encode(raw).decode().rstrip("=")
    return base64.urlsafe_b64encode(hashlib.sha256(f'{{"crv":"Ed25519","kty":"OKP","x":"{x}"}}'.encode()).digest()).decode().rstrip("=")


def statement_of(jws, key, head):
    """The payload; None when it is not signed by this key about this tenant."""
    try:
        first, second, third = jws.split(".")
        kid = json.loads(unpacked(first))["kid"]
        key.verify(unpacked(third), f"{first}.{second}".encode())
        said = json.loads(unpacked(second))
    except (ValueError, KeyError, InvalidSignature):
        return None
    same = said.get("sekisho") == "chain" and (said["tenant"], said["domainId"]) == (head["tenant"], head["domainId"])
    return said if same and kid == thumbprint(key) else None


def canonical_parts(text):
    raw, out = text.encode(), []
    while raw:
        size, _, raw = raw.partition(b":")
        out.append(raw[: int(size)].decode())
        raw = raw[int(size) + 1:]
    return out


class Verifier:
    def __init__(self, lines, key, heads=()):
        self.faults = set()
        self.head = json.loads(lines[0])
        statements = []
        for jws in [json.loads(line)["statement"] for line in lines[1:] if line.startswith('{"statement":')] + list(heads):
            said = statement_of(jws, key, self.head)
            if said is None:
                self.faults.add("badStatement")
            else:
                statements.append(said)
        statements.sort(key=lambda said: micros(said["at"]))
        for earlier, later in zip(statements, statements[1:]):
            if later["seq"] < earlier["seq"] or (later["seq"] == earlier["seq"] and later["hash"] != earlier["hash"]):
                self.faults.add("badStatement")
        self.told = [(said["seq"], said["hash"]) for said in statements]
        self.horizons = {}
        for said in statements:
            for log, time in said["horizons"].items():
                self.horizons[log] = max(self.horizons.get(log, 0), micros(time))
        self.walk(line for line in lines[1:] if not line.startswith('{"statement":'))

    def walk(self, lines):
        last, before = self.head["from"]["seq"], self.head["from"]["hash"]
        for line in lines:
            try:
                record = json.loads(line)
                seq = record["seq"]
            except (ValueError, KeyError, TypeError):
                self.faults.add("altered")
                continue
            if seq <= last:
                self.faults.add("reordered")
                continue
            if seq > last + 1:
                self.faults.add("missing")
                before = None
            self.check(line, record, before)
            for told, known in self.told:
                if told == seq and known != record["hash"]:
                    self.faults.add("notAsStated")
            last, before = seq, record["hash"]
        end = self.head.get("to")
        if any(told > last for told, _ in self.told if end is None or told <= end) or (end or 0) > last:
            self.faults.add("tailMissing")

    def check(self, line, record, before):
        if "v1" in record:
            good = canonical_parts(record["v1"])[1] == str(record["seq"])
            if before is not None:
                good = good and digest((before + record["v1"]).encode()) == record["hash"]
            if not good:
                self.faults.add("altered")
            return
        if "record" in record:
            text = line.split(',"record":', 1)[1][:-1]
            said = json.loads(text)
            content, at, log = digest(text.encode()), micros(said["at"]), said["log"]
            if said["seq"] != record["seq"]:
                self.faults.add("reordered")
                return
        else:
            content, at, log = record["content"], record["at"], record["log"]
            if not self.head["heldBack"] and (not content or at >= self.horizons.get(log, 0)):
                self.faults.add("removedTooEarly")
            if not content:
                return  # format 1, held back: the next one proves it
        text = f"sekisho.log.2\n{before}\n{record['seq']}\n{at}\n{log}\n{content}"
        if before is not None and digest(text.encode()) != record["hash"]:
            self.faults.add("altered")


# --- the tests ---


class ProofTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.service = ScriptService(BIN / "sekishod", "--sample", "40")
        cls.service.start()
        cls.work()
        cls.service.stop()
        cls.heads_file = cls.service.data / "heads" / "sakura.jsonl"
        cls.heads = [json.loads(line)["statement"] for line in cls.heads_file.read_text().splitlines()]
        cls.key_file = cls.service.root / "key.pem"
        cls.key_file.write_text(subprocess.run([cls.service.program, "audit", "key", "--data", cls.service.data], capture_output=True,
                                               text=True, check=True).stdout)
        cls.key = serialization.load_pem_public_key(cls.key_file.read_bytes())
        cls.whole = cls.exported()

    @classmethod
    def tearDownClass(cls):
        cls.service.close()

    @classmethod
    def work(cls):
        root = cls.service.url + "/v1.0"
        with cls.service.session() as http:
            for user in http.get(root + "/users", params={"count": 20}, timeout=60).json()["users"]:
                http.patch(f"{root}/users/{user['userId']}", json={"task": '係 "一" \\ \n 二', "location": "本社"}, timeout=60)

    @classmethod
    def exported(cls, *more):
        out = cls.service.root / "evidence.jsonl"
        cls.service_run("export", "--workgroup", "sakura", "--out", out, *more)
        return out.read_text(encoding="utf-8").splitlines()

    @classmethod
    def service_run(cls, *words):
        done = subprocess.run([cls.service.program, "audit", words[0], "--data", cls.service.data, *map(str, words[1:])], capture_output=True,
                              text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def program(self, lines, heads=(), key=None):
        file, kept = self.service.root / "file.jsonl", self.service.root / "kept"
        file.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
        kept.write_text("".join(jws + "\n" for jws in heads))
        done = subprocess.run([BIN / "sekisho-verify", file, "--key", key or self.key_file, "--heads", kept, "--json"], capture_output=True,
                              text=True, check=False)
        self.assertIn(done.returncode, (0, 1), done.stderr)
        said = json.loads(done.stdout)
        self.assertEqual(said["whole"], done.returncode == 0)
        return said

    def both(self, lines, heads=()):
        said = self.program(lines, heads)
        return {fault["kind"] for fault in said["faults"]}, Verifier(lines, self.key, heads).faults, said

    def test_what_the_service_has_made_is_whole(self):
        self.assertTrue(self.service.verify_audit()["whole"])
        theirs, ours, said = self.both(self.whole, self.heads)
        self.assertEqual((theirs, ours), (set(), set()))
        self.assertGreaterEqual(said["records"], 20)
        self.assertEqual(said["unsigned"], 0, "stopping states what came last")
        self.assertGreaterEqual(said["statements"], 1)
        self.assertEqual(stat.S_IMODE(self.heads_file.stat().st_mode), 0o600)

    def test_an_excerpt_is_whole(self):
        last = self.program(self.whole)["to"]
        lines = self.exported("--from", last - 6, "--to", last - 3)
        theirs, ours, said = self.both(lines, self.heads)
        self.assertEqual((theirs, ours), (set(), set()))
        self.assertEqual((said["from"], said["unsigned"]), (last - 6, 0), "it goes on to where a statement proves it")
        self.assertGreaterEqual(said["to"], last - 3)
        records = [line for line in lines if '"record":' in line]
        theirs, ours, said = self.both([line for line in lines if line != records[-1]])
        self.assertEqual((theirs, ours), ({"tailMissing"}, {"tailMissing"}))
        theirs, ours, said = self.both(self.exported("--from", last - 6))
        self.assertEqual((theirs, ours), (set(), set()))

    def test_held_back_content_is_still_proven(self):
        head = json.loads(self.whole[0])
        head["heldBack"] = True
        lines = [json.dumps(head, separators=(",", ":"))]
        for line in self.whole[1:]:
            record = json.loads(line)
            if "record" in record and record["seq"] % 3 == 0:
                text = line.split(',"record":', 1)[1][:-1]
                said = record["record"]
                line = json.dumps({"seq": record["seq"], "hash": record["hash"], "at": micros(said["at"]), "log": said["log"],
                                   "content": digest(text.encode())}, separators=(",", ":"))
            lines.append(line)
        theirs, ours, said = self.both(lines, self.heads)
        self.assertEqual((theirs, ours), (set(), set()))
        self.assertGreater(said["withoutContent"], 3)
        lines[0] = self.whole[0]
        self.assertEqual(self.both(lines, self.heads)[:2], ({"removedTooEarly"}, {"removedTooEarly"}))

    def test_whatever_is_done_to_a_file_both_find_the_same(self):
        places = [n for n, line in enumerate(self.whole) if '"record":' in line]
        chance = random.Random(20261126)
        for _ in range(60):
            lines, place = list(self.whole), chance.choice(places[:-1])
            kind = chance.randrange(7)
            if kind == 0:
                lines[place] = lines[place].replace('"result":"success"', '"result":"denied"')
            elif kind == 1:
                del lines[place]
            elif kind == 2:
                lines[place], lines[place + 1] = lines[place + 1], lines[place]
            elif kind == 3:
                lines = [line for line in lines[:place] if '"record":' in line or "sekishoLog" in line]
            elif kind == 4:
                lines[place] = "{"
            elif kind == 5:
                lines[place] = lines[place].replace('"hash":"', '"hash":"' + "0" * 8, 1)[: len(lines[place])]
            else:
                lines = self.rechained(lines, place)
            theirs, ours, _ = self.both(lines, self.heads)
            self.assertTrue(theirs and ours, f"kind {kind} at line {place}")
            if kind in (0, 1, 3, 6):
                self.assertEqual(theirs, ours, f"kind {kind} at line {place}")

    def rechained(self, lines, place):
        """Somebody changes a record and computes all later hashes anew."""
        out, before = [], None
        for number, line in enumerate(lines):
            if '"record":' not in line:
                out.append(line)
                continue
            text = line.split(',"record":', 1)[1][:-1]
            if number == place:
                text = text.replace('"actorName":"', '"actorName":"x', 1)
            said, before_was = json.loads(text), before
            if before is None:
                before_was = json.loads(lines[0])["from"]["hash"]
            before = digest(f"sekisho.log.2\n{before_was}\n{said['seq']}\n{micros(said['at'])}\n{said['log']}\n{digest(text.encode())}".encode())
            out.append(f'{{"seq":{said["seq"]},"hash":"{before}","record":{text}}}')
        return out

    def test_statements_that_were_kept_find_a_cut_tail(self):
        records = [line for line in self.whole if "statement" not in line[:14]]
        theirs, ours, said = self.both(records[:-2])
        self.assertEqual((theirs, ours), (set(), set()), "alone it looks whole")
        self.assertGreater(said["unsigned"], 0)
        self.assertEqual(self.both(records[:-2], self.heads)[:2], ({"tailMissing"}, {"tailMissing"}))

    def test_a_tenant_that_is_gone_with_its_log_is_told_by_what_was_stated(self):
        bare = self.service.root / "bare"
        self.service.tool("init", "--data", bare, "--workgroup", "ume", "--admin", "admin")
        (bare / "signing.key").write_bytes((self.service.data / "signing.key").read_bytes())
        (bare / "heads").mkdir(exist_ok=True)
        (bare / "heads" / "sakura.jsonl").write_bytes(self.heads_file.read_bytes())
        said = self.service.tool("audit", "verify", "--data", bare, expected=1)
        there, gone = said["tenants"]
        self.assertEqual((said["whole"], there["workgroup"], there["whole"]), (False, "ume", True))
        self.assertEqual((gone["workgroup"], gone["records"], [fault["kind"] for fault in gone["faults"]]), ("sakura", 0, ["tailMissing"]))

    def test_another_key_proves_nothing(self):
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
        other = self.service.root / "other.pem"
        other.write_bytes(Ed25519PrivateKey.generate().public_key().public_bytes(serialization.Encoding.PEM,
                                                                                 serialization.PublicFormat.SubjectPublicKeyInfo))
        said = self.program(self.whole, key=other)
        self.assertEqual({fault["kind"] for fault in said["faults"]}, {"badStatement"})
        done = subprocess.run([BIN / "sekisho-verify", self.service.root / "key.pem", "--key", self.key_file], capture_output=True, text=True,
                              check=False)
        self.assertEqual(done.returncode, 2)
        self.assertTrue(done.stderr.startswith("sekisho-verify: "), done.stderr)

    def test_the_key_is_the_same_wherever_it_is_told(self):
        jwk = json.loads(self.whole[0])["key"]
        self.assertEqual(jwk["kid"], thumbprint(self.key))


if __name__ == "__main__":
    unittest.main()
