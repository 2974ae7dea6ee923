"""docs/openapi.yaml as a judge: a client whose every answer must be one that the document describes. Used by
test_openapi_answers.py; argument of the program: folder of the programs."""
import base64
import hashlib
import json
import pathlib
import secrets
import subprocess
import sys
import time
from urllib.parse import quote

import jsonschema
import jwt
import requests
import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
SEKISHOD = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "build/release/bin") / "sekishod"
API = yaml.safe_load((ROOT / "docs/openapi.yaml").read_text(encoding="utf-8"))
checks = []  # of each whether it held
faults = []
called = set()
STREAMS = {"getPush", "openDevicePush"}  # of events, without an end


def check(good, text):
    checks.append(bool(good))
    if not good:
        faults.append(text)
    return good


def resolved(node):
    while "$ref" in node:
        target = API
        for part in node["$ref"].removeprefix("#/").split("/"):
            target = target[part]
        node = target
    return node


def strict(schema):
    """The schema without references and without room for what it does not name."""
    schema = dict(resolved(schema))
    for key in ("oneOf", "allOf"):
        if key in schema:
            schema[key] = [strict(part) for part in schema[key]]
    if isinstance(schema.get("items"), dict):
        schema["items"] = strict(schema["items"])
    if "properties" in schema:
        schema["properties"] = {name: strict(part) for name, part in schema["properties"].items()}
        schema.setdefault("additionalProperties", False)
    return schema


def fits(schema, value, where):
    for error in list(jsonschema.Draft202012Validator(strict(schema)).iter_errors(value))[:3]:
        check(False, f"{where}: {'/'.join(str(p) for p in error.absolute_path)}: {error.message[:300]}")
    check(True, where)


class Client:
    def __init__(self, url, ca):
        self.url = url
        self.http = requests.Session()
        self.http.trust_env = False  # no proxy, and no CA of the environment instead of this one
        self.http.verify = ca
        self.token = None

    def call(self, method, template, expected, values=None, query=None, body=None, data=None, headers=None, token=True):
        operation = API["paths"][template][method]
        called.add(operation["operationId"])
        path = template
        for name, value in (values or {}).items():
            path = path.replace("{" + name + "}", quote(value, safe=""))
        sent = dict(headers or {})
        if token and self.token:
            sent["Authorization"] = f"Bearer {self.token}"
        where = f"{method} {path}"
        if body is not None:
            media = operation["requestBody"]["content"]["application/json"]
            fits(media["schema"], body, where + " (request)") if expected < 400 else None
            data = json.dumps(body)
            sent["Content-Type"] = "application/json"
        answer = self.http.request(method, self.url + path, params=query, data=data, headers=sent, allow_redirects=False, timeout=60,
                                   stream=template.endswith("/push"))
        self.check_answer(operation, answer, expected, where)
        return answer

    def check_answer(self, operation, answer, expected, where):
        code = str(answer.status_code)
        text = "" if operation["operationId"] in STREAMS and answer.ok else answer.text[:300]
        check(answer.status_code == expected, f"{where}: {code} instead of {expected}: {text}")
        described = operation["responses"].get(code)
        if not check(described is not None, f"{where}: {code} is not described"):
            return
        described = resolved(described)
        if described.get("x-mayBeEmpty") and not answer.content:
            return
        for name in described.get("headers", {}) if "Idempotency-Replayed" not in answer.headers else ():
            check(name in answer.headers, f"{where}: the header {name} is missing")
        content = described.get("content", {})
        if not content:
            check(operation["operationId"] in STREAMS or not answer.content, f"{where}: a body that is not described")
            return
        media = answer.headers.get("Content-Type", "").split(";")[0]
        if not check(media in content, f"{where}: {media} is not described"):
            return
        schema = content[media].get("schema")
        if schema and media == "application/json":
            fits(schema, answer.json(), where)
        elif schema and media == "application/x-ndjson":
            for line in answer.text.splitlines():
                fits(schema, json.loads(line), where)


def run(*arguments):
    done = subprocess.run([SEKISHOD, *arguments, "--json"], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"sekishod {arguments[0]} failed: {done.stderr}")
    return json.loads(done.stdout)


def service_token(client, app, scope="directory"):
    now = int(time.time())
    key = pathlib.Path(app["privateKeyFile"]).read_text()
    assertion = jwt.encode({"iss": app["clientId"], "sub": app["serviceAccount"], "iat": now, "exp": now + 3600}, key, algorithm="RS256")
    form = {"assertion": assertion, "grant_type": "urn:ietf:params:oauth:grant-type:jwt-bearer", "client_id": app["clientId"],
            "client_secret": app["clientSecret"], "scope": scope}
    return client.call("post", "/oauth2/v2.0/token", 200, data=form, token=False).json()


def console_token(client, login, first, password):
    challenge = "/oauth2/v2.0/console/challenge"
    verifier = secrets.token_urlsafe(40)
    code_challenge = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).decode().rstrip("=")
    wanted = {"loginId": login, "password": first, "clientId": "sekisho-console", "codeChallenge": code_challenge,
              "client": {"kind": "console", "deviceName": "test", "os": "Linux", "version": "0"}}
    client.call("post", challenge, 401, body={**wanted, "password": "not-the-one-1"})
    step = client.call("post", challenge, 200, body=wanted).json()
    if step["status"] == "newPassword":
        step = client.call("post", challenge + "/{challengeId}/new-password", 200, {"challengeId": step["challengeId"]}, body={"password": password}).json()
    client.call("post", challenge + "/{challengeId}/second-factor", 410, {"challengeId": "none"}, body={"code": "123456"})
    client.call("post", challenge + "/{challengeId}/enrol-second-factor", 410, {"challengeId": "none"}, body={"code": "123456"})
    check(step["status"] == "complete", f"sign-in stopped at {step['status']}")
    form = {"grant_type": "authorization_code", "client_id": "sekisho-console", "code": step["code"], "code_verifier": verifier}
    return client.call("post", "/oauth2/v2.0/token", 200, data=form, token=False).json()
