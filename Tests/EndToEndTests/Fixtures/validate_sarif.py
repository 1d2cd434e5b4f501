"""Holds a SARIF log against its schema: validate_sarif.py SCHEMA < log. Prints what fails."""
import json
import sys

import jsonschema

schema = json.load(open(sys.argv[1], encoding="utf-8"))
log = json.loads(sys.stdin.buffer.read().decode("utf-8"))
errors = list(jsonschema.Draft4Validator(schema).iter_errors(log))
for error in errors:
    print(f"{error.json_path}: {error.message[:200]}")
if not errors:
    print("valid")
