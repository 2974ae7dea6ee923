"""What the makers of tables share: reading a file with sentences about its faults, and writing C++ literals."""

import json

LANGUAGES = ("en", "ja")
# ISO C++ promises 65,536 characters in a literal; longer texts are written as lists of bytes.
LITERAL_LIMIT = 60000


class Fault(Exception):
    """A sentence for the person who edited the file."""


def refuse_twice(pairs):
    keys = [key for key, _ in pairs]
    for key in keys:
        if keys.count(key) > 1:
            raise Fault(f'the name "{key}" stands twice in one object')
    return dict(pairs)


def read_json(root, path):
    try:
        return json.loads((root / path).read_text(encoding="utf-8"), object_pairs_hook=refuse_twice)
    except UnicodeDecodeError as error:
        raise Fault(f"{path}: the file is not UTF-8 ({error.reason} at byte {error.start}).") from error
    except json.JSONDecodeError as error:
        raise Fault(f"{path}: line {error.lineno} is not JSON: {error.msg}.") from error
    except FileNotFoundError as error:
        raise Fault(f"{path}: the file is missing.") from error
    except Fault as fault:
        raise Fault(f"{path}: {fault}.") from fault


def check_members(path, key, row, required, optional):
    for name, kind in required.items():
        if name not in row:
            raise Fault(f'{path}: "{key}" has no "{name}".')
        if name in LANGUAGES and not str(row[name]).strip():
            raise Fault(f'{path}: "{key}" has an empty "{name}".')
    for name, value in row.items():
        kind = required.get(name) or optional.get(name)
        if kind is None:
            raise Fault(f'{path}: "{key}" has the unknown member "{name}".')
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            raise Fault(f'{path}: "{name}" of "{key}" must be of type {kind.__name__}.')


def escaped(text):
    out = []
    for char in text:
        code = ord(char)
        if char in '"\\':
            out.append("\\" + char)
        elif char == "\n":
            out.append("\\n")
        elif char == "?":
            out.append("\\?")
        elif code < 0x20 or code == 0x7F:
            out.append(f"\\{code:03o}")
        else:
            out.append(char)
    return "".join(out)


def literal(text):
    """One C++ string literal, or several side by side that the compiler joins."""
    if len(text.encode("utf-8")) > LITERAL_LIMIT:
        raise Fault(f'a text of more than {LITERAL_LIMIT} bytes begins with "{text[:40]}"; shorten it.')
    pieces = [text[i:i + 400] for i in range(0, len(text), 400)] or [""]
    return " ".join(f'"{escaped(piece)}"' for piece in pieces)


def table(kind, name, rows):
    return f"constexpr {kind} {name}[] = {{\n" + "".join(f"    {{{row}}},\n" for row in rows) + "};\n"
