#!/usr/bin/env python3
"""facts.py SRC_DIR OUT_DIR: makes OUT_DIR/tables.h and tables.cpp of the data files below SRC_DIR.

The menus, roles, error sentences, member fields, audit actions and policies become rows that C++ reads without
parsing; every .json and .sql file becomes a text besides. Each file is checked first, and a fault ends the run with one
sentence that names the file, so that a wrong fact is found when the program is built and not when somebody needs it.
"""

import pathlib
import re
import sys

sys.dont_write_bytecode = True  # nothing is to appear among the sources

import log_facts  # noqa: E402
import policy_facts  # noqa: E402
from fact_text import LITERAL_LIMIT, Fault, check_members, literal, read_json, table  # noqa: E402

ACCESS = {"none": 0, "view": 1, "operate": 2}
FIELD_KINDS = {"text", "kana", "email", "localPart", "phone", "date", "dateTime", "enum", "reference", "instant",
               "flag", "list", "externalKey", "photo"}
COLUMN_KINDS = {"text", "kana", "login", "mail", "phone", "country", "date", "instant", "flag", "flags", "word", "number", "list",
                "rank", "orgUnit", "orgUnits", "depth", "members", "groups", "relations", "password", "externalKey", "id",
                "action", "info"}
FIELD_RIGHTS = ("require", "hide", "open")  # what 項目管理 may change of a field
CUT_OFF_LISTS = ("kind", "lost", "step", "stepState", "state", "reason", "evidence", "identityCheck", "action", "brake",
                 "heldState", "noticeState")
FIELD_GROUPS = {"basic", "name", "work", "contact", "personal", "account"}


def rows_of(root, path, key_name, required, optional):
    """The rows of a table file: an array of objects with known members and unique keys."""
    rows = read_json(root, path)
    if not isinstance(rows, list) or not rows:
        raise Fault(f"{path}: the file must hold an array of at least one object.")
    seen = set()
    for number, row in enumerate(rows, start=1):
        if not isinstance(row, dict):
            raise Fault(f"{path}: entry {number} is not an object.")
        key = row.get(key_name)
        if not isinstance(key, str) or not key:
            raise Fault(f'{path}: entry {number} has no "{key_name}".')
        if key in seen:
            raise Fault(f'{path}: "{key}" stands twice.')
        seen.add(key)
        check_members(path, key, row, required, optional)
    return rows


def read_menus(root):
    path = "menus.json"
    rows = rows_of(root, path, "key", {"key": str, "en": str, "ja": str},
                   {"parent": str, "dangerous": bool, "builtInOnly": bool, "everyone": bool, "why": str, "whyJa": str})
    before = set()
    for row in rows:
        key, parent = row["key"], row.get("parent", "")
        if parent and parent not in before:
            raise Fault(f'{path}: the parent "{parent}" of "{key}" does not exist above it.')
        if parent != key.rpartition(".")[0]:
            raise Fault(f'{path}: the parent of "{key}" must be "{key.rpartition(".")[0]}", as its key says.')
        if bool(row.get("dangerous")) != bool(row.get("why")) or bool(row.get("why")) != bool(row.get("whyJa")):
            raise Fault(f'{path}: "{key}" must have "dangerous", "why" and "whyJa" together or none of them.')
        before.add(key)
    return rows


def read_roles(root, menus):
    path = "roles.json"
    rows = rows_of(root, path, "key", {"key": str, "en": str, "ja": str, "grants": dict}, {"preset": bool})
    known = {menu["key"] for menu in menus}
    for row in rows:
        for menu, access in row["grants"].items():
            if menu not in known:
                raise Fault(f'{path}: "{row["key"]}" grants the menu "{menu}", which menus.json does not have.')
            if access not in ACCESS or access == "none":
                raise Fault(f'{path}: "{row["key"]}" grants "{menu}" as "{access}"; it must be view or operate.')
    return rows


