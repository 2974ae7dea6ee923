"""The calls of tests/service/test_openapi_answers.py about lost devices."""

import base64
import json
import uuid

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ed25519
from openapi_client import check

AT = "/v1.0/admin/cut-offs"


def queued_calls(client, member):
    key = ed25519.Ed25519PrivateKey.generate()
    pem = key.public_key().public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo).decode()
    key_id = client.call("put", "/v1.0/admin/console-keys", 200, body={"publicKey": pem}).json()["keyId"]
    client.call("put", "/v1.0/admin/console-keys", 400, body={"publicKey": "none"})
    text = json.dumps({"id": str(uuid.uuid4()), "userId": member, "lost": "pc", "steps": [{"kind": "endSessions"}, {"kind": "block"}],
                       "orderedAt": "2020-01-01T00:00:00Z"})
    signature = base64.urlsafe_b64encode(key.sign(text.encode())).decode().rstrip("=")
    client.call("post", AT + "/queued", 409, body={"text": text, "signature": signature, "keyId": key_id})
    client.call("post", AT + "/queued", 403, body={"text": text + " ", "signature": signature, "keyId": key_id})


def cut_off_calls(client, member):
    one, path = {"userId": member}, "/v1.0/admin/users/{userId}/cut-off-proposal"
    client.call("get", path, 200, one, query={"lost": "everything"})
    client.call("get", path, 400, one, query={"lost": "wallet"})
    order = {"id": str(uuid.uuid4()), "userId": member, "lost": "everything",
             "steps": [{"kind": "appStop"}, {"kind": "endSessions"}, {"kind": "revokeTokens"}, {"kind": "password"}],
             "note": "電車に忘れた", "check": {"method": "callback", "text": "内線 12"}}
    client.call("post", AT, 400, body={**order, "steps": []})
    check(client.call("post", AT, 201, body=order).json().get("temporaryPassword"), "the password is told once")
    check("temporaryPassword" not in client.call("post", AT, 200, body=order).json(), "and not again")
    client.call("post", AT, 409, body={**order, "note": ""})
    client.call("get", AT, 200, query={"userId": member, "count": 5})
    client.call("get", AT, 400, query={"state": "lost"})
    ordered = {"cutOffId": order["id"]}
    client.call("get", AT + "/{cutOffId}", 404, {"cutOffId": "none"})
    found = client.call("get", AT + "/{cutOffId}", 200, ordered)
    check(found.json()["state"] == "verified", "everything is proven")
    client.call("patch", AT + "/{cutOffId}", 200, ordered, body={"note": "駅で見つかった", "check": {"method": "inPerson"}},
                headers={"If-Match": found.headers["ETag"]})
    client.call("patch", AT + "/{cutOffId}", 428, ordered, body={"note": ""})
    client.call("patch", AT + "/{cutOffId}", 412, ordered, body={"note": ""}, headers={"If-Match": found.headers["ETag"]})
    client.call("get", AT + "/{cutOffId}/receipt", 200, ordered)
    client.call("get", "/v1.0/admin/signing-key", 200)
    client.call("post", AT + "/{cutOffId}/withdraw", 409, ordered)
    client.call("post", AT + "/{cutOffId}/found-again", 200, ordered, body={"note": "駅で見つかった"})
    client.call("post", AT + "/{cutOffId}/found-again", 409, ordered, body={"note": ""})
    queued_calls(client, member)
