"""The schemas of the policies (docs/decisions/0010-policies.md): checked, and made into rows for facts.py."""

import json
import re

from fact_text import LANGUAGES, Fault, check_members, literal, read_json, table

DRAFT = "http://json-schema.org/draft-07/schema#"
# What a field of each kind of widget says beside "default" and "x-ui": its types, what it must have and what it may.
WIDGETS = {
    "switch": (("boolean",), (), ()),
    "choice": (("string", "integer"), ("enum",), ()),
    "number": (("integer",), ("minimum", "maximum"), ()),
    "text": (("string",), ("maxLength",), ("minLength",)),
    "fixed": (("string", "integer"), ("const",), ()),
    "checks": (("array",), ("items",), ("uniqueItems",)),
    "addresses": (("array",), ("items", "maxItems"), ()),
    "countries": (("array",), ("items", "maxItems"), ("uniqueItems",)),
    "extensions": (("array",), ("items", "maxItems"), ("uniqueItems",)),
    "members": (("array",), ("items", "maxItems"), ("uniqueItems",)),
    "targets": (("array",), ("items", "maxItems"), ("uniqueItems",)),  # members and organizations
    "emails": (("array",), ("items", "maxItems"), ("uniqueItems",)),
    "date": (("string",), (), ()),  # YYYY-MM-DD or empty
    "zone": (("string",), (), ()),  # IANA
    "order": (("array",), ("items",), ("uniqueItems",)),  # all of the choices
    "links": (("array",), ("items", "maxItems"), ()),
}
LIST_WIDGETS = {"checks", "addresses", "countries", "extensions", "members", "targets", "emails", "order", "links"}
CHOSEN_LISTS = {"checks", "order"}
PYTHON_TYPES = {"boolean": bool, "integer": int, "string": str, "array": list}
DESTROYS = {"switch": "off", "choice": "less", "number": "less"}  # what loses data for good
UI_WORDS = {"help", "unit", "consequence"}  # given in both languages or not at all
LARGEST = 2**53 - 1  # what every reader of JSON holds exactly


def is_of(value, kind):
    return isinstance(value, PYTHON_TYPES[kind]) and (kind != "integer" or not isinstance(value, bool))


def check_key(path, key):
    if not re.fullmatch(r"[a-z][A-Za-z0-9]*", key):
        raise Fault(f'{path}: "{key}" must begin with a small letter and go on with letters and digits.')


def check_words(path, key, name, words, sentence=False):
    if not isinstance(words, dict) or set(words) != set(LANGUAGES):
        raise Fault(f'{path}: "{name}" of "{key}" must have "en" and "ja" and nothing else.')
    for language, text in words.items():
        if not isinstance(text, str) or not text.strip() or text != text.strip():
            raise Fault(f'{path}: "{language}" of "{name}" of "{key}" must be a text without blanks around it.')
        if "!" in text or "！" in text:
            raise Fault(f'{path}: "{name}" of "{key}" must not shout.')
    if sentence and not (words["en"].endswith(".") and words["ja"].endswith("。")):
        raise Fault(f'{path}: "{name}" of "{key}" must be whole sentences with a full stop.')
    return words


def check_groups(path, key, groups):
    if not groups:
        raise Fault(f'{path}: "groups" must name at least one group.')
    for group in groups:
        if not isinstance(group, dict):
            raise Fault(f'{path}: an entry of "groups" is not an object.')
        check_members(path, group.get("key", "groups"), group, {"key": str, "label": dict}, {})
        check_key(path, group["key"])
        check_words(path, group["key"], "label", group["label"])
    keys = [group["key"] for group in groups]
    for group in keys:
        if keys.count(group) > 1:
            raise Fault(f'{path}: the group "{group}" stands twice.')
    return keys


def enum_of(field):
    values = (field["items"] if field["x-ui"]["widget"] in CHOSEN_LISTS else field).get("enum")
    return values if isinstance(values, list) else []


