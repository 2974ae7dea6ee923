"""The calls of tests/service/test_openapi_answers.py about the company: its logo, apps, MDM, workgroup name and the closing of the tenant."""

from openapi_client import check

LOGO, CLOSING, WORKGROUP = "/v1.0/admin/company/logo", "/v1.0/admin/closing", "/v1.0/admin/workgroup"


def company_calls(client, picture):
    client.call("get", "/v1.0/company/logo", 404)
    client.call("put", LOGO, 400, data=b"<svg/>", headers={"Content-Type": "image/png"})
    client.call("put", LOGO, 204, data=picture, headers={"Content-Type": "image/png"})
    check(client.call("get", "/v1.0/company/logo", 200).content == picture, "the logo comes back as it was sent")
    client.call("delete", LOGO, 204)
    client.call("delete", LOGO, 404)
    told = client.call("get", "/v1.0/company/app-settings", 200).json()
    check(told["menu"]["services"] and told["policies"]["theme"]["colour"], "apps are told the menu and the theme")
    client.call("get", "/v1.0/admin/mdm-key", 404)
    issued = client.call("post", "/v1.0/admin/mdm-key", 200, body={}).json()
    check(client.call("get", "/v1.0/admin/mdm-key", 200).json() == issued, "the key is the one that was issued")
    named = client.call("get", WORKGROUP, 200).json()["workgroup"]
    client.call("post", WORKGROUP, 400, body={"workgroup": "lineworks", "present": named})
    shown = client.call("get", CLOSING, 200).json()
    check(not shown["closed"] and shown["blockers"][0]["count"] > 1, "others must go first")
    wish = {"reason": "cost", "note": "", "workgroup": shown["workgroup"]}
    client.call("post", CLOSING, 409, body=wish)
    client.call("post", CLOSING, 400, body={**wish, "workgroup": "elsewhere"})
    client.call("delete", CLOSING, 409)
