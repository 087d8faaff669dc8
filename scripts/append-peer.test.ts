import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { expect, it } from "vitest";

it("adds who really spoke to us behind what a visitor claims", async () => {
  const echo = `require("node:http").createServer((request, response) => response.end(request.headers["x-forwarded-for"]))
    .listen(0, "127.0.0.1", function () { console.log(this.address().port); });`;
  const preload = ["--import", join(import.meta.dirname, "append-peer.mjs")];
  const child = spawn(process.execPath, [...preload, "-e", echo], { stdio: ["ignore", "pipe", "inherit"] });
  try {
    const [port] = await once(child.stdout, "data");
    const seen = async (headers: HeadersInit) =>
      (await fetch(`http://127.0.0.1:${String(port).trim()}`, { headers })).text();
    expect(await seen({})).toBe("127.0.0.1");
    expect(await seen({ "x-forwarded-for": "203.0.113.99" })).toBe("203.0.113.99, 127.0.0.1");
  } finally {
    child.kill();
  }
});