def check_shape(path, key, field):
    """The members that are of JSON Schema: those of its widget, and no others."""
    widget = field["x-ui"]["widget"]
    types, needed, optional = WIDGETS[widget]
    if field["type"] not in types:
        raise Fault(f'{path}: "type" of "{key}" must be {" or ".join(types)}, as its widget is {widget}.')
    for name in needed:
        if name not in field:
            raise Fault(f'{path}: "{key}" has no "{name}".')
    for name in field:
        if name not in ("type", "default", "x-ui", *needed, *optional):
            raise Fault(f'{path}: "{key}" has the unknown member "{name}".')
    for name in ("minimum", "maximum", "minLength", "maxLength", "maxItems"):
        if name in field and (not is_of(field[name], "integer") or abs(field[name]) > LARGEST):
            raise Fault(f'{path}: "{name}" of "{key}" must be a whole number.')
    if widget in LIST_WIDGETS:
        check_items(path, key, field)
    low, high = limits_of(field)
    if low > high or (widget != "number" and low < 0) or (widget in ("text", *LIST_WIDGETS) and high < 1):
        raise Fault(f'{path}: "{key}" has limits that no value can meet ({low} to {high}).')
    if widget in ("choice", *CHOSEN_LISTS):
        check_enum(path, key, field)
    if widget == "fixed" and (field["const"] != field["default"] or not is_of(field["const"], field["type"])):
        raise Fault(f'{path}: "const" and "default" of "{key}" must be the same {field["type"]}.')


def limits_of(field):
    """The smallest and the greatest number, or number of characters or entries."""
    if field["x-ui"]["widget"] in CHOSEN_LISTS:
        return 0, max(len(enum_of(field)), 1)
    low = field.get("minimum", field.get("minLength", 0))
    return low, field.get("maximum", field.get("maxLength", field.get("maxItems", low)))


def check_items(path, key, field):
    wanted = "object" if field["x-ui"]["widget"] in ("addresses", "links") else "string"
    items = field["items"]
    if not isinstance(items, dict) or items.get("type") != wanted:
        raise Fault(f'{path}: "items" of "{key}" must be an object whose "type" is {wanted}.')


def check_enum(path, key, field):
    values, kind = enum_of(field), "string" if field["type"] == "array" else field["type"]
    if not values:
        raise Fault(f'{path}: "enum" of "{key}" must hold at least one value.')
    for value in values:
        if not is_of(value, kind) or value == "":
            raise Fault(f'{path}: "enum" of "{key}" must hold values of type {kind} only.')
        if values.count(value) > 1:
            raise Fault(f'{path}: "{value}" stands twice in "enum" of "{key}".')


def check_default(path, key, field):
    value, widget = field["default"], field["x-ui"]["widget"]
    good = is_of(value, field["type"])
    if good and widget == "choice":
        good = value in field["enum"]
    elif good and widget == "number":
        good = field["minimum"] <= value <= field["maximum"]
    elif good and widget == "text":
        good = field.get("minLength", 0) <= len(value) <= field["maxLength"]
    elif good and widget in LIST_WIDGETS:
        good = (all(isinstance(one, str) and one for one in value) and len(set(value)) == len(value)
                and len(value) <= limits_of(field)[1])
        if good and widget in CHOSEN_LISTS:
            good = all(one in enum_of(field) for one in value)
        if good and widget == "order":
            good = len(value) == len(enum_of(field))
        if good and widget in ("addresses", "members", "targets", "emails", "links"):
            good = not value  # nobody's addresses and members are everybody's
    elif good and widget == "date":
        good = value == "" or re.fullmatch(r"\d{4}-\d{2}-\d{2}", value) is not None
    elif good and widget == "zone":
        good = re.fullmatch(r"[A-Z][A-Za-z]*(/[A-Z][A-Za-z_-]*)+", value) is not None
    if not good:
        raise Fault(f'{path}: "default" of "{key}" is no value that the field can have.')


def value_text(value):
    return str(value).lower() if isinstance(value, bool) else str(value)