def read_errors(root):
    path = "errors.json"
    rows = rows_of(root, path, "code", {"code": str, "status": int, "en": str, "ja": str}, {})
    place = re.compile(r"\{([A-Za-z]+)\}")
    for row in rows:
        code, status = row["code"], row["status"]
        if not re.fullmatch(r"[A-Z][A-Z0-9_]*", code):
            raise Fault(f'{path}: the code "{code}" must be of A-Z, 0-9 and _.')
        if status != 0 and not 400 <= status <= 599:
            raise Fault(f'{path}: the status of "{code}" must be 0 (client only) or 400 to 599.')
        if set(place.findall(row["en"])) != set(place.findall(row["ja"])):
            raise Fault(f'{path}: the sentences of "{code}" have different {{places}}.')
        if "!" in row["en"] or "！" in row["ja"]:
            raise Fault(f'{path}: the sentence of "{code}" must not shout.')
        if not row["en"].endswith(".") or not row["ja"].endswith("。"):
            raise Fault(f'{path}: the sentences of "{code}" must be whole sentences with a full stop.')
    return rows


def read_fields(root):
    path = "member_fields.json"
    rows = rows_of(root, path, "key", {"key": str, "en": str, "ja": str, "kind": str, "group": str},
                   {"min": int, "max": int, "symbols": str, "may": list})
    for row in rows:
        key = row["key"]
        if [word for word in FIELD_RIGHTS if word in row.get("may", [])] != row.get("may", []):
            raise Fault(f'{path}: "may" of "{key}" holds require, hide and open in this order, each at most once.')
        if row["kind"] not in FIELD_KINDS:
            raise Fault(f'{path}: "{key}" has the unknown kind "{row["kind"]}".')
        if row["group"] not in FIELD_GROUPS:
            raise Fault(f'{path}: "{key}" has the unknown group "{row["group"]}".')
        low, high = row.get("min", 0), row.get("max", 0)
        if low < 0 or high < 0 or (high and low > high):
            raise Fault(f'{path}: "{key}" has limits that no text can meet ({low} to {high}).')
    return rows


def read_actions(root):
    """"plan" is the English name of what can be planned before it is done; the Japanese one serves for both."""
    return rows_of(root, "audit_actions.json", "key", {"key": str, "en": str, "ja": str}, {"plan": str})


def read_cut_off(root):
    """Words of cut-offs: why a step is not further, what was seen, how a caller was known."""
    path = "cut_off.json"
    rows = rows_of(root, path, "key", {"key": str, "en": str, "ja": str}, {})
    for row in rows:
        if row["key"].partition(".")[0] not in CUT_OFF_LISTS or "." not in row["key"]:
            raise Fault(f'{path}: the key "{row["key"]}" must begin with one of {", ".join(CUT_OFF_LISTS)} and a dot.')
    return rows


def read_guarded(root):
    """Commands that may need more than a right: the requests and the operations of changesets that are such a command."""
    path = "guarded_actions.json"
    rows = rows_of(root, path, "key", {"key": str, "en": str, "ja": str, "requests": list, "operations": list},
                   {"grantor": bool, "menus": list})
    for row in rows:
        if not re.fullmatch(r"[a-z][A-Za-z]*", row["key"]):
            raise Fault(f'{path}: the key "{row["key"]}" must be a row of the policy, as in roleGrant.')
        for request in row["requests"]:
            if not isinstance(request, str) or not re.fullmatch(r"(POST|PUT|PATCH|DELETE) /[A-Za-z0-9./{}*-]+", request):
                raise Fault(f'{path}: "{request}" of "{row["key"]}" must be a method and a path.')
        for operation in row["operations"]:
            if not isinstance(operation, str) or not re.fullmatch(r"[A-Za-z]+\.([A-Za-z]+|\*)", operation):
                raise Fault(f'{path}: "{operation}" of "{row["key"]}" must be a kind and an action, as in member.delete.')
    return rows


