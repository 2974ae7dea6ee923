"""The calls of tests/service/test_openapi_answers.py about rights that are lent: activations, the sealed account, and looking as
somebody else."""

from openapi_client import Client, check, console_token

FIRST, OWN = "kesa9Tsuru42x", "betterKesa77x"


def newcomer(client, script, domain, local):
    """A member with a password of his own, not signed in yet."""
    made = script.call("post", "/v1.0/users", 201, body={
        "domainId": domain, "email": local, "userName": {"lastName": "当番"},
        "passwordConfig": {"passwordCreationType": "ADMIN", "password": FIRST, "changePasswordAtNextLogin": True}}).json()
    return made["userId"], Client(client.url, client.http.verify)


def activation_calls(client, script, domain):
    user, guest = newcomer(client, script, domain, "lent.rights")
    role = f"operator:{domain}"
    wanted = {"scope": {"orgUnits": [], "includeSubOrgUnits": True}, "eligible": {"maxMinutes": 60, "needsApproval": False}}
    client.call("put", "/v1.0/admin/users/{userId}/roles/{roleId}", 200, {"userId": user, "roleId": role}, body=wanted)
    guest.token = console_token(guest, "lent.rights@sakura", FIRST, OWN)["access_token"]
    mine = guest.call("get", "/v1.0/admin/me/rights", 200).json()
    check([r["roleId"] for r in mine["eligible"]] == [role] and not mine["held"], "he may activate it and holds nothing")
    order = {"roleId": role, "minutes": 30, "reason": "夜間対応"}
    guest.call("post", "/v1.0/admin/me/activations", 400, body={**order, "minutes": 61})
    guest.call("post", "/v1.0/admin/me/activations", 403, body={**order, "roleId": f"deputy:{domain}"})
    started = guest.call("post", "/v1.0/admin/me/activations", 201, body=order).json()
    guest.call("post", "/v1.0/admin/me/activations", 409, body=order)
    check(guest.call("get", "/v1.0/admin/me/rights", 200).json()["active"][0]["activationId"] == started["activationId"], "it runs")
    listed = client.call("get", "/v1.0/admin/activations", 200, query={"count": 1}).json()["activations"]
    check(listed[0]["activationId"] == started["activationId"], "what runs comes first")
    client.call("get", "/v1.0/admin/activations", 400, query={"cursor": "made-up"})
    place = {"activationId": started["activationId"]}
    seen = client.call("post", "/v1.0/admin/users/{userId}/view", 200, {"userId": user}).json()
    check(seen["wholeTenant"] and seen["members"] > 100 and len(seen["sample"]) == 100, "his view is that of the whole tenant")
    guest.call("delete", "/v1.0/admin/activations/{activationId}", 204, place)
    client.call("delete", "/v1.0/admin/activations/{activationId}", 404, {"activationId": "none"})
    client.call("post", "/v1.0/admin/users/{userId}/view", 403, {"userId": user})
    client.call("delete", "/v1.0/admin/users/{userId}/roles/{roleId}", 204, {"userId": user, "roleId": role})


def seal_calls(client, script, domain):
    whole, opening, closing = "/v1.0/admin/break-glass", "/v1.0/admin/break-glass/opening", "/v1.0/admin/break-glass/closing"
    user, guest = newcomer(client, script, domain, "envelope")
    check(client.call("get", whole, 200).json()["state"] == "none", "nothing is sealed")
    client.call("delete", whole, 404)
    client.call("put", whole, 400, body={})
    client.call("put", whole, 409, body={"userId": user})  # has never signed in
    guest_role = {"userId": user, "roleId": f"operator:{domain}"}
    eligible = {"scope": {"orgUnits": [], "includeSubOrgUnits": True}, "eligible": {"maxMinutes": 60, "needsApproval": False}}
    client.call("put", "/v1.0/admin/users/{userId}/roles/{roleId}", 200, guest_role, body=eligible)
    console_token(guest, "envelope@sakura", FIRST, OWN)
    client.call("delete", "/v1.0/admin/users/{userId}/roles/{roleId}", 204, guest_role)
    code = client.call("put", whole, 200, body={"userId": user}).json()["code"]
    guest.token = console_token(guest, "envelope@sakura", OWN, OWN)["access_token"]
    guest.call("post", whole + "/drill", 200, body={"code": code})
    guest.call("post", whole + "/drill", 403, body={"code": "0000"})
    guest.call("post", opening, 400, body={"code": code})
    client.call("post", opening, 403, body={"code": code, "reason": "連絡がつかない"})
    check(guest.call("post", opening, 200, body={"code": code.lower(), "reason": "連絡がつかない"}).json()["state"] == "opening", "the delay runs")
    client.call("put", whole, 409, body={"userId": user})
    client.call("delete", opening, 400, body={})
    check(client.call("delete", opening, 200, body={"reason": "知らない"}).json()["refusedBy"], "who refused is told")
    client.call("delete", opening, 409, body={"reason": "知らない"})
    client.call("post", closing, 409)
    guest.call("post", closing, 409)
    client.call("delete", whole, 204)
    client.call("post", closing, 404)


def lent_calls(client, script, domain):
    activation_calls(client, script, domain)
    seal_calls(client, script, domain)
