import { expect, test } from "vitest";
import { PermitLine, type Request } from "../../../../src/model/permits/permit-line.ts";

const request = (vehicle: number, priority: number, group = 0): Request => ({
  vehicle,
  priority,
  group,
  lost: 0,
});

test("better priority first, then who asked first; who cannot be served is passed", () => {
  const line = new PermitLine();
  for (const r of [request(1, 10), request(2, 1, 5), request(3, 10), request(4, 1)]) line.push(r);
  let left = 2;
  const served = line.serve(
    ({ group }) => {
      if (group === 5) return false;
      left -= 1;
      return true;
    },
    () => left > 0,
  );
  expect(served.map((r) => r.vehicle)).toEqual([4, 1]);
  expect(line.size).toBe(2);
  left = 9;
  expect(
    line
      .serve(
        () => true,
        () => true,
      )
      .map((r) => r.vehicle),
  ).toEqual([2, 3]);
});

test("who leaves is no longer in it, and leaving twice takes nobody else out", () => {
  const line = new PermitLine();
  const [a, b] = [request(1, 1), request(2, 1)];
  line.push(a);
  line.push(b);
  line.remove(a);
  line.remove(a);
  expect(
    line.serve(
      () => true,
      () => true,
    ),
  ).toEqual([b]);
});
