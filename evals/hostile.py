"""Random runs of all actions against a shop that does its worst, while the process dies anywhere.

    python -m evals.hostile [RUNS] [--seed FIRST]

Ends with one line of JSON; 0 when every promise was kept.
"""

import argparse
import asyncio
import json
import logging
import multiprocessing
import os
import sys
import time

import msgspec

from tests.action.hostile import Found, runs

CHUNK = 250


def main() -> int:
    """All runs, spread over the processors; every broken promise on a line of its own."""
    asked = argparse.ArgumentParser(prog="python -m evals.hostile")
    asked.add_argument("runs", type=int, nargs="?", default=10_000)
    asked.add_argument("--seed", type=int, default=0)
    given = asked.parse_args()
    begun = time.monotonic()
    last = given.seed + given.runs
    chunks = [(start, min(start + CHUNK, last)) for start in range(given.seed, last, CHUNK)]
    found = Found()
    with multiprocessing.get_context("spawn").Pool(os.cpu_count()) as pool:
        for part in pool.imap_unordered(_some, chunks):
            found.add(part)
    for line in found.broken:
        print(line, file=sys.stderr)
    told = msgspec.to_builtins(found) | {"broken": len(found.broken), "seconds": round(time.monotonic() - begun)}
    print(json.dumps(told))
    return 1 if found.broken or found.runs != given.runs else 0


def _some(seeds: tuple[int, int]) -> Found:
    logging.disable(logging.CRITICAL)
    return asyncio.run(runs(range(*seeds)))


if __name__ == "__main__":
    raise SystemExit(main())
