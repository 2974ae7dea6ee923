#!/usr/bin/env python3
"""The built programs carry what SekishoCompiler.cmake asks for: PIE, full RELRO, no executable stack, canaries, fortify."""
import subprocess
import sys


def readelf(*args):
    return subprocess.run(["readelf", "-W", *args], capture_output=True, text=True, check=True).stdout


faults = []
checks = 0
for program in sys.argv[1:]:
    header, segments, dynamic, symbols = (readelf(o, program) for o in ("-h", "-l", "-d", "-s"))
    wants = {
        "position independent": "DYN" in header,
        "RELRO": "GNU_RELRO" in segments,
        "bound at start": "NOW" in dynamic,
        "stack not executable": any("GNU_STACK" in line and " RW " in line for line in segments.splitlines()),
        "stack protector": "__stack_chk_fail" in symbols,
        "fortified": "_chk@" in symbols,
        "only SQLCipher's SQLite": "libsqlite3.so" not in dynamic,
    }
    for name, met in wants.items():
        checks += 1
        if not met:
            faults.append(f"{program}: {name} is missing")
print("\n".join(faults))
print(f"{checks - len(faults)} passed, {len(faults)} failed")
sys.exit(1 if faults else 0)
