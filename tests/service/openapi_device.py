"""Part of test_openapi_answers.py: the device protocol and the inventory of devices."""
import base64
import hashlib
import hmac
import secrets
import uuid

from openapi_client import Client, check


def device_calls(client, login, password):
    """The phone of the highest administrator, from its registration to its removal."""
    phone = Client(client.url, client.http.verify)
    verifier = secrets.token_urlsafe(40)
    wanted = {"loginId": login, "password": password, "clientId": "sekisho-console",
              "codeChallenge": base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).decode().rstrip("="),
              "client": {"kind": "mobileApp", "deviceName": "phone", "os": "iOS 18.6", "version": "4.3", "vendorId": "V-1"}}
    code = phone.call("post", "/oauth2/v2.0/console/challenge", 200, body=wanted).json()["code"]
    form = {"grant_type": "authorization_code", "code": code, "client_id": "sekisho-console", "code_verifier": verifier}
    phone.token = phone.call("post", "/oauth2/v2.0/token", 200, data=form).json()["access_token"]
    facts = {"kind": "mobileApp", "name": "phone", "model": "M-9", "os": "iOS", "osVersion": "18.6", "vendorId": "V-1", "apps": [{"name": "works", "version": "4.3"}],
             "mdmProfile": "none", "deviceTime": "2026-11-26T01:48:06Z"}
    protocol = "/v1.0/device"
    phone.call("post", protocol + "/registration", 400, body={**facts, "kind": "fridge"})
    phone.call("post", protocol + "/registration", 403, body={**facts, "kind": "pcApp"})
    made = phone.call("post", protocol + "/registration", 201, body=facts).json()
    own = {"headers": {"Authorization": "Device " + made["deviceToken"]}, "token": False}
    phone.call("post", protocol + "/report", 204, body={**facts, "osVersion": "18.7"}, **own)
    phone.call("post", protocol + "/report", 401, body=facts)
    with phone.call("get", protocol + "/push", 200, **own) as stream:
        check(stream.headers["Content-Type"].startswith("text/event-stream"), "the push of a device is an event stream")
    order = {"id": str(uuid.uuid4()), "action": "updateNotice", "devices": [made["deviceId"]], "note": "4.3 は古い"}
    check(client.call("post", "/v1.0/admin/devices/orders", 200, body=order).json() == {"done": 1}, "the notice is on its way")
    command = phone.call("get", protocol + "/commands", 200, query={"wait": 5}, **own).json()["commands"][0]
    one, told = {"commandId": command["commandId"]}, protocol + "/commands/{commandId}"

    def proof(outcome):
        text = f"{command['commandId']}\n{command['nonce']}\n{outcome}"
        return hmac.new(made["deviceToken"].encode(), text.encode(), "sha256").hexdigest()

    phone.call("post", told + "/acknowledgement", 403, one, body={"nonce": command["nonce"], "proof": "0" * 64}, **own)
    phone.call("post", told + "/acknowledgement", 204, one, body={"nonce": command["nonce"], "proof": proof("")}, **own)
    phone.call("post", told + "/result", 404, {"commandId": "none"}, body={"nonce": command["nonce"], "outcome": "done", "proof": proof("done")}, **own)
    phone.call("post", told + "/result", 204, one, body={"nonce": command["nonce"], "outcome": "done", "proof": proof("done")}, **own)
    listed = client.call("get", "/v1.0/admin/devices", 200, query={"text": "phone", "kind": "mobileApp", "seenWithinDays": 30, "count": 5}).json()["devices"]
    mine = next(device for device in listed if device["deviceId"] == made["deviceId"])
    check((mine["osVersion"], mine["agent"], mine["vendorId"]) == ("18.7", True, "V-1"), "the device is shown as it reported itself")
    client.call("get", "/v1.0/admin/users/{userId}/devices", 200, {"userId": mine["userId"]})
    client.call("get", "/v1.0/admin/devices", 400, query={"kind": "fridge"})
    client.call("get", "/v1.0/admin/trusted-devices", 200, query={"text": "phone"})
    client.call("post", "/v1.0/admin/trusted-devices/remove", 404, body={"trustedIds": ["none"]})
    erase = {**order, "id": str(uuid.uuid4()), "action": "wipeAppData"}
    client.call("post", "/v1.0/admin/devices/orders", 201, body=erase)
    client.call("post", "/v1.0/admin/devices/orders", 200, body=erase)
    client.call("post", "/v1.0/admin/devices/orders", 409, body={**erase, "action": "resetDevice"})
    client.call("post", "/v1.0/admin/devices/orders", 201, body={**order, "id": str(uuid.uuid4()), "action": "remove"})
    client.call("post", "/v1.0/admin/devices/orders", 404, body={**order, "id": str(uuid.uuid4()), "action": "block"})
    phone.call("get", protocol + "/commands", 401, **own)
    phone.http.close()
