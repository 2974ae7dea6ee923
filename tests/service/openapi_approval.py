"""The calls of tests/service/test_openapi_answers.py about commands that need more than a right."""

from openapi_client import check, console_token
from openapi_lent import FIRST, OWN, newcomer

LIST, ONE = "/v1.0/admin/approvals", "/v1.0/admin/approvals/{approvalId}"
REASON = {"X-Reason": "%E9%80%80%E8%81%B7"}


def rules(console, **values):
    state = console.call("get", "/v1.0/admin/policies/approvals", 200)
    console.call("put", "/v1.0/admin/policies/approvals", 200, body={"values": values, "reason": "試験"}, headers={"If-Match": state.headers["ETag"]})


def approval_calls(console, program, domain, password):
    """A deputy asks; whoever is at the console decides."""
    uid, asks = newcomer(console, program, domain, "who.asks")
    console.call("put", "/v1.0/admin/users/{userId}/roles/{roleId}", 200, {"userId": uid, "roleId": f"deputy:{domain}"},
                 body={"scope": {"orgUnits": []}})
    asks.token = console_token(asks, "who.asks@sakura", FIRST, OWN)["access_token"]
    people = [newcomer(console, program, domain, f"leaving.{n}")[0] for n in range(3)]
    rules(console, memberDelete="second", bulkApply="second")
    user = "/v1.0/users/{userId}"
    asks.call("delete", user, 400, {"userId": people[0]})
    held = [asks.call("delete", user, 202, {"userId": who}, headers=REASON).json() for who in people[:3]]
    place = [{"approvalId": request["approvalId"]} for request in held]
    seen = {"If-Match": '"1"'}
    page = console.call("get", LIST, 200, query={"count": 1}).json()
    check((page["forMe"], page["mine"], len(page["requests"])) == (3, 0, 1), "what waits for somebody is counted")
    console.call("get", LIST, 200, query={"open": "true", "cursor": page["responseMetaData"]["nextCursor"]})
    console.call("get", LIST, 400, query={"view": "others"})
    check(len(asks.call("get", LIST, 200, query={"view": "mine"}).json()["requests"]) == 3, "whoever asked finds what he asked for")
    one = console.call("get", ONE, 200, place[0])
    check(one.headers["ETag"] == '"1"' and one.json()["plan"][0]["action"] == "member.delete", "what would be done is told")
    console.call("get", ONE, 404, {"approvalId": "none"})

    console.call("post", ONE + "/approval", 428, place[0], body={})
    console.call("post", ONE + "/approval", 409, place[0], body={}, headers={"If-Match": '"7"'})
    asks.call("post", ONE + "/approval", 403, place[0], body={}, headers=seen)
    done = console.call("post", ONE + "/approval", 200, place[0], body={"reason": "確認済み"}, headers=seen).json()
    check(done["state"] == "applied" and done["votes"][0]["reason"] == "確認済み", "what is approved is done")
    console.call("post", ONE + "/approval", 404, {"approvalId": "none"}, body={}, headers=seen)
    console.call("post", ONE + "/rejection", 400, place[1], body={}, headers=seen)
    check(console.call("post", ONE + "/rejection", 200, place[1], body={"reason": "誤り"}, headers=seen).json()["state"] == "rejected", "it is rejected")
    console.call("post", ONE + "/rejection", 409, place[1], body={"reason": "誤り"}, headers=seen)
    console.call("post", ONE + "/withdrawal", 403, place[2])
    check(asks.call("post", ONE + "/withdrawal", 200, place[2]).json()["state"] == "withdrawn", "it is withdrawn")
    asks.call("post", ONE + "/withdrawal", 409, place[2])
    console.call("get", LIST, 200, query={"view": "all", "open": "false"})

    rules(console, autoApply=False)
    last = {"approvalId": asks.call("delete", user, 202, {"userId": people[1]}, headers=REASON).json()["approvalId"]}
    asks.call("post", ONE + "/execution", 409, last)
    check("executeBy" in console.call("post", ONE + "/approval", 200, last, body={}, headers=seen).json(), "it waits for whoever asked")
    console.call("post", ONE + "/execution", 403, last)
    check(asks.call("post", ONE + "/execution", 200, last).json()["state"] == "applied", "he carries it out")

    planned = asks.call("post", "/v1.0/admin/changesets", 201, body={
        "title": "取り込み", "origin": "import", "plan": True,
        "operations": [{"no": 1, "kind": "member", "action": "update", "id": people[2], "value": {"nickName": "はな"}}]}).json()
    asks.call("post", "/v1.0/admin/changesets/{changesetId}/apply", 202, {"changesetId": planned["changesetId"]}, body={}, headers=REASON)
    rules(console, memberDelete="none", bulkApply="none", autoApply=True)

    verification = "/v1.0/admin/me/verification"
    console.call("post", verification, 400, body={})
    console.call("post", verification, 403, body={"password": "not it"})
    console.call("post", verification, 200, body={"password": password})
    program.call("post", verification, 403, body={"password": password})