def check_value_words(path, key, field):
    ui, widget = field["x-ui"], field["x-ui"]["widget"]
    words = ui.get("values", {})
    for value, said in words.items():
        check_words(path, key, f"values.{value}", said)
    wanted = [value_text(value) for value in enum_of(field)] if widget in ("choice", *CHOSEN_LISTS) else []
    for value in wanted:
        if value not in words:
            raise Fault(f'{path}: "values" of "{key}" has no words for "{value}".')
    for value in words:
        in_range = widget == "number" and re.fullmatch(r"-?\d+", value) and (
            field["minimum"] <= int(value) <= field["maximum"])
        if value not in wanted and not in_range:
            raise Fault(f'{path}: "values" of "{key}" has words for "{value}", which the field cannot be.')


def check_ui(path, key, ui, groups):
    if not isinstance(ui, dict):
        raise Fault(f'{path}: "x-ui" of "{key}" must be of type dict.')
    check_members(path, key, ui, {"group": str, "order": int, "widget": str, "label": dict},
                  {"help": dict, "unit": dict, "values": dict, "consequence": dict, "guideline": str, "needs": dict,
                   "atMost": str, "effect": str, "mirror": str, "destroys": str})
    if ui["widget"] not in WIDGETS:
        raise Fault(f'{path}: "{key}" has the unknown widget "{ui["widget"]}".')
    if ui["group"] not in groups:
        raise Fault(f'{path}: "{key}" is in the group "{ui["group"]}", which the policy does not have.')
    check_words(path, key, "label", ui["label"])
    for name in UI_WORDS & set(ui):
        check_words(path, key, name, ui[name], sentence=name != "unit")
    for name in ("guideline", "effect"):
        if not ui.get(name, "-").strip():
            raise Fault(f'{path}: "{name}" of "{key}" must not be empty.')
    if "destroys" in ui and (ui["destroys"] != DESTROYS.get(ui["widget"]) or "consequence" not in ui):
        raise Fault(f'{path}: "destroys" of "{key}" is "off" on a switch or "less" on a number or choice, and the '
                    '"consequence" says what is lost.')


def can_be(field, value):
    widget = field["x-ui"]["widget"]
    if widget == "switch":
        return isinstance(value, bool)
    if widget == "choice":
        return is_of(value, field["type"]) and value in field["enum"]
    return widget == "number" and is_of(value, "integer") and field["minimum"] <= value <= field["maximum"]


def check_needs(path, key, fields):
    needs = fields[key]["x-ui"].get("needs")
    if needs is None:
        return
    check_members(path, key, needs, {"key": str, "is": list, "why": dict}, {})
    check_words(path, key, "why", needs["why"], sentence=True)
    other = fields.get(needs["key"])
    if other is None:
        raise Fault(f'{path}: "{key}" needs the field "{needs["key"]}", which the policy does not have.')
    if not needs["is"] or not all(can_be(other, value) for value in needs["is"]):
        raise Fault(f'{path}: "is" of "{key}" must hold values that "{needs["key"]}" can have.')
    seen, at = {key}, needs["key"]
    while at in fields:
        if at in seen:
            raise Fault(f'{path}: "{key}" needs itself.')
        seen.add(at)
        at = fields[at]["x-ui"].get("needs", {}).get("key")


def check_at_most(path, key, fields):
    other = fields[key]["x-ui"].get("atMost")
    if other is None:
        return
    for name in (key, other):
        if name not in fields or fields[name]["type"] != "integer" or other == key:
            raise Fault(f'{path}: "atMost" of "{key}" must name another number of the policy, and be on a number.')


def check_field(path, key, field, groups):
    check_key(path, key)
    if not isinstance(field, dict):
        raise Fault(f'{path}: "{key}" is not an object.')
    for name, kind in {"type": str, "x-ui": dict}.items():
        if not isinstance(field.get(name), kind):
            raise Fault(f'{path}: "{key}" has no "{name}" of type {kind.__name__}.')
    if "default" not in field:
        raise Fault(f'{path}: "{key}" has no "default".')
    check_ui(path, key, field["x-ui"], groups)
    check_shape(path, key, field)
    check_default(path, key, field)
    check_value_words(path, key, field)


