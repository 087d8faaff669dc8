import { XMLParser } from "fast-xml-parser";
import { S3Error } from "./errors";

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';
const ENTITIES: Record<string, string> = { "<": "&lt;", ">": "&gt;", "&": "&amp;", '"': "&quot;", "'": "&apos;" };

type Value = string | number | boolean | XmlFields | Value[] | undefined;
export type XmlFields = { [name: string]: Value };

/** Fields become elements in their order; a list repeats its element; `undefined` is left out. */
function renderFields(fields: XmlFields): string {
  return Object.entries(fields)
    .flatMap(([name, value]) => (Array.isArray(value) ? value : [value]).map((one) => renderElement(name, one)))
    .join("");
}

function renderElement(name: string, value: Value): string {
  if (value === undefined) return "";
  const inner = typeof value === "object" && !Array.isArray(value) ? renderFields(value) : escapeXml(String(value));
  return `<${name}>${inner}</${name}>`;
}

/** Control characters cannot stand in XML 1.0 as they are; listings escape keys instead (`encoding-type=url`). */
function escapeXml(text: string): string {
  return text.replace(/[<>&"']/g, (character) => ENTITIES[character] ?? character);
}

export function renderResult(name: string, fields: XmlFields): string {
  return `${DECLARATION}<${name} xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${renderFields(fields)}</${name}>`;
}

export function renderError(code: string, message: string, requestId: string): string {
  return `${DECLARATION}<Error>${renderFields({ Code: code, Message: message, RequestId: requestId })}</Error>`;
}

const LISTS = ["Part", "Object"];
const parser = new XMLParser({ parseTagValue: false, htmlEntities: true, isArray: (name) => LISTS.includes(name) });

/** The fields under the root element `name`. */
export function parseXml(text: string, name: string): Record<string, unknown> {
  try {
    const root = (parser.parse(text) as Record<string, unknown>)[name];
    if (root && typeof root === "object") return root as Record<string, unknown>;
  } catch {
    // Falls through: not XML at all is answered the same way.
  }
  throw new S3Error(400, "MalformedXML");
}
