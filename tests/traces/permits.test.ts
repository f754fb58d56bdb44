/** Permits, worked by hand: issues on a calendar, waits at home and at the border, what is left over, what is lost. */
import { expect, test } from "vitest";
import { at, min, trace } from "./traced.ts";

const booth = { id: "s", servers: "unlimited", service: min(0) };
const HOUR = 60;

/*
 * Two permits a day, at 0, 24 and 48 h, which do not carry over; the permit is needed to enter. Arrivals at 1, 2, 3, 25,
 * 26, 60 h. 1 and 2 take the first day's; 3 waits for 24; 25 takes the second of that day; 26 waits for 48; of the two
 * then issued 60 takes the other. Unused: none of the first day's, none of the second's, none of the third's: 6 of 6.
 */
test("two permits a day, taken at the gate", async () => {
  const { vehicles, result } = await trace({
    length: 61 * HOUR,
    permits: { p: { issue: { daily: { permits: 2 } }, carryOver: false } },
    flows: {
      a: at(
        [1, 2, 3, 25, 26, 60].map((h) => h * HOUR),
        { permit: { pool: "p", consumedAt: "gate" } },
      ),
    },
    stages: [booth],
  });
  const hours = (h: readonly number[]) => h.map((x) => x * HOUR);
  const arrived = hours([1, 2, 3, 25, 26, 60]);
  const entered = hours([1, 2, 24, 25, 48, 60]);
  expect(Object.values(vehicles).sort()).toEqual(
    arrived.map((t, i) => `${t} ${entered[i]} ${entered[i]}`).sort(),
  );
  expect(result).toBeDefined();
});
