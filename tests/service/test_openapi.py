#!/usr/bin/env python3
"""The form of docs/openapi.yaml: references, names, parameters, and that the native parts of each operation say the same
as its x-sekisho (which test_openapi.cpp holds against the program). Limits of fields against resources/member_fields.json."""
import json
import pathlib
import re
import sys

import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
METHODS = {"get", "post", "put", "patch", "delete"}
OPERATION_KEYS = {"tags", "operationId", "summary", "description", "deprecated", "x-sekisho", "security", "parameters", "requestBody", "responses"}
SCHEMA_KEYS = {"type", "description", "required", "properties", "additionalProperties", "items", "enum", "const", "default", "format", "pattern",
               "minLength", "maxLength", "minimum", "maximum", "minItems", "maxItems", "oneOf", "allOf", "readOnly", "writeOnly", "deprecated", "$ref"}
checks = 0
faults = []


def check(good, text):
    global checks
    checks += 1
    if not good:
        faults.append(text)


class Unique(yaml.SafeLoader):
    """Refuses a key that stands twice in one mapping."""


def mapping(loader, node):
    keys = [key.value for key, _ in node.value]
    for key in keys:
        check(keys.count(key) == 1, f"line {node.start_mark.line + 1}: {key} stands twice")
    return loader.construct_mapping(node, deep=True)


Unique.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, mapping)
text = (ROOT / "docs/openapi.yaml").read_text(encoding="utf-8")
api = yaml.load(text, Unique)
used = set()


def resolve(node):
    while isinstance(node, dict) and "$ref" in node:
        ref = node["$ref"]
        used.add(ref)
        check(set(node) == {"$ref"}, f"{ref} has company")
        target = api
        for part in ref.removeprefix("#/").split("/"):
            target = target.get(part) if isinstance(target, dict) else None
        check(target is not None, f"{ref} leads nowhere")
        node = target or {}
    return node


def check_schema(schema, where):
    if isinstance(schema, bool):
        return
    check(set(schema) <= SCHEMA_KEYS, f"{where}: unknown {sorted(set(schema) - SCHEMA_KEYS)}")
    if "$ref" in schema:
        resolve(schema)
        return
    check("type" in schema or "oneOf" in schema or "allOf" in schema or schema.get("description"), f"{where}: no type")
    for name in schema.get("required", []):
        check(name in schema.get("properties", {}), f"{where}: {name} is required and unknown")
    for name, part in schema.get("properties", {}).items():
        check_schema(part, f"{where}.{name}")
    for part in schema.get("oneOf", []) + schema.get("allOf", []):
        check_schema(part, where)
    for key in ("items", "additionalProperties"):
        if key in schema:
            check_schema(schema[key], f"{where}.{key}")


def check_operation(path, method, operation):
    where = f"{method} {path}"
    check(set(operation) <= OPERATION_KEYS, f"{where}: unknown {sorted(set(operation) - OPERATION_KEYS)}")
    facts = operation["x-sekisho"]
    responses = operation["responses"]
    for tag in operation["tags"]:
        check(tag in tags, f"{where}: no such tag {tag}")
    wanted = [] if facts["auth"] == "none" else [{"oauth2": [s]} for s in facts.get("scopes", [])] or [{"oauth2": []}]
    check(operation["security"] == wanted, f"{where}: security is not what x-sekisho says")
    known = api["components"]["securitySchemes"]["oauth2"]["flows"]["authorizationCode"]["scopes"]
    check(set(facts.get("scopes", [])) <= set(known), f"{where}: scope without a description")
    check(("menu" in facts) == ("access" in facts) and facts.get("menu", "members.members") in menus, f"{where}: menu")
    check(("orMenu" in facts) == ("orAccess" in facts) and facts.get("orMenu", "members.members") in menus, f"{where}: orMenu")
    check(facts.get("access", "view") == "view" or facts["effect"] != "none", f"{where}: operates and has no effect")
    check(facts["effect"] != "write" or method != "get", f"{where}: GET that writes")

    parameters = [resolve(p) for p in operation.get("parameters", [])]
    inside = re.findall(r"\{(\w+)\}", path)
    check(sorted(p["name"] for p in parameters if p["in"] == "path") == sorted(inside), f"{where}: parameters of the path")
    for parameter in parameters:
        check(parameter["in"] != "path" or parameter.get("required") is True, f"{where}: {parameter['name']} must be required")
        check_schema(parameter["schema"], f"{where} {parameter['name']}")
    names = {p["name"] for p in parameters}
    check(("Idempotency-Key" in names) == (facts["effect"] == "write" and facts["auth"] != "none"), f"{where}: Idempotency-Key")
    check(("If-Match" in names) == ("412" in responses), f"{where}: If-Match and 412")

    body = operation.get("requestBody")
    check((body is not None) == (facts["body"] != "none"), f"{where}: requestBody")
    if body:
        check(body["required"] == (facts["body"] in ("json", "raw")), f"{where}: requestBody.required")
        types = set(body["content"])
        check(types == {"application/json"} if facts["body"].startswith("json") else "application/json" not in types, f"{where}: kinds of body {types}")
        for media in body["content"].values():
            check_schema(media.get("schema", {"type": "object"}), where)
    check_responses(where, facts, responses, bool(inside))


