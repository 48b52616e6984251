"""Reads a CSV file and times writing it again with pandas: run by the benchmark "tables" (Debian: python3-pandas).

Arguments: the file, and the columns that are instants. Prints the median of the seconds of a run.
"""
import sys
import time

import pandas as pd

RUNS = 3

table = pd.read_csv(sys.argv[1], parse_dates=sys.argv[2:])
times = []
for _ in range(RUNS):
    start = time.perf_counter()
    table.to_csv(sys.argv[1] + ".pandas", index=False)
    times.append(time.perf_counter() - start)

print(sorted(times)[RUNS // 2])
