"""Reads the exports of a folder by their descriptions, and shows that a damaged file is noticed."""
import hashlib
import json
import sys
from pathlib import Path

import pyarrow.parquet
from frictionless import Package, system

folder = Path(sys.argv[1])
descriptions = sorted(folder.glob("*.datapackage.json"))
wrong = []


def errors(description):
    with system.use_context(trusted=True):
        report = Package(str(description)).validate()
    return report.flatten(["title", "message"])


for description in descriptions:
    resource = json.loads(description.read_text(encoding="utf-8"))["resources"][0]
    file = folder / resource["path"]
    if resource["format"] == "parquet":
        # The validator counts no bytes of such files, so its parts are checked one by one.
        read = pyarrow.parquet.read_table(file)
        same = [
            read.num_rows == resource["rows"],
            read.schema.names == [field["name"] for field in resource["schema"]["fields"]],
            file.stat().st_size == resource["bytes"],
            "sha256:" + hashlib.sha256(file.read_bytes()).hexdigest() == resource["hash"],
        ]
        found = [] if all(same) else [same]
    else:
        found = errors(description)
    print(f"{file.name}: {resource['rows']} rows, {'valid' if not found else found}")
    if found:
        wrong.append(file.name)
    marked = file.read_bytes().startswith(b"\xef\xbb\xbf")
    if marked != (resource.get("encoding") == "utf-8-sig"):
        wrong.append(f"{file.name}: its byte order mark is not as described")

damaged = folder / "unit.csv"
damaged.write_bytes(damaged.read_bytes().replace(b"2019-07-12", b"someday!!!"))
if not errors(folder / "unit.csv.datapackage.json"):
    wrong.append("a damaged file was not noticed")
if len(descriptions) < 7:
    wrong.append(f"{len(descriptions)} descriptions only")
print("WRONG: " + ", ".join(map(str, wrong)) if wrong else f"{len(descriptions)} exports valid by their descriptions")
sys.exit(bool(wrong))
