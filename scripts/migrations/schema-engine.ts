import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
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

/** Prisma's own schema engine, in its WASM build: it needs no download and talks through the driver adapter. */
export function openSchemaEngine(databaseUrl: string): Promise<bindings.SchemaEngine> {
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: panics });
  const file = fileURLToPath(import.meta.resolve("@prisma/schema-engine-wasm/schema_engine_bg"));
  const module = new WebAssembly.Module(readFileSync(file.replace(/\.js$/, ".wasm")));
  const instance = new WebAssembly.Instance(module, {
    "./schema_engine_bg.js": bindings as unknown as WebAssembly.ModuleImports,
  });
  (bindings as unknown as Glue).__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  const datamodels = readSchema().files.map(({ path, content }): [string, string] => [path, content]);
  const adapter = bindMigrationAwareSqlAdapterFactory(new MigrationAdapterFactory(databaseUrl));
  return (bindings.SchemaEngine as unknown as { new: EngineConstructor }).new({ datamodels }, () => {}, adapter);
}

type EngineConstructor = (
  options: bindings.ConstructorOptions,
  log: (line: string) => void,
  adapter: ReturnType<typeof bindMigrationAwareSqlAdapterFactory>,
) => Promise<bindings.SchemaEngine>;