def read_explanations(root):
    """The links of a chain that explains a right, as whole sentences; "word.…" are words that stand in their places."""
    path = "explanations.json"
    rows = rows_of(root, path, "key", {"key": str, "en": str, "ja": str}, {})
    place = re.compile(r"\{([A-Za-z]+)\}")
    for row in rows:
        if set(place.findall(row["en"])) != set(place.findall(row["ja"])):
            raise Fault(f'{path}: the sentences of "{row["key"]}" have different {{places}}.')
        if row["key"].startswith("word."):
            continue
        if not row["en"].endswith(".") or not row["ja"].endswith("。"):
            raise Fault(f'{path}: the sentences of "{row["key"]}" must be whole sentences with a full stop.')
    return rows


def read_notices(root):
    """Mail and talk messages: a subject, a greeting, and whole sentences, a line each, or a fact after its name."""
    fact = re.compile(r"[^{}]+(: | – )\{[A-Za-z]+\}( 件| – \{[A-Za-z]+\}| ～ \{[A-Za-z]+\})?")
    path = "notices.json"
    rows = rows_of(root, path, "key", {"key": str, "subjectEn": str, "subjectJa": str, "en": list, "ja": list}, {})
    place = re.compile(r"\{([A-Za-z]+)\}")
    for row in rows:
        key = row["key"]
        for subject, lines, end in (("subjectEn", "en", "."), ("subjectJa", "ja", "。")):
            body = row[lines]
            if len(body) < 2 or not all(isinstance(line, str) and line == line.strip() for line in body):
                raise Fault(f'{path}: "{lines}" of "{key}" must be a greeting and at least one sentence.')
            if "{name}" not in body[0] or not all(line.endswith(end) or fact.fullmatch(line) for line in body[1:]):
                raise Fault(f'{path}: "{lines}" of "{key}" must greet {{name}} and go on in sentences with a full stop.')
            if any(mark in text for mark in "!！" for text in (row[subject], *body)):
                raise Fault(f'{path}: "{key}" must not shout.')
            if any(ord(sign) < 32 for text in (row[subject], *body) for sign in text):
                raise Fault(f'{path}: "{key}" must not hold line ends.')
        for pairs in ((row["subjectEn"], row["subjectJa"]), *zip(row["en"], row["ja"])):
            if set(place.findall(pairs[0])) != set(place.findall(pairs[1])):
                raise Fault(f'{path}: the languages of "{key}" have different {{places}}.')
        if len(row["en"]) != len(row["ja"]):
            raise Fault(f'{path}: the languages of "{key}" have different numbers of lines.')
    return rows


def read_aliases(path, row):
    for alias in row.get("aliases", []):
        if not isinstance(alias, str) or not alias.strip():
            raise Fault(f'{path}: "{row["key"]}" has an alias that is no text.')


def read_columns(root):
    """The columns of sheets that are imported and exported; "service" is the place in the service's own bulk file."""
    path = "import_columns.json"
    rows = rows_of(root, path, "key", {"key": str, "en": str, "ja": str, "kind": str},
                   {"field": str, "service": int, "identity": bool, "aliases": list})
    for row in rows:
        read_aliases(path, row)
        if row["kind"] not in COLUMN_KINDS:
            raise Fault(f'{path}: "{row["key"]}" has the unknown kind "{row["kind"]}".')
    places = sorted(row["service"] for row in rows if row.get("service"))
    if places != list(range(1, len(places) + 1)):
        raise Fault(f'{path}: the places in the service\'s file must be 1, 2, 3 … each once.')
    return rows


def read_words(root):
    path = "import_words.json"
    rows = rows_of(root, path, "key", {"key": str, "en": str, "ja": str}, {"aliases": list})
    for row in rows:
        read_aliases(path, row)
        if "." not in row["key"]:
            raise Fault(f'{path}: the key "{row["key"]}" must name its list and its value, as in flag.true.')
    return rows


