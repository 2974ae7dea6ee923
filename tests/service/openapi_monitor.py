"""Monitoring policies, trial runs, detections and exceptions, for test_openapi_answers.py."""
import datetime
import json

from openapi_client import check, service_token

ROOT = "/v1.0/admin/monitoring"


def monitor_calls(client, sender, app, some):
    policies, one = ROOT + "/policies", ROOT + "/policies/{policyId}"
    talk = {"service": "talk"}
    wanted = {"name": "契約", "enabled": True, "values": {"keyword": "契約", "notifyMail": True, "notifyReceivers": ["safety@example.com"]}}
    made = client.call("post", policies, 201, query=talk, body=wanted)
    place = {"policyId": made.json()["policyId"]}
    client.call("post", policies, 409, query=talk, body=wanted)
    client.call("post", policies, 400, query=talk, body={**wanted, "name": "別", "values": {"targets": []}})
    client.call("post", policies, 400, query={"service": "mail"}, body=wanted)
    check(len(client.call("get", policies, 200, query=talk).json()["policies"]) == 1, "the policy is listed")
    client.call("get", one, 200, place)
    client.call("get", one, 404, {"policyId": "none"})
    client.call("put", one, 428, place, body=wanted)
    client.call("put", one, 412, place, body=wanted, headers={"If-Match": '"99"'})
    client.call("put", one, 200, place, body={**wanted, "name": "契約書"}, headers={"If-Match": made.headers["ETag"]})
    exception_calls(client, some)
    detection_calls(client, sender, app, place["policyId"])
    trial = client.call("post", ROOT + "/trial", 200, query=talk, body={"name": "", "values": {"keyword": "契約"}}).json()
    check(trial["found"] >= 1 and trial["complete"], f"the trial finds it as well: {trial['found']}")
    client.call("post", ROOT + "/trial", 400, query={**talk, "from": "soon"}, body={"name": "x"})
    client.call("delete", one, 428, place)
    client.call("delete", one, 204, place, headers={"If-Match": '"2"'})


def exception_calls(client, some):
    exceptions = ROOT + "/exceptions"
    client.call("post", exceptions, 204, body={"members": [some]})
    client.call("post", exceptions, 400, body={})
    client.call("post", exceptions, 404, body={"members": ["nobody"]})
    check([e["userId"] for e in client.call("get", exceptions, 200).json()["exceptions"]] == [some], "he is excepted")
    client.call("delete", exceptions + "/{userId}", 204, {"userId": some})
    client.call("delete", exceptions + "/{userId}", 404, {"userId": some})


def detection_calls(client, sender, app, policy):
    sender.token = service_token(sender, app, "events")["access_token"]
    now = datetime.datetime.now(datetime.timezone.utc).isoformat()
    message = {"specversion": "1.0", "id": "monitored-1", "source": "/openapi", "type": "sekisho.talk.message.sent", "time": now,
               "data": {"sender": "gast@example.com", "receivers": ["hanako@sakura", "kunde@example.com"], "channelId": "c-1", "text": "契約の件です"}}
    sender.call("post", "/v1.0/events", 200, data=json.dumps([message]), headers={"Content-Type": "application/cloudevents-batch+json"})
    detections, one, state = ROOT + "/detections", ROOT + "/detections/{detectionId}", ROOT + "/detections/state"
    page = client.call("get", detections, 200, query={"policy": policy, "count": 1}).json()
    check((page["open"], page["total"]) == (1, 1), "the message was found")
    found = page["detections"][0]["detectionId"]
    client.call("get", detections, 200, query={"service": "drive", "state": "handled", "member": "nobody"})
    client.call("get", detections, 400, query={"state": "lost"})
    # As long as nobody has agreed it cannot be read.
    agreed = client.http.get(client.url + ROOT + "/consent", headers={"Authorization": f"Bearer {client.token}"}, timeout=60).json()
    if not agreed["given"]:
        client.call("get", one, 403, {"detectionId": str(found)})
        client.http.post(client.url + ROOT + "/consent", json={"edition": agreed["edition"], "purpose": "調査"},
                         headers={"Authorization": f"Bearer {client.token}"}, timeout=60).raise_for_status()
    read = client.call("get", one, 200, {"detectionId": str(found)}).json()
    check(read["excerpts"][0]["text"] == "契約の件です", "its excerpt is told")
    client.call("get", one, 404, {"detectionId": "999999"})
    client.call("post", state, 400, body={"detectionIds": [found], "state": "handled"})
    client.call("post", state, 204, body={"detectionIds": [found], "state": "handled", "note": "確認しました"})
    client.call("post", state, 409, body={"detectionIds": [found], "state": "seen"})
    client.call("post", state, 404, body={"detectionIds": [999999], "state": "seen"})
    client.call("get", detections, 200, query={"state": "handled"})
