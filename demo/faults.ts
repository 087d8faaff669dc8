import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { JobFaults } from "@/demo/job";

/** Routes a fault or a counter can name. */
export const routes = [
  "create",
  "list",
  "retrieve",
  "delete",
  "content",
  "remix",
  "edit",
  "extend",
  "cancel",
  "character.create",
  "character.retrieve",
  "models",
] as const;
export type RouteName = (typeof routes)[number];

const milliseconds = z.number().min(0).max(3_600_000);

const common = {
  /** How often it fires before it is used up; without it, until removed. */
  times: z.number().int().positive().optional(),
  match: z
    .strictObject({
      prompt: z.string().min(1).optional(),
      route: z.enum(routes).optional(),
      id: z.string().min(1).optional(),
      variant: z.enum(["video", "thumbnail", "spritesheet"]).optional(),
    })
    .optional(),
};

export const faultSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("delay"), ms: milliseconds, ...common }),
  z.strictObject({
    kind: z.literal("rate_limit"),
    retryAfter: z.union([z.number(), z.string()]).optional(),
    ...common,
  }),
  z.strictObject({ kind: z.literal("error"), status: z.number().int().min(400).max(599), ...common }),
  z.strictObject({ kind: z.literal("reset"), ...common }),
  z.strictObject({ kind: z.literal("drop_reply"), ...common }),
  z.strictObject({
    kind: z.literal("truncate"),
    bytes: z.number().int().min(0).optional(),
    contentLength: z.boolean().default(true),
    ...common,
  }),
  z.strictObject({ kind: z.literal("empty_content"), ...common }),
  z.strictObject({ kind: z.literal("not_mp4"), ...common }),
  z.strictObject({ kind: z.literal("content_error"), status: z.number().int().min(400).max(599), ...common }),
  z.strictObject({ kind: z.literal("no_range"), ...common }),
  z.strictObject({ kind: z.literal("stuck"), ...common }),
  z.strictObject({ kind: z.literal("fail"), code: z.string().optional(), message: z.string().optional(), ...common }),
  z.strictObject({
    kind: z.literal("webhook_duplicate"),
    copies: z.number().int().min(2).max(1000).default(2),
    ...common,
  }),
  z.strictObject({ kind: z.literal("webhook_late"), ms: milliseconds, ...common }),
  z.strictObject({ kind: z.literal("webhook_none"), ...common }),
  z.strictObject({ kind: z.literal("list_disabled"), ...common }),
  z.strictObject({ kind: z.literal("idempotency_off"), ...common }),
]);

export type Fault = z.infer<typeof faultSchema>;
export type FaultKind = Fault["kind"];
export type ArmedFault = Fault & { id: string; fired: number };
type FaultOf<K extends FaultKind> = Extract<Fault, { kind: K }>;

/** What a fault's `match` is compared with. */
export type FaultScene = { route: RouteName; id?: string; prompt?: string; variant?: string };

/** The armed faults. They live in memory: a restarted engine is a healthy one. */
export class Faults {
  private armed: ArmedFault[] = [];

  list(): ArmedFault[] {
    return this.armed;
  }

  arm(faults: Fault[]): ArmedFault[] {
    const added = faults.map((fault) => ({ ...fault, id: randomUUID(), fired: 0 }));
    this.armed.push(...added);
    return added;
  }

  /** Removes one fault, or all; tells whether there was one. */
  disarm(id?: string): boolean {
    const before = this.armed.length;
    this.armed = id === undefined ? [] : this.armed.filter((fault) => fault.id !== id);
    return this.armed.length < before;
  }

  /** Whether any armed fault looks at prompts, which needs the body before anything else. */
  get readPrompts(): boolean {
    return this.armed.some((fault) => fault.match?.prompt !== undefined);
  }

  /** The first armed fault of the kind that fits, counted as fired. */
  take<K extends FaultKind>(kind: K, scene: FaultScene): FaultOf<K> | undefined {
    const fault = this.armed.find((candidate) => candidate.kind === kind && fits(candidate, scene));
    if (!fault) return undefined;
    fault.fired++;
    return fault as ArmedFault & FaultOf<K>;
  }

  /** Faults that a job keeps for its life, taken when it is accepted. */
  takeForJob(scene: FaultScene): JobFaults {
    const fail = this.take("fail", scene);
    const late = this.take("webhook_late", scene);
    const copies = this.take("webhook_none", scene) ? 0 : (this.take("webhook_duplicate", scene)?.copies ?? 1);
    return {
      ...(this.take("stuck", scene) && { stuck: true }),
      ...(fail && {
        fail: { code: fail.code ?? "server_error", message: fail.message ?? "The generation failed." },
      }),
      ...((late || copies !== 1) && { webhook: { copies, delayMs: late?.ms ?? 0 } }),
    };
  }
}

function fits(fault: ArmedFault, scene: FaultScene): boolean {
  if (fault.times !== undefined && fault.fired >= fault.times) return false;
  const { match } = fault;
  if (!match) return true;
  if (match.route !== undefined && match.route !== scene.route) return false;
  if (match.id !== undefined && match.id !== scene.id) return false;
  if (match.variant !== undefined && match.variant !== scene.variant) return false;
  return match.prompt === undefined || (scene.prompt?.includes(match.prompt) ?? false);
}