def read_texts(root):
    paths = sorted(p.relative_to(root).as_posix() for p in root.rglob("*") if p.suffix in (".json", ".sql"))
    texts = []
    for path in paths:
        if path.endswith(".json"):
            read_json(root, path)
        data = (root / path).read_bytes()
        try:
            data.decode("utf-8")
        except UnicodeDecodeError as error:
            raise Fault(f"{path}: the file is not UTF-8 ({error.reason} at byte {error.start}).") from error
        texts.append((path, data))
    return texts


def text_definition(name, data):
    if len(data) <= LITERAL_LIMIT:
        lines = data.decode("utf-8").splitlines(keepends=True) or [""]
        body = "\n".join("    " + literal(line) for line in lines)
        return f"constexpr std::string_view {name}(\n{body},\n    {len(data)});\n"
    numbers = ",".join(str(byte if byte < 128 else byte - 256) for byte in data)
    return (f"constexpr char {name}_bytes[] = {{{numbers}}};\n"
            f"constexpr std::string_view {name}({name}_bytes, {len(data)});\n")


def flag(row, name):
    return "true" if row.get(name) else "false"


HEADER = ("""// Made of resources/ by packaging/cmake/facts.py; edit the data, not this file.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace sekisho::facts {

struct ErrorRow {
    std::string_view code;
    int status;
    std::string_view en;
    std::string_view ja;
};
struct MenuRow {
    std::string_view key;
    std::string_view parent;
    std::string_view ja;
    std::string_view en;
    bool dangerous;
    bool builtInOnly;
    bool everyone; // every administrator may view it
    std::string_view why;
    std::string_view whyJa;
};
struct GrantRow {
    std::string_view menu;
    int access; // 1 view, 2 operate
};
struct RoleRow {
    std::string_view key;
    std::string_view en;
    std::string_view ja;
    std::span<const GrantRow> grants;
    bool preset; // not built in: each tenant gets a custom role made of it
};
struct NoticeRow {
    std::string_view key; // "cutOff.ordered.member"
    std::string_view subjectEn;
    std::string_view subjectJa;
    std::string_view en; // lines
    std::string_view ja;
};
struct FieldRow {
    std::string_view key;
    std::string_view ja;
    std::string_view en;
    std::string_view kind;
    int minLength;
    int maxLength;
    std::string_view symbols;
    std::string_view group;
    bool mayRequire;
    bool mayHide;
    bool mayOpen; // to the member himself
};
struct ActionRow {
    std::string_view key;
    std::string_view en;
    std::string_view ja;
    std::string_view plan;
};
struct CutOffWordRow {
    std::string_view key; // "reason.noMdm"
    std::string_view en;
    std::string_view ja;
};
struct GuardedRow {
    std::string_view key; // "roleGrant"
    std::string_view en;
    std::string_view ja;
    std::span<const std::string_view> requests;   // "PUT /v1.0/admin/…"; a last * stands for the rest
    std::span<const std::string_view> operations; // "member.delete", "policy.*"
    std::span<const std::string_view> menus;      // whose right the command needs
    bool grantor; // whoever could grant the right decides, not whoever could do it himself
};
struct ExplanationRow {
    std::string_view key; // code of a link
    std::string_view en;
    std::string_view ja;
};
struct ColumnRow {
    std::string_view key; // "member.lastName"
    std::string_view ja;
    std::string_view en;
    std::string_view kind;
    std::string_view field; // of the wire, for faults
    int service;            // place in the service's own bulk file from 1, 0: not in it
    bool identity;          // can tell which one a row is about
    std::span<const std::string_view> aliases;
};
struct WordRow {
    std::string_view key; // "language.ja_JP"
    std::string_view ja;
    std::string_view en;
    std::span<const std::string_view> aliases;
};
""" + policy_facts.ROWS + log_facts.ROWS + """struct Text {
    std::string_view path; // relative to resources/, with slashes
    std::string_view content;
};

std::span<const ErrorRow> errors();
std::span<const MenuRow> menus();
std::span<const RoleRow> roles();
std::span<const FieldRow> fields();
std::span<const ActionRow> actions();
std::span<const CutOffWordRow> cutOffWords();
std::span<const NoticeRow> notices();
std::span<const GuardedRow> guardedActions();
std::span<const ExplanationRow> explanations();
std::span<const ColumnRow> columns();
std::span<const WordRow> words();
std::span<const PolicyRow> policies();        // sorted by key
std::span<const PolicyRow> monitoring();      // the same of the conditions of monitoring policies
""" + log_facts.LISTS + """std::span<const Text> texts();                // every .json and .sql file, sorted by path
std::string_view text(std::string_view path); // empty when there is no such file

} // namespace sekisho::facts
""")

