import { glob } from "node:fs/promises";
import Ajv2020 from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { describeApi } from "./openapi";
import { makeProgram, send } from "./testing/program";

type Described = {
  paths: Record<string, Record<string, object>>;
  components: { schemas: Record<string, object> };
};

const api = describeApi() as Described;

test("what is described is what there is", async () => {
  const routes = await Array.fromAsync(glob("app/v1/**/route.ts"));
  const paths = routes.map((file) => `/${file.split("/").slice(2, -1).join("/")}`);
  const described = Object.keys(api.paths).map((path) => path.replace(/\{[^}]+\}/, "[id]"));
  expect([...described, "/openapi.json", "/[[...path]]"].sort()).toEqual(paths.sort());
  for (const [path, item] of Object.entries(api.paths))
    for (const method of Object.keys(item).filter((key) => key !== "parameters")) {
      const address = `/v1${path.replace(/\{[^}]+\}/, "019a9c3e-0000-7000-8000-000000000001")}`;
      expect((await send(method.toUpperCase(), address)).status, `${method} ${path}`).toBe(401);
    }
});

test("the answers keep it, a size beyond the contract's included", async () => {
  const ajv = new Ajv2020({ strict: false, formats: { unixtime: true, uri: true, binary: true } });
  ajv.addSchema({ $id: "api", components: api.components });
  const violations = (schema: string, body: unknown) => {
    const validate = ajv.getSchema(`api#/components/schemas/${schema}`);
    return validate?.(body) ? [] : (validate?.errors ?? ["no such schema"]);
  };
  const program = await makeProgram();
  const made = await program.json("POST", "/v1/videos", { prompt: "A kite", size: "720x720" });
  expect(violations("VideoResource", await made.json())).toEqual([]);
  expect(violations("VideoListResource", await (await program.call("GET", "/v1/videos")).json())).toEqual([]);
  expect(violations("ModelList", await (await program.call("GET", "/v1/models")).json())).toEqual([]);
  expect(violations("Failure", await (await program.call("GET", "/v1/videos/1")).json())).toEqual([]);
  expect(violations("Failure", {})).not.toEqual([]);
});

test("prompts are described as long as the models take them", () => {
  const lengths = [...JSON.stringify(api.components.schemas).matchAll(/"prompt":\{[^}]*"maxLength":(\d+)/g)];
  expect(lengths.length).toBeGreaterThan(1);
  expect(new Set(lengths.map(([, length]) => length))).toEqual(new Set(["4000"]));
});

test("every reference leads somewhere, and nothing is described that is not used", async () => {
  const names = [...JSON.stringify(api).matchAll(/schemas\/([^"]+)"/g)].map(([, name]) => name);
  expect(new Set(names)).toEqual(new Set(Object.keys(api.components.schemas)));
  expect(Object.values(api.components.schemas)).not.toContain(undefined);
  const response = await send("GET", "/v1/openapi.json");
  expect(await response.json()).toMatchObject({ servers: [{ url: "/v1" }] });
});
