import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { fromExitCode, fromPlaywright, fromVitest } from "./outcome";

const folder = mkdtempSync(join(tmpdir(), "dailies-outcome-"));
afterAll(() => rmSync(folder, { recursive: true }));

const write = (report: unknown) => {
  const file = join(folder, "report.json");
  writeFileSync(file, JSON.stringify(report));
  return file;
};

const vitest = { numPassedTests: 3, numFailedTests: 1, numPendingTests: 2, numTodoTests: 0 };
const failedTest = { status: "failed", assertionResults: [{ status: "failed" }] };
const unloadable = { status: "failed", assertionResults: [] };

it("counts tests, and a file that did not load as a failure", () => {
  const report = write({ ...vitest, testResults: [failedTest, unloadable] });
  expect(fromVitest(report, 1)).toEqual({ passed: 3, failed: 2, skipped: 2 });
});

it("takes a runner's word that something is wrong", () => {
  const report = write({ ...vitest, numFailedTests: 0, testResults: [] });
  expect(fromVitest(report, 1).failed).toBe(1);
  expect(fromVitest(report, 0).failed).toBe(0);
});

it("counts flaky browser tests and errors outside tests as failures", () => {
  const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 4 };
  expect(fromPlaywright(write({ stats, errors: ["boom"] }), 1)).toEqual({ passed: 5, failed: 3, skipped: 4 });
});

it("a missing report is a failure whatever the exit code", () => {
  expect(fromVitest(join(folder, "none.json"), 0).failed).toBe(1);
  expect(fromPlaywright(join(folder, "none.json"), 0).failed).toBe(1);
  expect(fromExitCode(0)).toEqual({ passed: 1, failed: 0, skipped: 0 });
});