FOOTER = """} // namespace

std::span<const ErrorRow> errors() { return kErrors; }
std::span<const MenuRow> menus() { return kMenus; }
std::span<const RoleRow> roles() { return kRoles; }
std::span<const FieldRow> fields() { return kFields; }
std::span<const ActionRow> actions() { return kActions; }
std::span<const CutOffWordRow> cutOffWords() { return kCutOffWords; }
std::span<const NoticeRow> notices() { return kNotices; }
std::span<const GuardedRow> guardedActions() { return kGuarded; }
std::span<const ExplanationRow> explanations() { return kExplanations; }
std::span<const ColumnRow> columns() { return kColumns; }
std::span<const WordRow> words() { return kWords; }
std::span<const PolicyRow> policies() { return kPolicies; }
std::span<const PolicyRow> monitoring() { return kMonitoring; }
""" + log_facts.DEFINITIONS + """std::span<const Text> texts() { return kTexts; }

std::string_view text(std::string_view path) {
    const auto* found = std::lower_bound(std::begin(kTexts), std::end(kTexts), path,
                                         [](const Text& row, std::string_view wanted) { return row.path < wanted; });
    return found != std::end(kTexts) && found->path == path ? found->content : std::string_view{};
}

} // namespace sekisho::facts
"""


def alias_table(name, rows, member="aliases"):
    """One list for all rows, and the piece of it that each row has."""
    every = [alias for row in rows for alias in row.get(member, [])]
    pieces, at = [], 0
    for row in rows:
        count = len(row.get(member, []))
        pieces.append(f"std::span({name}).subspan({at}, {count})")
        at += count
    return table("std::string_view", name, [literal(alias) for alias in every]), pieces


