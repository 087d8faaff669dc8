import { registerHooks } from "node:module";
import { expect, test, vi } from "vitest";

const loaded: string[] = [];
registerHooks({
  resolve(specifier, context, next) {
    const resolved = next(specifier, context);
    loaded.push(resolved.url);
    return resolved;
  },
});
const packages = () => loaded.filter((url) => /\/node_modules\/(ai|@ai-sdk)\//.test(url));

// Read by lib/env.ts with the first import below.
vi.stubEnv("GOOGLE_GENERATIVE_AI_API_KEY", "g");
vi.stubEnv("FAL_API_KEY", "f");

const { dialects } = await import("../testing/dialects");
const { defaultModel, findModel, listModels, priceOf } = await import("../catalog");
const { engineOf, listEngines, videosApiEngine } = await import("..");

test("each configured service brings its engine and its models, and the others nothing", () => {
  expect(listEngines().map(({ id }) => id)).toEqual(["demo", "google", "fal"]);
  expect(new Set(listModels().map(({ engine }) => engine))).toEqual(new Set(["google", "fal", "demo"]));
  for (const model of listModels()) expect(engineOf(model.engine).id).toBe(model.engine);
});

test("their packages are loaded with the first call, and only those that are called", async () => {
  expect(packages()).toEqual([]);
  await engineOf("fal").status({ id: "1", model: "m", operation: {} }, AbortSignal.abort());
  expect(packages().join()).toContain("@ai-sdk/fal");
  expect(packages().join()).not.toContain("@ai-sdk/google/");
});

test("webhooks of the Videos API stay with its engine", () => {
  expect(videosApiEngine().id).toBe("demo");
});

test("a real model is the default, and sora-2 means the default", () => {
  expect(defaultModel().engine).toBe("google");
  expect(findModel("sora-2")).toEqual(defaultModel());
  expect(findModel("demo-1").engine).toBe("demo");
});

const offers = Object.values(dialects).flatMap(({ provider }) => provider.models);

test("ids are unique", () => {
  expect(new Set(offers.map(({ id }) => id)).size).toBe(offers.length);
  for (const { provider } of Object.values(dialects))
    expect(new Set(provider.models.map(({ engineModel }) => engineModel)).size).toBe(provider.models.length);
});

test.each(offers)("$id has a price and settings for all it offers", (offer) => {
  for (const size of offer.sizes) {
    expect(size).toMatch(/^\d+x\d+$/);
    for (const seconds of offer.seconds) {
      const price = priceOf({ ...offer } as never, size, seconds);
      expect(Number.isInteger(price) && price > 0).toBe(true);
      expect(JSON.stringify(offer.settings(size, seconds))).toContain(String(seconds));
    }
  }
});
