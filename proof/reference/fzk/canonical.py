"""Canonical JSON (RFC 8785) of the values that occur here: objects, arrays, strings, integers below 2^53."""

import hashlib
import json


def canonical(value):
    _check(value)
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode("utf-8")


def digest(value):
    return hashlib.sha256(canonical(value)).hexdigest()


def _check(value):
    if isinstance(value, dict):
        for name, member in value.items():
            # Python sorts by code point, RFC 8785 by UTF-16 unit; the two agree below the surrogates.
            if not isinstance(name, str) or not name.isascii():
                raise ValueError("member names are ASCII")
            _check(member)
    elif isinstance(value, list):
        for member in value:
            _check(member)
    elif isinstance(value, str):
        value.encode("utf-8")
    elif type(value) is not int or abs(value) >= 2**53:
        raise ValueError("neither object, array, string nor integer below 2^53")
