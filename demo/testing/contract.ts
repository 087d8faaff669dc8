import fs from "node:fs";
import path from "node:path";
import Ajv2020 from "ajv/dist/2020.js";
import { sizes } from "@/demo/catalog";

const file = path.resolve(import.meta.dirname, "../../contracts/videos.openapi.json");
const { components } = JSON.parse(fs.readFileSync(file, "utf8"));

// The description is narrower than any server: a square is an extension of this one.
components.schemas.VideoSize.enum = [...sizes];

const ajv = new Ajv2020({ strict: false, allErrors: true });
ajv.addFormat("unixtime", {
  type: "number",
  validate: (value: number) => Number.isInteger(value) && value > 1e9 && value < 1e10,
});
ajv.addFormat("uri", true);
ajv.addFormat("binary", true);
ajv.addSchema({ $id: "contract", components });

/** The ways in which a body breaks a schema of `contracts/videos.openapi.json`; empty when it keeps it. */
export function violations(schema: string, body: unknown): string[] {
  const validate = ajv.getSchema(`contract#/components/schemas/${schema}`);
  if (!validate) throw new Error(`The contract has no schema ${schema}.`);
  return validate(body) ? [] : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
}