def source_of(errors, menus, roles, fields, actions, cut_off, notices, guarded, explanations, columns, words, policies, monitoring, logs, texts):
    out = ['#include "tables.h"\n\n#include <algorithm>\n#include <iterator>\n\nnamespace sekisho::facts {\nnamespace {\n']
    out.append(table("ErrorRow", "kErrors",
                     [f'{literal(r["code"])}, {r["status"]}, {literal(r["en"])}, {literal(r["ja"])}' for r in errors]))
    out.append(table("MenuRow", "kMenus",
                     [f'{literal(r["key"])}, {literal(r.get("parent", ""))}, {literal(r["ja"])}, {literal(r["en"])}, '
                      f'{flag(r, "dangerous")}, {flag(r, "builtInOnly")}, {flag(r, "everyone")}, {literal(r.get("why", ""))}, '
                      f'{literal(r.get("whyJa", ""))}' for r in menus]))
    for number, role in enumerate(roles):
        out.append(table("GrantRow", f"kGrants{number}",
                         [f"{literal(menu)}, {ACCESS[access]}" for menu, access in role["grants"].items()]))
    out.append(table("RoleRow", "kRoles",
                     [f'{literal(r["key"])}, {literal(r["en"])}, {literal(r["ja"])}, kGrants{number}, '
                      f'{flag(r, "preset")}' for number, r in enumerate(roles)]))
    out.append(table("FieldRow", "kFields",
                     [f'{literal(r["key"])}, {literal(r["ja"])}, {literal(r["en"])}, {literal(r["kind"])}, '
                      f'{r.get("min", 0)}, {r.get("max", 0)}, {literal(r.get("symbols", ""))}, {literal(r["group"])}, '
                      + ", ".join("true" if word in r.get("may", []) else "false" for word in FIELD_RIGHTS)
                      for r in fields]))
    out.append(table("ActionRow", "kActions",
                     [f'{literal(r["key"])}, {literal(r["en"])}, {literal(r["ja"])}, {literal(r.get("plan", ""))}'
                      for r in actions]))
    out.append(table("CutOffWordRow", "kCutOffWords",
                     [f'{literal(r["key"])}, {literal(r["en"])}, {literal(r["ja"])}' for r in cut_off]))
    out.append(table("NoticeRow", "kNotices",
                     [", ".join([literal(r["key"]), literal(r["subjectEn"]), literal(r["subjectJa"]),
                                 literal("\n".join(r["en"])), literal("\n".join(r["ja"]))]) for r in notices]))
    requests, request_pieces = alias_table("kGuardedRequests", guarded, "requests")
    operations, operation_pieces = alias_table("kGuardedOperations", guarded, "operations")
    places, place_pieces = alias_table("kGuardedMenus", guarded, "menus")
    out.extend((requests, operations, places))
    out.append(table("GuardedRow", "kGuarded",
                     [f'{literal(r["key"])}, {literal(r["en"])}, {literal(r["ja"])}, {asked}, {done}, {menus}, '
                      f'{flag(r, "grantor")}'
                      for r, asked, done, menus in zip(guarded, request_pieces, operation_pieces, place_pieces)]))
    out.append(table("ExplanationRow", "kExplanations",
                     [f'{literal(r["key"])}, {literal(r["en"])}, {literal(r["ja"])}' for r in explanations]))
    aliases, pieces = alias_table("kColumnAliases", columns)
    out.append(aliases)
    out.append(table("ColumnRow", "kColumns",
                     [f'{literal(r["key"])}, {literal(r["ja"])}, {literal(r["en"])}, {literal(r["kind"])}, '
                      f'{literal(r.get("field", ""))}, {r.get("service", 0)}, {flag(r, "identity")}, {piece}'
                      for r, piece in zip(columns, pieces)]))
    aliases, pieces = alias_table("kWordAliases", words)
    out.append(aliases)
    out.append(table("WordRow", "kWords", [f'{literal(r["key"])}, {literal(r["ja"])}, {literal(r["en"])}, {piece}'
                                           for r, piece in zip(words, pieces)]))
    out.append(policy_facts.tables_of(policies))
    out.append(policy_facts.tables_of(monitoring, "Monitor", "kMonitoring"))
    out.append(log_facts.tables_of(logs))
    out.extend(text_definition(f"kText{number}", data) for number, (_, data) in enumerate(texts))
    out.append(table("Text", "kTexts", [f"{literal(path)}, kText{number}" for number, (path, _) in enumerate(texts)]))
    out.append(FOOTER)
    return "".join(out)


def write_if_changed(path, content):
    data = content.encode("utf-8")
    if not path.exists() or path.read_bytes() != data:
        path.write_bytes(data)


def main(arguments):
    if len(arguments) != 2:
        print("usage: facts.py SRC_DIR OUT_DIR", file=sys.stderr)
        return 2
    root, out = map(pathlib.Path, arguments)
    try:
        if not root.is_dir():
            raise Fault(f"{root}: there is no such folder.")
        menus, actions = read_menus(root), read_actions(root)
        source = source_of(read_errors(root), menus, read_roles(root, menus), read_fields(root), actions,
                           read_cut_off(root), read_notices(root), read_guarded(root), read_explanations(root),
                           read_columns(root), read_words(root), policy_facts.read_policies(root, menus),
                           policy_facts.read_monitoring(root, menus),
                           log_facts.read_all(rows_of, root, menus, actions), read_texts(root))
        out.mkdir(parents=True, exist_ok=True)
        write_if_changed(out / "tables.h", HEADER)
        write_if_changed(out / "tables.cpp", source)
    except Fault as fault:
        print(f"facts.py: {fault}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
