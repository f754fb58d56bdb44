/**
 * Bookings or ranks, permits, closures, regimes, patience, return and rail in one scenario, in every mixture: the run's own
 * books hold, and both event queues give the same.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import { compile } from "../../src/model/compile.ts";
import { simulate } from "../../src/run/simulate.ts";
import { parseScenario } from "../../src/scenario/parse.ts";
import { validateScenario } from "../../src/scenario/validate.ts";

const [SEED = 20251020, RUNS = 80] = (process.env.KEZEK_FUZZ ?? "").split("/").filter(Boolean).map(Number);

const exponential = (mean: string) => ({ exponential: { mean } });

const mixture = fc.record({
  policy: fc.constantFrom("live-queue", "slots", "rank"),
  live: fc.constantFrom("none", "after-booked", "alternate"),
  late: fc.constantFrom("rebook", "live-queue", "turned-away"),
  permit: fc.constantFrom(null, "booking", "setting-out", "gate"),
  atShortage: fc.constantFrom("wait-at-home", "wait-at-border", "divert", "give-up"),
  returned: fc.boolean(),
  reaction: fc.constantFrom("keeps-coming", "stays-home", "parks", "diverts", "gives-up"),
  endKnown: fc.boolean(),
  patience: fc.boolean(),
  retrial: fc.boolean(),
  regime: fc.boolean(),
  groups: fc.boolean(),
  rail: fc.constantFrom(null, "whole", "regrouped"),
  seed: fc.nat(1000),
});
type Mixture = typeof mixture extends fc.Arbitrary<infer T> ? T : never;

function scenarioOf(m: Mixture): object {
  const slots = {
    length: "2 h",
    capacity: 6,
    horizon: { days: 3 },
    window: { from: "-3 h", to: "2 h" },
    expires: { after: "8 h" },
    late: m.late,
    live: m.live,
    reserved: { "out-of-turn": { share: 0.1 } },
  };
  const rank = {
    callAhead: 12,
    appearWithin: "5 h",
    late: m.late === "rebook" ? "register-again" : m.late,
    live: m.live,
  };
  const policy = m.policy === "slots" ? { slots } : m.policy === "rank" ? { rank } : "live-queue";
  const booking = {
    adoption: 0.8,
    noShow: { share: 0.1, afterwards: "rebooks" },
    ...(m.policy === "slots"
      ? {
          punctuality: { late: { share: 0.3, by: exponential("2 h") } },
          cancels: { share: 0.1, notice: "1 h", afterwards: "rebooks" },
          entitledTo: ["out-of-turn"],
        }
      : {}),
  };
  const books = m.policy !== "live-queue";
  // A permit needed to book is needed by flows that book, and asked for at home.
  const consumedAt = m.permit === "booking" && !books ? "setting-out" : m.permit;
  const atBorder = consumedAt === "gate";
  const places = atBorder ? ["wait-at-border", "divert", "give-up"] : ["wait-at-home", "divert", "give-up"];
  const atShortage = places.includes(m.atShortage) ? m.atShortage : places[0];
  const waits = atShortage === "wait-at-home" || atShortage === "wait-at-border";
  return {
    kezek: 1,
    id: "everything",
    title: "Everything at once",
    calendar: { start: "2025-10-06T00:00", timezone: "Asia/Almaty", length: "8 d" },
    run: { replications: 1, seed: m.seed },
    ...(m.permit === null ? {} : { permits: { pool: { issue: { daily: { permits: 50, at: "09:00" } } } } }),
    closures: {
      shut: {
        from: "2025-10-08T10:00",
        to: "2025-10-09T04:00",
        ...(m.reaction === "keeps-coming" || m.reaction === "parks"
          ? {}
          : { noticed: "6 h", endKnown: m.endKnown }),
      },
      storm: { random: { between: exponential("2 d"), length: { uniform: { min: "1 h", max: "6 h" } } } },
    },
    ...(m.regime
      ? {
          regimes: {
            slow: {
              between: { from: "2025-10-10", to: "2025-10-11" },
              service: { booth: { factor: 1.5 } },
              channels: { trucks: { green: 0.2, red: 0.8 } },
            },
          },
        }
      : {}),
    checkpoints: {
      post: {
        ...(m.rail === null
          ? {}
          : {
              tracks: { siding: { count: 5 } },
              wagons: { broad: { initial: 40, supply: { daily: { wagons: 1000, at: "03:00" } } } },
              paths: { out: { perDay: 70, missed: m.groups ? "kept" : "lost" } },
            }),
        waitingArea: { places: 8 },
        gate: { policy },
        stages: [
          {
            id: "booth",
            ...(m.rail === null ? {} : { track: "siding", givesWagons: { to: "broad", perWagon: 0.25 } }),
            servers: 2,
            service: {
              byChannel: {
                green: { lognormal: { mean: "30 min", cv: 0.6 } },
                red: { lognormal: { mean: "50 min", cv: 0.6 } },
              },
            },
          },
          ...(m.rail === null
            ? []
            : [
                { id: "wagons", track: "siding", takesWagons: { from: "broad", perWagon: 0.5 } },
                {
                  id: "out",
                  path: "out",
                  ...(m.rail === "whole"
                    ? {}
                    : { regroup: { wagons: 60, yard: { places: 200 }, goes: "at-path" } }),
                },
              ]),
        ],
      },
    },
    flows: {
      trucks: {
        at: "post",
        ...(m.rail === null ? {} : { mode: "train", train: { wagons: { from: 10, to: 50 } } }),
        channels: { green: 0.8, red: 0.2 },
        arrivals: { poisson: { perDay: 60 } },
        travel: exponential("2 h"),
        ...(m.groups ? { groups: { size: 2 } } : {}),
        whenClosed: m.reaction,
        ...(books ? { booking } : {}),
        ...(m.permit === null
          ? {}
          : {
              permit: {
                pool: "pool",
                consumedAt,
                atShortage,
                returned: m.returned,
                ...(waits ? { patience: exponential("20 h") } : {}),
              },
            }),
        ...(m.patience ? { patience: exponential("6 h") } : {}),
        ...(m.retrial ? { retrial: { after: exponential("2 h"), share: 0.5, tries: 2 } } : {}),
      },
    },
  };
}

test("books hold in every mixture, on both event queues alike", async () => {
  let crossed = 0;
  let diverted = 0;
  await fc.assert(
    fc.asyncProperty(mixture, async (m) => {
      const { scenario, problems } = validateScenario(parseScenario(JSON.stringify(scenarioOf(m))));
      expect(problems.filter((p) => p.fatal)).toEqual([]);
      const model = compile(scenario!);
      const options = { model, seed: "everything", replication: 0, keepVehicles: true, exactUpTo: 1000 };
      const [fast, other] = [
        await simulate({ ...options, kernel: "fast" }),
        await simulate({ ...options, kernel: "simjs" }),
      ];
      // As text: comparing thousands of numbers one by one takes longer than the runs.
      expect(JSON.stringify(other)).toBe(JSON.stringify(fast));
      crossed += fast.outcomes[0]![0]!;
      diverted += fast.outcomes[0]![1]!;
    }),
    { seed: SEED, numRuns: RUNS },
  );
  // Not vacuous: trucks cross, and some go another way.
  expect(crossed).toBeGreaterThan(50 * RUNS);
  expect(diverted).toBeGreaterThan(0);
});
