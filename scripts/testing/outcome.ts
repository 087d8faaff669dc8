import { readFileSync } from "node:fs";

export type Outcome = { passed: number; failed: number; skipped: number };

/** A check that is one thing: it holds or it does not. */
export function fromExitCode(code: number): Outcome {
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
}

type VitestReport = {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { status: string; assertionResults: { status: string }[] }[];
};

/** A file that did not even load counts as one failure. */
export function fromVitest(file: string, code: number): Outcome {
  const report = readReport<VitestReport>(file);
  if (!report) return fromExitCode(1);
  const broken = report.testResults.filter(
    ({ status, assertionResults }) => status === "failed" && !assertionResults.some((one) => one.status === "failed"),
  );
  const failed = report.numFailedTests + broken.length;
  const skipped = report.numPendingTests + report.numTodoTests;
  return { passed: report.numPassedTests, failed: notLessThan(code, failed), skipped };
}

type PlaywrightReport = {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  errors: unknown[];
};

/** A test that passed only when tried again is no pass. */
export function fromPlaywright(file: string, code: number): Outcome {
  const report = readReport<PlaywrightReport>(file);
  if (!report) return fromExitCode(1);
  const { expected, unexpected, flaky, skipped } = report.stats;
  return { passed: expected, failed: notLessThan(code, unexpected + flaky + report.errors.length), skipped };
}

/** A runner that complains without a failed test (an unhandled error, say) has failed nonetheless. */
function notLessThan(code: number, failed: number): number {
  return code === 0 ? failed : Math.max(failed, 1);
}

function readReport<T>(file: string): T | null {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as T;
  } catch {
    return null;
  }
}