def check_responses(where, facts, responses, has_path):
    codes = {str(code) for code in responses}
    good = [c for c in codes if c[0] in "23"]
    check(good and "default" in codes and "429" in codes, f"{where}: answers {sorted(codes)}")
    check(all(isinstance(code, str) for code in responses), f"{where}: quote the status")
    check(facts["auth"] == "none" or "401" in codes, f"{where}: 401")
    check("403" in codes or not (facts.get("scopes") or facts["auth"] == "user"), f"{where}: 403")
    check("404" in codes or "410" in codes or not has_path, f"{where}: 404")
    check("409" in codes or facts["effect"] != "write" or facts["auth"] == "none", f"{where}: 409")
    check(("413" in codes) == (facts["body"] != "none"), f"{where}: 413")
    if facts["body"] != "raw":  # what a handler reads itself it judges itself
        check(("415" in codes) == facts["body"].startswith("json"), f"{where}: 415")
    for code, answer in responses.items():
        answer = resolve(answer)
        check("description" in answer, f"{where} {code}: description")
        check(code != "204" or "content" not in answer, f"{where} {code}: a body that is not sent")
        for header in answer.get("headers", {}).values():
            resolve(header)
        for media in answer.get("content", {}).values():
            if "schema" in media:
                check_schema(media["schema"], f"{where} {code}")


def walk_schemas():
    for name, schema in api["components"]["schemas"].items():
        check_schema(schema, name)
    for name, answer in api["components"]["responses"].items():
        for header in answer.get("headers", {}).values():
            resolve(header)
        for media in answer.get("content", {}).values():
            check_schema(media["schema"], name)


def check_limits():
    """What a field may hold, as the program checks it."""
    schemas = api["components"]["schemas"]
    for field in json.loads((ROOT / "resources/member_fields.json").read_text(encoding="utf-8")):
        if not field.get("max") or field["key"] in ("email.localPart",):
            continue
        schema = schemas["UserInput"]
        for part in field["key"].split("."):
            schema = schema.get("items", schema)
            schema = resolve(schema)
            schema = resolve(schema["oneOf"][0]) if "oneOf" in schema else schema
            schema = schema.get("properties", {}).get(part, {})
        schema = resolve(schema)
        if field["kind"] == "list":
            check("maxItems" not in schema or schema["maxItems"] == field["max"], f"UserInput.{field['key']}: at most {field['max']} entries")
        else:
            check(schema.get("maxLength") == field["max"], f"UserInput.{field['key']}: at most {field['max']} characters")


check(api["openapi"].startswith("3.1."), "OpenAPI 3.1")
tags = {tag["name"] for tag in api["tags"]}
menus = {m["key"] for m in json.loads((ROOT / "resources/menus.json").read_text(encoding="utf-8"))}
operations = [(p, m, o) for p, item in api["paths"].items() for m, o in item.items()]
for path, method, operation in operations:
    check(method in METHODS, f"{path}: {method}")
    check_operation(path, method, operation)
ids = [o["operationId"] for _, _, o in operations]
for name in ids:
    check(ids.count(name) == 1, f"operationId {name} stands twice")
check({t for _, _, o in operations for t in o["tags"]} == tags, "a tag that nothing carries")
walk_schemas()
check_limits()
codes = {e["code"] for e in json.loads((ROOT / "resources/errors.json").read_text(encoding="utf-8"))}
for code in set(re.findall(r"`([A-Z]{2,}(?:_[A-Z]+)+)`", text)):
    check(code in codes, f"{code} is no code of resources/errors.json")
for kind in ("parameters", "headers", "responses", "schemas"):
    for name in api["components"][kind]:
        check(f"#/components/{kind}/{name}" in used, f"components/{kind}/{name} is used nowhere")

print("\n".join(faults))
print(f"{checks - len(faults)} passed, {len(faults)} failed")
sys.exit(1 if faults else 0)
