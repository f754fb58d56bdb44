/** What the family takes and refuses, and the plain data that it gives. */
import { describe, expect, test } from "vitest";
import type { z } from "zod";
import {
  buildDistribution,
  distribution,
  distributionProblems,
} from "../../../../src/catalogue/distributions/index.ts";

const NO_FILES = { files: {} };

/** All issues in a tree of unions, each with its whole path. */
function issuesOf(written: unknown): { code: string; path: string; params: unknown }[] {
  const visit = (issue: z.core.$ZodIssue, path: readonly PropertyKey[]): ReturnType<typeof issuesOf> => {
    const at = [...path, ...issue.path];
    if (issue.code === "invalid_union") return issue.errors.flat().flatMap((inner) => visit(inner, at));
    const code = issue.code === "custom" ? issue.message : issue.code;
    return [{ code, path: at.join("."), params: issue.code === "custom" ? issue.params : undefined }];
  };
  return (distribution.safeParse(written).error?.issues ?? []).flatMap((issue) => visit(issue, []));
}

describe("what it gives", () => {
  test("a duration alone is a constant, in seconds", () => {
    expect(distribution.parse("12 min")).toEqual({ constant: 720 });
    expect(distribution.parse({ constant: "12 min" })).toEqual({ constant: 720 });
    expect(distribution.parse(0)).toEqual({ constant: 0 });
  });

  test("defaults are filled in and every duration is in seconds, at any depth", () => {
    const written = {
      mixture: {
        of: [
          { share: 0.25, distribution: "1 h" },
          {
            share: 0.75,
            distribution: { shifted: { by: "-1 min", of: { normal: { mean: "5 min", sd: "1 min" } } } },
          },
        ],
      },
    };
    expect(distribution.parse(written)).toEqual({
      mixture: {
        of: [
          { share: 0.25, distribution: { constant: 3600 } },
          {
            share: 0.75,
            distribution: { shifted: { by: -60, of: { normal: { mean: 300, sd: 60, cutAtZero: true } } } },
          },
        ],
      },
    });
  });
});

describe("what it refuses", () => {
  test.each([
    [{ uniform: { min: "5 min", max: "5 min" } }, "distribution:order", "uniform.max"],
    [{ triangular: { min: 0, mode: "9 min", max: "5 min" } }, "distribution:order", "triangular.max"],
    [{ pert: { min: "3 min", mode: "1 min", max: "5 min" } }, "distribution:order", "pert.mode"],
    [{ lognormal: { median: "5 min", p95: "5 min" } }, "distribution:order", "lognormal.p95"],
    [{ lognormal: { mean: "5 min" } }, "parameters:one-set", "lognormal"],
    [{ lognormal: { mean: "5 min", cv: 1, p95: "9 min" } }, "parameters:one-set", "lognormal"],
    [{ gamma: { mean: "5 min", scale: "5 min" } }, "parameters:one-set", "gamma"],
    [{ gamma: {} }, "parameters:one-set", "gamma"],
    [{ weibull: { shape: 2 } }, "parameters:one-set", "weibull"],
    [{ weibull: { shape: 2, scale: "1 h", mean: "1 h" } }, "parameters:one-set", "weibull"],
    [{ hyperexponential: { mean: "5 min" } }, "parameters:one-set", "hyperexponential"],
    [
      { hyperexponential: { branches: [{ share: 0.5, mean: "5 min" }] } },
      "shares:sum",
      "hyperexponential.branches",
    ],
    [{ hyperexponential: { mean: "5 min", cv: 1 } }, "too_small", "hyperexponential.cv"],
    [{ mixture: { of: [{ share: 0.9, distribution: "5 min" }] } }, "shares:sum", "mixture.of"],
    [{ mixture: { of: [] } }, "too_small", "mixture.of"],
    [{ shifted: { by: "5 min" } }, "invalid_type", "shifted.of"],
    [
      { shifted: { by: "5 min", of: { uniform: { min: "2 h", max: "1 h" } } } },
      "distribution:order",
      "shifted.of.uniform.max",
    ],
    [{ empirical: { file: "x.csv", column: "a" } }, "parameters:one-set", "empirical"],
    [{ empirical: { values: [] } }, "too_small", "empirical.values"],
    [{ erlang: { mean: "5 min", stages: 1.5 } }, "invalid_type", "erlang.stages"],
    [{ erlang: { mean: "5 min", stages: 0 } }, "too_small", "erlang.stages"],
    [{ exponential: { mean: 0 } }, "unit:duration-positive", "exponential.mean"],
    [{ exponential: { mean: "5" } }, "unit:duration-positive", "exponential.mean"],
    [{ constant: "-5 min" }, "unit:duration-not-negative", "constant"],
    [{ exponential: { mean: "5 min", rate: 1 } }, "unrecognized_keys", "exponential"],
    [{ gamma: { mean: "5 min", cv: Number.POSITIVE_INFINITY } }, "invalid_type", "gamma.cv"],
    [{ exponential: { mean: "5 min" }, constant: "5 min" }, "choose:distribution", ""],
    [{}, "choose:distribution", ""],
    [{ exponental: { mean: "5 min" } }, "unrecognized_keys", ""],
  ])("%j: %s at %j", (written, code, path) => {
    const found = issuesOf(written).map((issue) => `${issue.code} at ${issue.path}`);
    expect(found).toContain(`${code} at ${path}`);
  });

  test.each([
    [[0, 0.5, 0.9], ["1 s", "2 s", "3 s"], "quantiles:ends", "empirical.quantiles"],
    [[0.1, 1], ["1 s", "2 s"], "quantiles:ends", "empirical.quantiles"],
    [[0, 0.5, 0.5, 1], ["1 s", "2 s", "3 s", "4 s"], "quantiles:order", "empirical.quantiles.2.p"],
    [[0, 0.5, 1], ["1 s", "5 s", "4 s"], "quantiles:order", "empirical.quantiles.2.value"],
  ])("quantiles at %j of %j: %s at %s", (ps, values, code, path) => {
    const quantiles = ps.map((p, i) => ({ p, value: values[i] }));
    expect(issuesOf({ empirical: { quantiles } })).toContainEqual(expect.objectContaining({ code, path }));
  });

  test("details name what was wanted and what was given", () => {
    expect(issuesOf({ gamma: { mean: "5 min", shape: 2 } })).toEqual([
      {
        code: "parameters:one-set",
        path: "gamma",
        params: { expected: "mean + cv | shape + scale", received: "mean + shape" },
      },
    ]);
    expect(issuesOf({ uniform: { min: "5 min", max: "1 min" } })).toEqual([
      {
        code: "distribution:order",
        path: "uniform.max",
        params: { expected: "min <= max", key: "max", after: "min" },
      },
    ]);
  });

  test("shares may miss 1 by rounding", () => {
    const parts = [0.1, 0.2, 0.7].map((share) => ({ share, distribution: "1 min" }));
    expect(distribution.safeParse({ mixture: { of: parts } }).success).toBe(true);
  });
});

