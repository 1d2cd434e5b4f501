"""Holds JSON Lines against a schema: validate.py SCHEMA-FOLDER SCHEMA < lines. Prints what fails."""
import json
import pathlib
import sys

import jsonschema

folder, name = pathlib.Path(sys.argv[1]), sys.argv[2]
schemas = {s["$id"]: s for s in (json.loads(p.read_text()) for p in folder.glob("*.json"))}
schema = json.loads((folder / name).read_text())
jsonschema.Draft202012Validator.check_schema(schema)
resolver = jsonschema.RefResolver(schema["$id"], schema, store=schemas)
validator = jsonschema.Draft202012Validator(schema, resolver=resolver)
count = 0
for line in sys.stdin.buffer:
    count += 1
    for error in validator.iter_errors(json.loads(line.decode("utf-8"))):
        print(f"line {count}: {error.json_path}: {error.message}")
print(f"{count} checked")
