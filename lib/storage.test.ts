import { randomUUID } from "node:crypto";
import { Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, expect, test, vi } from "vitest";
import {
  checkStorage,
  deleteObjects,
  ensureBucket,
  getObjectStream,
  headObject,
  isUnsatisfiableRange,
  presignGet,
  presignPut,
  putObject,
  readObject,
} from "./storage";
import { abortStaleUploads, beginUpload, finishUpload, listOpenUploads, uploadPart } from "./storage/multipart";
import { withFaultyStorage } from "./storage/testing";

withFaultyStorage(); // a store of its own: here every open upload is aborted

const text = (bytes: Uint8Array | null) => bytes && Buffer.from(bytes).toString();
const newKey = () => `test/${randomUUID()} ö+&/clip.txt`;

async function stored(content = "0123456789") {
  const key = newKey();
  await putObject(key, Buffer.from(content), "text/plain");
  return key;
}

test("an object comes back whole, in ranges and as a stream, until it is deleted", async () => {
  const key = await stored();
  expect(await headObject(key)).toMatchObject({ bytes: 10, contentType: "text/plain" });
  expect(text(await readObject(key))).toBe("0123456789");
  expect(text(await readObject(key, { start: 2, end: 5 }))).toBe("234");
  const part = await getObjectStream(key, { range: "bytes=-3" });
  expect(part).toMatchObject({ bytes: 3, contentType: "text/plain", contentRange: "bytes 7-9/10" });
  expect(await new Response(part?.body).text()).toBe("789");
  const outside = await getObjectStream(key, { range: "bytes=10-" }).catch((error) => error);
  expect(isUnsatisfiableRange(outside)).toBe(true);

  await deleteObjects([key, newKey()]);
  expect(await headObject(key)).toBeNull();
  expect(await readObject(key)).toBeNull();
  expect(await getObjectStream(key)).toBeNull();
});

afterEach(() => vi.restoreAllMocks());

/** Timers run forty times as fast, those of sockets too: twenty seconds of silence are over in half a second. */
function hurryClocks() {
  const [timer, idle] = [globalThis.setTimeout, Socket.prototype.setTimeout];
  vi.spyOn(globalThis, "setTimeout").mockImplementation(((work: () => void, ms = 0) => timer(work, ms / 40)) as never);
  vi.spyOn(Socket.prototype, "setTimeout").mockImplementation(function (this: Socket, ms, then) {
    return idle.call(this, ms / 40, then);
  });
}

test("who pauses for longer than the store may be silent still gets the whole object", async () => {
  const key = newKey();
  const bytes = 24 * 1024 * 1024; // more than the buffers on its way
  await putObject(key, Buffer.alloc(bytes, 1), "video/mp4");
  hurryClocks();
  const object = await getObjectStream(key);
  const reader = object?.body.getReader();
  let read = (await reader?.read())?.value?.length ?? 0;
  await sleep(1000);
  for (let next = await reader?.read(); next?.value; next = await reader?.read()) read += next.value.length;
  expect(read).toBe(bytes);
  await object?.closed;
});

test("however many streams are open and not read, the studio's own work has its sockets", async () => {
  const key = newKey();
  await putObject(key, Buffer.alloc(1024 * 1024, 1), "video/mp4");
  const stop = new AbortController();
  const open = Array.from({ length: 60 }, () => getObjectStream(key, { signal: stop.signal }));
  const answered = Promise.allSettled(open);
  await Promise.race([answered, sleep(1000)]);
  await checkStorage();
  expect(text(await readObject(await stored(), undefined, AbortSignal.timeout(2000)))).toBe("0123456789");
  stop.abort();
  for (const result of await answered) {
    if (result.status === "rejected") throw result.reason;
    await result.value?.closed;
  }
});

test("a presigned URL is the same within its hour and still works at the end of it", async () => {
  const key = await stored();
  const hour = 3_600_000;
  const start = Math.floor(Date.now() / hour) * hour;
  const url = await presignGet(key, { now: new Date(start) });
  expect(await presignGet(key, { now: new Date(start + hour - 1) })).toBe(url);
  expect(await presignGet(key, { now: new Date(start + hour) })).not.toBe(url);
  expect(await presignGet(key, { now: new Date(start), filename: "a.mp4" })).not.toBe(url);
  expect(await presignGet(key, { now: new Date(start), contentType: "video/mp4" })).not.toBe(url);
  expect(Number(new URL(url).searchParams.get("X-Amz-Expires"))).toBe(2 * 3600);

  const response = await fetch(await presignGet(key), { headers: { range: "bytes=0-3" } });
  expect(response.status).toBe(206);
  expect(await response.text()).toBe("0123");
  expect(response.headers.get("cache-control")).toBe("private, max-age=3600");
});

test("a download has a file name in any alphabet", async () => {
  const url = await presignGet(await stored(), { filename: 'Möwe "am" Meer.mp4', contentType: "video/mp4" });
  const response = await fetch(url);
  expect(response.headers.get("content-type")).toBe("video/mp4");
  expect(response.headers.get("content-disposition")).toBe(
    `attachment; filename="M_we _am_ Meer.mp4"; filename*=UTF-8''M%C3%B6we%20%22am%22%20Meer.mp4`,
  );
});

test("a presigned PUT takes exactly the promised length and type", async () => {
  const key = newKey();
  const { url, headers } = await presignPut(key, "image/png", 4);
  const put = (body: string, type = headers["content-type"] ?? "") =>
    fetch(url, { method: "PUT", body, headers: { "content-type": type } });
  expect((await put("12345")).status).toBe(403);
  expect((await put("1234", "text/html")).status).toBe(403);
  expect(await headObject(key)).toBeNull();
  expect((await put("1234")).status).toBe(200);
  expect(await headObject(key)).toMatchObject({ bytes: 4, contentType: "image/png" });
});

test("a multipart upload is open until it is finished, and stale ones are aborted", async () => {
  const [finished, forgotten] = [newKey(), newKey()];
  const open = async () => (await listOpenUploads()).map((upload) => upload.key);
  const id = await beginUpload(finished, "text/plain");
  const parts = [await uploadPart(finished, id, 1, Buffer.from("whole"))];
  await uploadPart(forgotten, await beginUpload(forgotten, "text/plain"), 1, Buffer.from("half"));
  expect(await open()).toEqual(expect.arrayContaining([finished, forgotten]));
  expect(await headObject(finished)).toBeNull();

  await finishUpload(finished, id, parts);
  expect(text(await readObject(finished))).toBe("whole");
  await abortStaleUploads(new Date(Date.now() - 3_600_000));
  await abortStaleUploads(new Date(Date.now() + 1000), "elsewhere/");
  expect(await open()).toContain(forgotten);
  await abortStaleUploads(new Date(Date.now() + 1000), forgotten);
  expect(await open()).not.toContain(forgotten);
  expect(await headObject(forgotten)).toBeNull();
});

test("the bucket is there and stays as it is", async () => {
  const key = await stored();
  await ensureBucket();
  await checkStorage();
  expect(await headObject(key)).not.toBeNull();
});
