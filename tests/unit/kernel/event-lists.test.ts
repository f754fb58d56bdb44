/** Lists of events in pieces of one pool. */
import { expect, test } from "vitest";
import { EMPTY, EventLists, STRIDE } from "../../../src/kernel/event-lists.ts";

test("lists that grow in turns keep their events, the latest first", () => {
  const lists = new EventLists();
  const ends = [EMPTY, EMPTY, EMPTY];
  for (let i = 0; i < 600; i++) ends[i % 3] = lists.add(ends[i % 3]!, i / 8, 2 ** 52 + i, i);
  for (const [l, end] of ends.entries()) {
    expect(lists.count(end)).toBe(200);
    let list = end;
    for (let i = 597 + l; i >= 0; i -= 3) {
      const at = (list - 1) * STRIDE;
      expect([...lists.numbers.subarray(at, at + STRIDE)]).toEqual([i / 8, 2 ** 52 + i, i]);
      list = l === 1 ? lists.drop(list) : lists.rest(list);
    }
    expect(list).toBe(EMPTY);
  }
  expect(lists.count(EMPTY)).toBe(0);
});

test("pieces of lists are used again", () => {
  const lists = new EventLists();
  const round = () => {
    let list = EMPTY;
    for (let i = 0; i < 1000; i++) list = lists.add(list, i, i, i);
    expect(lists.count(list)).toBe(1000);
    while (list !== EMPTY) list = lists.drop(list);
  };
  round();
  const { length } = lists.numbers;
  for (let i = 0; i < 20; i++) round();
  expect(lists.numbers.length).toBe(length);
  expect(length).toBeLessThan(3 * 2 * 1024);
});
