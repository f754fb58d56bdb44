"""M/M/c as SimPy's own documentation writes a queue: a process for each customer, a Resource for the servers.

Usage: simpy_queue.py CUSTOMERS SEED SERVERS; arrival rate 0.8, all servers together serve at rate 1.
Times its own loop, without the interpreter's start and the imports.
"""
import json
import random
import sys
import time

import simpy


def main(customers, seed, servers):
    random.seed(seed)
    env = simpy.Environment()
    counter = simpy.Resource(env, capacity=servers)
    waits = []

    def customer():
        arrived_at = env.now
        with counter.request() as request:
            yield request
            waits.append(env.now - arrived_at)
            yield env.timeout(random.expovariate(1 / servers))

    def source():
        for _ in range(customers):
            yield env.timeout(random.expovariate(0.8))
            env.process(customer())

    env.process(source())
    started, cpu = time.perf_counter(), time.process_time()
    env.run()
    seconds, cpu_seconds = time.perf_counter() - started, time.process_time() - cpu
    mean_wait = sum(waits) / len(waits)
    told = {"customers": len(waits), "seconds": seconds, "cpuSeconds": cpu_seconds, "meanWait": mean_wait}
    print(json.dumps(told))


main(int(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
