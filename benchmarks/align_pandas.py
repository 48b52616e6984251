"""What the reference client's library needs to align series: run by the benchmark "alignment" (Debian: python3-pandas).

Ten series of 100,000 points and five metrics, joined on their exact times, then the mean over the median step.
Prints seconds a run and the peak memory of the process in MiB.
"""
import resource
import time

import numpy as np
import pandas as pd

SERIES, POINTS, METRICS, RUNS = 10, 100_000, 5, 5

random = np.random.default_rng(1)
tables = []
for series in range(SERIES):
    steps = 900 + random.integers(0, 200, POINTS - 1)
    stamps = 1_700_000_000_000 + series * 137 + np.concatenate([[0], np.cumsum(steps)])
    table = pd.DataFrame({(f"id{series}", "tool_state", f"m{metric}_{series}"): random.random(POINTS) for metric in range(METRICS)})
    table["UNIX Timestamp"] = stamps
    tables.append(table)

times = []
for _ in range(RUNS):
    start = time.perf_counter()
    clocked = []
    for table in tables:
        copy = table.copy()
        copy.index = pd.to_datetime(copy.pop("UNIX Timestamp"), unit="ms", utc=True)
        clocked.append(copy[~copy.index.duplicated()].sort_index())
    step = int(np.median([np.median(np.diff(table.index.asi8)) for table in clocked]))
    joined = pd.concat(clocked, axis=1, join="outer").sort_index()
    aligned = joined.resample(pd.Timedelta(step, "ns"), origin="start_day").mean()
    times.append(time.perf_counter() - start)

print(sorted(times)[RUNS // 2], resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, *aligned.shape)
