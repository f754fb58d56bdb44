import { describe, expect, test } from "vitest";
import { FOR_ALL, type LedgerRules, PermitLedger } from "../../../../src/model/permits/permit-ledger.ts";

const ledger = (rules: Partial<LedgerRules> = {}) =>
  new PermitLedger({
    shares: [],
    carryOver: true,
    validity: Number.POSITIVE_INFINITY,
    leftoversForAll: false,
    ...rules,
  });

describe("a permit", () => {
  test("comes from the oldest batch that is still good", () => {
    const l = ledger({ validity: 10 });
    l.issue(1, 0);
    l.issue(1, 5);
    expect(l.take(FOR_ALL).expiresAt).toBe(10);
    expect(l.take(FOR_ALL).expiresAt).toBe(15);
    expect(l.available(FOR_ALL)).toBe(false);
    expect(() => l.take(FOR_ALL)).toThrow(/none/);
  });

  test("goes back to its batch, before younger ones", () => {
    const l = ledger({ validity: 10 });
    l.issue(1, 0);
    l.issue(1, 5);
    const lot = l.take(FOR_ALL);
    l.giveBack(lot, 6);
    expect(l.take(FOR_ALL)).toBe(lot);
    expect(l.counts).toMatchObject({ issued: 2, used: 1, returned: 1, stock: 1 });
  });

  test("of a group that comes back after the next issue is for all where leftovers are", () => {
    const l = ledger({ shares: [1], leftoversForAll: true });
    l.issue(1, 0);
    const lot = l.take(1);
    l.issue(1, 1);
    expect(l.available(FOR_ALL)).toBe(false);
    l.giveBack(lot, 2);
    expect(l.available(FOR_ALL)).toBe(true);
    expect(l.take(FOR_ALL)).toBe(lot);
  });

  test("that comes back when its batch has expired is expired too", () => {
    const l = ledger({ validity: 10 });
    l.issue(1, 0);
    const lot = l.take(FOR_ALL);
    l.expire(10);
    l.giveBack(lot, 10);
    expect(l.counts).toMatchObject({ issued: 1, used: 0, returned: 1, expired: 1, stock: 0 });
  });

  test("that comes back after the next issue is void where nothing is carried over", () => {
    const l = ledger({ carryOver: false });
    l.issue(2, 0);
    const lot = l.take(FOR_ALL);
    l.issue(2, 24);
    expect(l.counts).toMatchObject({ expired: 1, stock: 2 });
    l.giveBack(lot, 25);
    expect(l.counts).toMatchObject({ used: 0, expired: 2, stock: 2 });
  });

  test("that is lost is neither used nor in stock", () => {
    const l = ledger();
    l.begin(2);
    l.take(FOR_ALL);
    l.lose();
    expect(l.counts).toEqual({
      initial: 2,
      issued: 0,
      used: 0,
      returned: 0,
      expired: 0,
      lost: 1,
      stock: 1,
    });
  });
});

describe("shares", () => {
  test("are rounded down, and the rest is for all", () => {
    const l = ledger({ shares: [0.29, 0.555] });
    l.issue(100, 0);
    const taken = [1, 2].map((group) => {
      let own = 0;
      while (l.available(group)) if (l.take(group).group === group) own += 1;
      return own;
    });
    // 29, not 28; 55; 16 for all.
    expect(taken).toEqual([29, 55]);
    expect(l.counts.used).toBe(100);
  });

  test("left over at the next issue are for all, if that is the rule, also those given back later", () => {
    const l = ledger({ shares: [1], leftoversForAll: true });
    l.issue(3, 0);
    const lot = l.take(1);
    expect(l.available(FOR_ALL)).toBe(false);
    l.issue(1, 1);
    expect([l.take(FOR_ALL), l.take(FOR_ALL)]).toHaveLength(2);
    expect(l.available(FOR_ALL)).toBe(false);
    l.giveBack(lot, 2);
    expect(l.available(FOR_ALL)).toBe(true);
  });
});

test("without limit a permit is issued when it is asked for, and what is in stock goes first", () => {
  const l = ledger();
  l.begin(1);
  l.setUnlimited(true);
  const lots = [l.take(FOR_ALL), l.take(FOR_ALL), l.take(FOR_ALL)];
  expect(l.counts).toMatchObject({ initial: 1, issued: 2, used: 3, stock: 0 });
  l.giveBack(lots[2]!, 1);
  l.take(FOR_ALL);
  expect(l.counts).toMatchObject({ issued: 2, used: 3, returned: 1, stock: 0 });
  l.setUnlimited(false);
  expect(l.available(FOR_ALL)).toBe(false);
});
