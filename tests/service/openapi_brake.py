"""The calls of tests/service/test_openapi_answers.py about who is signed in and about the brake."""

import uuid

from openapi_client import check

SESSIONS, BRAKE = "/v1.0/admin/sessions", "/v1.0/admin/brake"


def session_calls(client):
    page = client.call("get", SESSIONS, 200, query={"count": 2}).json()
    check(page["total"] > 2 and page["members"] > 2, "the sample is signed in")
    check("total" not in client.call("get", SESSIONS, 200, query={"cursor": page["responseMetaData"]["nextCursor"], "count": 2}).json(), "only the first page counts")
    client.call("get", SESSIONS, 200, query={"kind": "browser,mobileApp", "text": "さ", "ip": "0.0.0.0/0", "country": "JP", "idleMinutesAtLeast": 5})
    client.call("get", SESSIONS, 400, query={"ip": "10.0.0.0/40"})
    client.call("get", SESSIONS, 404, query={"orgUnitId": "none"})
    client.call("post", SESSIONS + "/end", 404, body={"id": str(uuid.uuid4()), "sessions": ["none"], "note": ""})
    client.call("post", SESSIONS + "/end", 400, body={"id": str(uuid.uuid4()), "note": ""})
    client.call("post", SESSIONS + "/end", 400, body={"id": str(uuid.uuid4()), "filter": {"text": "nobody is called this"}, "note": ""})
    order = {"id": str(uuid.uuid4()), "filter": {}, "note": "一斉ログアウト"}
    steps = client.call("post", SESSIONS + "/end", 201, body=order).json()["cutOff"]["steps"]
    client.call("post", SESSIONS + "/end", 200, body=order)
    client.call("post", SESSIONS + "/end", 409, body={**order, "note": ""})
    return sum(step["state"] == "held" for step in steps)


def brake_calls(client):
    state = client.call("get", "/v1.0/admin/policies/brake", 200)
    client.call("put", "/v1.0/admin/policies/brake", 200, body={"values": {"cutOffsPerAdministrator": 1}, "reason": "試験"},
                headers={"If-Match": state.headers["ETag"]})
    held = session_calls(client)
    check(held > 1, "what is beyond the budget holds")
    client.call("get", BRAKE, 200)
    page = client.call("get", BRAKE + "/orders", 200, query={"count": 1, "kind": "cutOff"}).json()
    check(page["total"] == held and page["groups"][0]["orders"] == held, "what holds is counted")
    client.call("get", BRAKE + "/orders", 200, query={"count": 1000, "cursor": page["responseMetaData"]["nextCursor"], "kind": "cutOff"})
    client.call("get", BRAKE + "/orders", 400, query={"count": 1001})
    one = {"orders": [page["orders"][0]["orderId"]], "reason": ""}
    for verdict in ("release", "reject"):
        client.call("post", f"{BRAKE}/{verdict}", 403, body=one)
        client.call("post", f"{BRAKE}/{verdict}", 409, body={"orders": ["none"], "reason": ""})
        client.call("post", f"{BRAKE}/{verdict}", 400, body={"reason": ""})
        told = client.call("post", f"{BRAKE}/{verdict}", 200, body={"all": True, "actorId": page["groups"][0]["actorId"], "reason": ""}).json()
        check(told == {"done": 0, "refused": held}, "one's own are counted as refused")
    check(client.call("post", BRAKE + "/cancel-pending", 200, body=one).json() == {"done": 1, "refused": 0}, "one is cancelled")
    check(client.call("post", BRAKE + "/cancel-pending", 200, body={"reason": "誤り"}).json() == {"done": held - 1, "refused": 0}, "and all the others")
    decided = client.call("get", BRAKE + "/orders", 200, query={"decided": "true"}).json()
    check(decided["orders"][0]["state"] == "cancelled" and decided["orders"][0]["reason"] == "誤り", "what was decided stays to be seen")
