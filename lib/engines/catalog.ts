import "server-only";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { hostedModels } from "./hosted";

/** What one model can make, what it costs and how long it may take. The interface follows these flags. */
export interface Model {
  /** Unique in this studio; what the composer and /v1 call `model`. */
  id: string;
  engine: string;
  /** The name the engine knows it by. */
  engineModel: string;
  label: string;
  demo: boolean;
  /** First is the default. */
  sizes: readonly string[];
  seconds: readonly number[];
  /** Micro-dollars for each second, by size; "*" for any other. */
  pricePerSecond: Readonly<Record<string, number>>;
  maxPrompt: number;
  /** Takes a first-frame image. */
  image: boolean;
  /** Has a remix of its own; where not, a frame or the prompts stand in. */
  remix: boolean;
  /** Usual time from start to done, in seconds, until this studio has measured its own. null = nobody knows. */
  usualSeconds: number | null;
  /** After this long without an end, the video fails (after one last look). Seconds. */
  deadlineSeconds: number;
  aliases: readonly string[];
}

const soraSizes = ["1280x720", "720x1280", "1792x1024", "1024x1792"] as const;

const demoModel: Model = {
  id: "demo-1",
  engine: "demo",
  engineModel: "demo-1",
  label: "Demo",
  demo: true,
  sizes: ["1280x720", "720x1280", "720x720", "1792x1024", "1024x1792"],
  seconds: [4, 8, 12],
  pricePerSecond: { "*": 100_000 },
  maxPrompt: 4000,
  image: true,
  remix: true,
  usualSeconds: 12,
  deadlineSeconds: 600,
  aliases: ["sora-2", "sora-2-pro"],
};

const soraModels: Model[] = [
  {
    ...demoModel,
    id: "sora-2",
    engine: "openai",
    engineModel: "sora-2",
    label: "Sora 2",
    demo: false,
    sizes: soraSizes.slice(0, 2),
    usualSeconds: null, // whatever answers to this name today
    deadlineSeconds: 3600,
    aliases: [],
  },
  {
    ...demoModel,
    id: "sora-2-pro",
    engine: "openai",
    engineModel: "sora-2-pro",
    label: "Sora 2 Pro",
    demo: false,
    sizes: [...soraSizes, "1920x1080", "1080x1920"],
    pricePerSecond: {
      "1280x720": 300_000,
      "720x1280": 300_000,
      "1792x1024": 500_000,
      "1024x1792": 500_000,
      "*": 700_000,
    },
    usualSeconds: null,
    deadlineSeconds: 3600,
    aliases: [],
  },
];

function videosApiModels(): Model[] {
  const settings = env().OPENAI_VIDEO_MODELS;
  if (!settings) return soraModels;
  return settings.map(({ usdPerSecond, ...model }) => ({
    ...model,
    engine: "openai",
    engineModel: model.id,
    label: model.label ?? model.id,
    demo: false,
    pricePerSecond: { "*": Math.round(usdPerSecond * 1_000_000) },
  }));
}

let models: readonly Model[] | undefined;

/** The models of this studio; the first is the default. */
export function listModels(): readonly Model[] {
  models ??= configuredModels();
  return models;
}

function configuredModels(): readonly Model[] {
  const hosted = hostedModels();
  if (env().EMBEDDED.includes("engine")) {
    // As soon as there is a real model it is the default; the demo stays for trying things out.
    return hosted.length > 0 ? [...hosted, { ...demoModel, aliases: [] }] : [demoModel];
  }
  const server = hosted.length === 0 || env().OPENAI_API_KEY || env().OPENAI_VIDEO_MODELS;
  return server ? [...videosApiModels(), ...hosted] : hosted;
}

/** What is made when no model is named. @throws AppError `engine_unavailable` when this studio has none */
export function defaultModel(): Model {
  const [model] = listModels();
  if (!model) throw new AppError("engine_unavailable", { message: "No video model is set up on this studio." });
  return model;
}

/**
 * What people and programs mean by a name: a model's id or alias; the default without one. `sora-2` always resolves, so
 * that programs written for Sora run again. @throws AppError `unknown_model`, or as defaultModel does
 */
export function findModel(id: string | undefined): Model {
  if (!id) return defaultModel();
  const model = listModels().find((candidate) => candidate.id === id || candidate.aliases.includes(id));
  if (model) return model;
  if (/^sora-2(-|$)/.test(id)) return defaultModel();
  throw new AppError("unknown_model", { field: "model" });
}

/** The model of a stored video, by its exact id and engine; undefined when this studio no longer has it. */
export function modelOf({ engine, model }: { engine: string; model: string }): Model | undefined {
  return listModels().find((candidate) => candidate.engine === engine && candidate.id === model);
}

/** As modelOf, for what is to be made: never another one in its place. @throws AppError `unknown_model` when it is gone */
export function requireModel(video: { engine: string; model: string }): Model {
  const model = modelOf(video);
  if (model) return model;
  const message = `${video.model} is no longer set up on this studio. Make a new clip with another model.`;
  throw new AppError("unknown_model", { message });
}

/** Price of one clip in micro-dollars. @throws AppError `unsupported_size`, `unsupported_seconds` */
export function priceOf(model: Model, size: string, seconds: number): number {
  if (!model.sizes.includes(size)) throw new AppError("unsupported_size", { field: "size" });
  if (!model.seconds.includes(seconds)) throw new AppError("unsupported_seconds", { field: "seconds" });
  return todaysPrice(model, size, seconds);
}

/** As priceOf, whether or not the model still makes such clips. */
export function todaysPrice(model: Model, size: string, seconds: number): number {
  return Math.round((model.pricePerSecond[size] ?? model.pricePerSecond["*"] ?? 0) * seconds);
}