describe("problems that need more than the shape", () => {
  const written = (column = "wait", file = "waits.csv") =>
    distribution.parse({ shifted: { by: 0, of: { empirical: { file, column, unit: "min" } } } });

  test("a file's column gives its values in seconds", () => {
    const files = { "waits.csv": "wait\n2\n4\n" };
    expect(distributionProblems(written(), { files })).toEqual([]);
    const { mean, variance, lowest } = buildDistribution(written(), { files });
    expect([mean, variance, lowest]).toEqual([180, 3600, 120]);
  });

  test("a file that is not there", () => {
    expect(distributionProblems(written(), NO_FILES)).toEqual([
      { path: ["shifted", "of", "empirical", "file"], code: "file:missing", detail: { file: "waits.csv" } },
    ]);
    expect(distributionProblems(written("wait", "constructor"), NO_FILES)[0]?.code).toBe("file:missing");
  });

  test("a column that is not there, and cells that are no numbers", () => {
    const files = { "waits.csv": "wait\n2\nx\n" };
    expect(distributionProblems(written("weight"), { files })).toEqual([
      {
        path: ["shifted", "of", "empirical", "column"],
        code: "csv:no-column",
        detail: { file: "waits.csv", column: "weight", columns: "wait" },
      },
    ]);
    expect(distributionProblems(written(), { files })).toEqual([
      {
        path: ["shifted", "of", "empirical", "file"],
        code: "csv:not-a-number",
        detail: { file: "waits.csv", column: "wait", row: 2, value: "x" },
      },
    ]);
  });

  test("problems inside a mixture say which part", () => {
    const part = { empirical: { file: "no.csv", column: "a", unit: "h" } };
    const chosen = distribution.parse({
      mixture: {
        of: [
          { share: 0.5, distribution: "1 h" },
          { share: 0.5, distribution: part },
        ],
      },
    });
    expect(distributionProblems(chosen, NO_FILES)[0]?.path).toEqual([
      "mixture",
      "of",
      1,
      "distribution",
      "empirical",
      "file",
    ]);
  });

  test("moments beyond the greatest number", () => {
    const chosen = distribution.parse({ exponential: { mean: "1e200 s" } });
    expect(distributionProblems(chosen, NO_FILES)).toEqual([
      { path: ["exponential"], code: "distribution:overflow" },
    ]);
  });
});
