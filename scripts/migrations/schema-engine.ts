import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";
import { MigrationAdapterFactory } from "./adapter";
import { readSchema } from "./history";

/** What the WASM glue exports beside its declared types. */
type Glue = { __wbg_set_wasm(exports: WebAssembly.Exports): void };

const panics = {
  message: "",
  set_message(message: string) {
    this.message = message;
  },
};

let loaded = false;

/** The glue keeps views of the module's memory, so one process has one instance. */
function loadEngine(): void {
  if (loaded) return;
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: panics });
  const file = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const module = new WebAssembly.Module(readFileSync(file.replace(/\.js$/, ".wasm")));
  const instance = new WebAssembly.Instance(module, {
    "./schema_engine_bg.js": bindings as unknown as WebAssembly.ModuleImports,
  });
  (bindings as unknown as Glue).__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  loaded = true;
}

/** Prisma's own schema engine, in its WASM build: it needs no download and talks through the driver adapter. */
export function openSchemaEngine(databaseUrl: string): Promise<bindings.SchemaEngine> {
  loadEngine();
  const datamodels = readSchema().files.map(({ path, content }): [string, string] => [path, content]);
  const adapter = bindMigrationAwareSqlAdapterFactory(new MigrationAdapterFactory(databaseUrl));
  return (bindings.SchemaEngine as unknown as { new: EngineConstructor }).new({ datamodels }, () => {}, adapter);
}

type EngineConstructor = (
  options: bindings.ConstructorOptions,
  log: (line: string) => void,
  adapter: ReturnType<typeof bindMigrationAwareSqlAdapterFactory>,
) => Promise<bindings.SchemaEngine>;
