"""Events of members' doings, for test_openapi_answers.py."""
import datetime
import json

from openapi_client import API, check, fits, service_token

BATCH = {"Content-Type": "application/cloudevents-batch+json"}


def event_calls(client, app):
    client.token = service_token(client, app, "events")["access_token"]
    now = datetime.datetime.now(datetime.timezone.utc).isoformat()
    one = {"specversion": "1.0", "id": "e-1", "source": "/openapi", "type": "sekisho.talk.message.sent", "time": now,
           "data": {"sender": "hanako@sakura", "receivers": ["gast@example.com"], "channelId": "c-1", "text": "契約の件です"}}
    wrong = [{**one, "id": "e-2", "time": "2126-01-01T00:00:00Z"}, {**one, "id": "e-3", "type": "unknown"}, {**one, "id": "e-4", "data": {}}, {}]
    fits(API["components"]["schemas"]["CloudEvent"], one, "an event")
    path = "/v1.0/events"
    told = client.call("post", path, 200, data=json.dumps([one, one, *wrong]), headers=BATCH).json()
    check((told["accepted"], told["duplicates"], len(told["refused"])) == (1, 1, 4), f"events: {told}")
    client.call("post", path, 200, data=json.dumps(one), headers={"Content-Type": "application/cloudevents+json"})
    client.call("post", path, 400, data="[", headers=BATCH)
    client.call("post", path, 413, data=json.dumps([{}] * 5001), headers=BATCH)
    client.call("post", path, 415, data="[]", headers={"Content-Type": "application/json"})
    client.call("post", path, 401, data="[]", headers=BATCH, token=False)
    client.call("get", "/v1.0/users", 403)