def check_policy(path, key, schema, menus, folder="policies"):
    if not isinstance(schema, dict):
        raise Fault(f"{path}: the file must hold an object.")
    check_members(path, key, schema, {"$schema": str, "$id": str, "title": str, "type": str, "properties": dict,
                                      "additionalProperties": bool, "x-ui": dict}, {"description": str})
    for name, wanted in {"$schema": DRAFT, "$id": f"sekisho:{folder}/{key}", "type": "object",
                         "additionalProperties": False}.items():
        if schema[name] != wanted:
            raise Fault(f'{path}: "{name}" must be {json.dumps(wanted)}.')
    check_key(path, key)
    ui = schema["x-ui"]
    check_members(path, "x-ui", ui, {"menu": str, "label": dict, "groups": list}, {})
    if ui["menu"] not in menus:
        raise Fault(f'{path}: "menu" is "{ui["menu"]}", which menus.json does not have.')
    check_words(path, key, "label", ui["label"])
    groups = check_groups(path, key, ui["groups"])
    if not schema["properties"]:
        raise Fault(f'{path}: "properties" must have at least one field.')
    fields = schema["properties"]
    for name, field in fields.items():
        check_field(path, name, field, groups)
    for name in fields:
        check_needs(path, name, fields)
        check_at_most(path, name, fields)
    check_places(path, fields, groups)


def check_places(path, fields, groups):
    seen = {}
    for name, field in fields.items():
        place = (field["x-ui"]["group"], field["x-ui"]["order"])
        if place in seen:
            raise Fault(f'{path}: "{name}" and "{seen[place]}" have the same "order" in "{place[0]}".')
        seen[place] = name
    for group in groups:
        if all(field["x-ui"]["group"] != group for field in fields.values()):
            raise Fault(f'{path}: the group "{group}" has no field.')


def check_mirrors(policies):
    for policy, (path, schema) in policies.items():
        for key, field in schema["properties"].items():
            mirror = field["x-ui"].get("mirror")
            if mirror is None:
                continue
            owner, _, name = mirror.partition(".")
            shown = policies.get(owner, (None, {"properties": {}}))[1]["properties"].get(name)
            if shown is None or owner == policy or "mirror" in shown["x-ui"]:
                raise Fault(f'{path}: "{key}" mirrors "{mirror}", which is no field of another policy.')
            for member in ("type", "enum", "minimum", "maximum", "minLength", "maxLength", "default"):
                if shown.get(member) != field.get(member):
                    raise Fault(f'{path}: "{key}" and what it mirrors, "{mirror}", must have the same "{member}".')


def read_policies(root, menus):
    """The schemas by their keys, in the order of the keys."""
    known, policies, menu_of = {menu["key"] for menu in menus}, {}, {}
    for file in sorted((root / "policies").glob("*.json"), key=lambda file: file.stem):
        path = f"policies/{file.name}"
        schema = read_json(root, path)
        check_policy(path, file.stem, schema, known)
        menu = schema["x-ui"]["menu"]
        if menu in menu_of:
            raise Fault(f'{path}: the menu "{menu}" is that of "{menu_of[menu]}" already.')
        menu_of[menu] = file.stem
        policies[file.stem] = (path, schema)
    if not policies:
        raise Fault("policies: there is no schema in this folder.")
    check_mirrors(policies)
    return {key: schema for key, (_, schema) in policies.items()}


def read_monitoring(root, menus):
    """The conditions of monitoring policies (docs/decisions/0013-logs.md). Tables of their own, as they are no policies
    of the tenant: there are many of each. Their keys are those of their menus, "monitoring.talk"."""
    known, schemas = {menu["key"] for menu in menus}, {}
    for file in sorted((root / "monitoring").glob("*.json"), key=lambda file: file.stem):
        path = f"monitoring/{file.name}"
        schema = read_json(root, path)
        check_policy(path, file.stem, schema, known, "monitoring")
        key = f"monitoring.{file.stem}"
        if schema["x-ui"]["menu"] != key:
            raise Fault(f'{path}: "menu" must be "{key}".')
        for name, field in schema["properties"].items():
            if "mirror" in field["x-ui"] or "effect" in field["x-ui"]:
                raise Fault(f'{path}: "{name}" can neither mirror another policy nor have an effect.')
        schemas[key] = schema
    if list(schemas) != ["monitoring.drive", "monitoring.talk"]:
        raise Fault("monitoring: this folder must hold the schemas of talk and Drive and no others.")
    return schemas


