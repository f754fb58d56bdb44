/*
 * M/M/1 by hand: the fastest an event loop for this one model can be expected to be, as a yardstick.
 * Two event types, so the future event list is the two times at which each happens next. Measures the wait only.
 * Usage: mm1 CUSTOMERS SEED; arrival rate 0.8, service rate 1.
 */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { ARRIVAL, DEPARTURE, EVENTS };

/* xoshiro256+ (Blackman & Vigna 2018), seeded by splitmix64. */
static uint64_t state[4];

static uint64_t rotated(uint64_t x, int bits) { return (x << bits) | (x >> (64 - bits)); }

static double exponential(void) {
  uint64_t word = state[0] + state[3], shifted = state[1] << 17;
  state[2] ^= state[0];
  state[3] ^= state[1];
  state[1] ^= state[2];
  state[0] ^= state[3];
  state[2] ^= shifted;
  state[3] = rotated(state[3], 45);
  return -log(((double)(word >> 11) + 0.5) * 0x1p-53);
}

static void seed(uint64_t s) {
  for (int i = 0; i < 4; i++) {
    uint64_t z = (s += 0x9e3779b97f4a7c15u);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    state[i] = z ^ (z >> 31);
  }
}

/* Arrival times of those waiting: a ring whose size is a power of two. */
static double *ring;
static uint64_t room = 1024, head = 0, tail = 0;

static void join(double at) {
  if (tail - head == room) {
    double *larger = malloc(2 * room * sizeof *larger);
    if (!larger) exit(1);
    for (uint64_t i = head; i < tail; i++) larger[i & (2 * room - 1)] = ring[i & (room - 1)];
    free(ring);
    ring = larger;
    room *= 2;
  }
  ring[tail++ & (room - 1)] = at;
}

static double clock_of(clockid_t clock) {
  struct timespec t;
  clock_gettime(clock, &t);
  return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

int main(int argc, char **argv) {
  if (argc != 3) return 2;
  const uint64_t customers = strtoull(argv[1], NULL, 10);
  seed(strtoull(argv[2], NULL, 10));
  ring = malloc(room * sizeof *ring);
  if (!ring) return 1;
  const double from = clock_of(CLOCK_MONOTONIC), cpu_from = clock_of(CLOCK_PROCESS_CPUTIME_ID);

  double next[EVENTS] = {exponential() / 0.8, INFINITY};
  double waits = 0, squares = 0, longest = 0;
  uint64_t served = 0, events = 0;
  while (served < customers) {
    const int event = next[DEPARTURE] <= next[ARRIVAL] ? DEPARTURE : ARRIVAL;
    const double now = next[event];
    events++;
    if (event == ARRIVAL) {
      join(now);
      next[ARRIVAL] = now + exponential() / 0.8;
      if (next[DEPARTURE] < INFINITY) continue;
    } else {
      served++;
      next[DEPARTURE] = INFINITY;
      if (head == tail) continue;
    }
    const double wait = now - ring[head++ & (room - 1)];
    waits += wait;
    squares += wait * wait;
    if (wait > longest) longest = wait;
    next[DEPARTURE] = now + exponential();
  }

  const double seconds = clock_of(CLOCK_MONOTONIC) - from;
  const double cpu_seconds = clock_of(CLOCK_PROCESS_CPUTIME_ID) - cpu_from;
  const double mean = waits / (double)served;
  printf("{\"customers\": %llu, \"events\": %llu, \"seconds\": %.9f, \"cpuSeconds\": %.9f, ",
         (unsigned long long)served, (unsigned long long)events, seconds, cpu_seconds);
  printf("\"meanWait\": %.9f, \"sd\": %.9f, \"max\": %.9f}\n", mean,
         sqrt(squares / (double)served - mean * mean), longest);
  return 0;
}
