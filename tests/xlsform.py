"""Compiles the forms that `penilai instrument xlsform` writes with pyxform: any error and any warning fails.

usage: xlsform.py PENILAI [ID|FILE.toml...]    without names: every instrument that comes with the program
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from pyxform.xls2xform import convert


def complaints(penilai: str, instrument: str, folder: str) -> list[str]:
    form = Path(folder) / f"{Path(instrument).stem}.xlsx"
    subprocess.run([penilai, "instrument", "xlsform", instrument, str(form)], check=True, stderr=subprocess.DEVNULL)
    warnings: list[str] = []
    try:
        # Without ODK Validate, which needs Java.
        compiled = convert(str(form), warnings=warnings, validate=False).xform
    except Exception as error:
        return [str(error)]
    if "omb:uuid=" not in compiled:
        warnings.append("the compiled form does not say which item is which")
    return warnings


def main(penilai: str, *instruments: str) -> int:
    if not instruments:
        listed = subprocess.run([penilai, "instruments", "--json"], check=True, stdout=subprocess.PIPE).stdout
        instruments = tuple(instrument["id"] for instrument in json.loads(listed))
    found = 0
    with tempfile.TemporaryDirectory() as folder:
        for instrument in instruments:
            for complaint in complaints(penilai, instrument, folder):
                print(f"{instrument}: {complaint}", file=sys.stderr)
                found += 1
    print(f"pyxform: {len(instruments)} forms, {found} complaints")
    return 1 if found or not instruments else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