ROWS = """struct Bilingual {
    std::string_view en;
    std::string_view ja;
};
struct PolicyChoiceRow {
    std::string_view value;
    Bilingual words;
};
struct PolicyFieldRow {
    std::string_view key;
    std::string_view widget;
    bool number;
    std::string_view group;
    std::int64_t minimum;
    std::int64_t maximum;
    std::string_view defaultText;                      // of a list: empty
    std::span<const std::string_view> defaultEntries; // of a list
    Bilingual label;
    Bilingual help;
    Bilingual unit;
    Bilingual consequence;
    std::string_view guideline;
    std::span<const PolicyChoiceRow> choices;
    std::string_view needsKey;
    std::span<const std::string_view> needsValues;
    Bilingual needsWhy;
    std::string_view atMost;
    std::string_view effect;
    std::string_view mirror;
    std::string_view destroys;
};
struct PolicyGroupRow {
    std::string_view key;
    Bilingual label;
};
struct PolicyRow {
    std::string_view key;
    std::string_view menu;
    Bilingual label;
    std::span<const PolicyGroupRow> groups;
    std::span<const PolicyFieldRow> fields; // by groups, then by their order
};
"""


class Pieces:
    """One table for all rows of a kind; each owner gets the piece of it that is his."""

    def __init__(self, kind, name):
        self.kind, self.name, self.rows = kind, name, []

    def add(self, rows):
        at = len(self.rows)
        self.rows.extend(rows)
        return f"std::span({self.name}).subspan({at}, {len(rows)})" if rows else f"std::span<const {self.kind}>()"

    def definition(self):
        return table(self.kind, self.name, self.rows) if self.rows else ""


def words(said):
    return f'{{{literal(said["en"])}, {literal(said["ja"])}}}' if said else '{"", ""}'


def field_row(key, field, choices, texts):
    ui, listed = field["x-ui"], field["type"] == "array"
    needs = ui.get("needs", {"key": "", "is": [], "why": None})
    low, high = limits_of(field)
    return ", ".join([
        literal(key), literal(ui["widget"]), "true" if field["type"] == "integer" else "false", literal(ui["group"]),
        str(low), str(high), literal("" if listed else value_text(field["default"])),
        texts.add([literal(entry) for entry in field["default"]] if listed else []),
        words(ui["label"]), words(ui.get("help")), words(ui.get("unit")), words(ui.get("consequence")),
        literal(ui.get("guideline", "")), choices.add(choice_rows(field)), literal(needs["key"]),
        texts.add([literal(value_text(value)) for value in needs["is"]]), words(needs["why"]),
        literal(ui.get("atMost", "")), literal(ui.get("effect", "")), literal(ui.get("mirror", "")),
        literal(ui.get("destroys", ""))])


def choice_rows(field):
    said = field["x-ui"].get("values", {})
    order = [value_text(value) for value in enum_of(field)] or sorted(said, key=int)
    return [f"{literal(value)}, {words(said[value])}" for value in order]


def tables_of(policies, name="Policy", plural="kPolicies"):
    choices, texts = Pieces("PolicyChoiceRow", f"k{name}Choices"), Pieces("std::string_view", f"k{name}Texts")
    groups, fields = Pieces("PolicyGroupRow", f"k{name}Groups"), Pieces("PolicyFieldRow", f"k{name}Fields")
    rows = []
    for key, schema in policies.items():
        ui = schema["x-ui"]
        places = [group["key"] for group in ui["groups"]]
        ordered = sorted(schema["properties"].items(),
                         key=lambda item: (places.index(item[1]["x-ui"]["group"]), item[1]["x-ui"]["order"]))
        own_groups = groups.add([f'{literal(group["key"])}, {words(group["label"])}' for group in ui["groups"]])
        own_fields = fields.add([field_row(name, field, choices, texts) for name, field in ordered])
        rows.append(f'{literal(key)}, {literal(ui["menu"])}, {words(ui["label"])}, {own_groups}, {own_fields}')
    return "".join([choices.definition(), texts.definition(), groups.definition(), fields.definition(),
                    table("PolicyRow", plural, rows)])
