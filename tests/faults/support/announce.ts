import { randomInt } from "node:crypto";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  export interface ProvidedContext {
    faultsSeed: number;
  }
}

/** Says what a run needs to be repeated exactly. */
export default function announce(project: TestProject): void {
  const seed = Number(process.env.FAULTS_SEED ?? randomInt(2 ** 31));
  const scale = process.env.FAULTS_SCALE ?? "small";
  console.log(`Fault tests: repeat this run with FAULTS_SEED=${seed} FAULTS_SCALE=${scale}`);
  project.provide("faultsSeed", seed);
}
