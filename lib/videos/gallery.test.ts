import { describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { makeViewer } from "@/tests/support/studio";
import { addToCollection, createCollection, deleteCollection, removeFromCollection } from "./collections";
import { createVideo } from "./create";
import { restoreVideos, trashVideos } from "./delete";
import { listVideos } from "./gallery";
import { changeTags, getFacets, renameVideo, setFavorite } from "./organise";
import { galleryFilterSchema } from "./schemas";

type Search = Record<string, string | boolean>;

async function makeLibrary(prompts: string[]) {
  const viewer = await makeViewer({ unlimited: true });
  const ids: string[] = [];
  for (const prompt of prompts) {
    const size = prompt.includes("portrait") ? "720x1280" : "1280x720";
    ids.push((await createVideo(viewer, { requestId: prompt, prompt, size })).id);
  }
  const list = async (search: Search = {}) => listVideos(viewer, galleryFilterSchema.parse(search));
  const titles = async (search: Search = {}) => (await list(search)).videos.map((video) => video.prompt);
  return { viewer, ids, list, titles };
}

describe("the gallery", () => {
  it("pages newest first without gaps or doubles, also when times are equal", async () => {
    const { viewer, list } = await makeLibrary(["one", "two", "three", "four", "five"]);
    await db.video.updateMany({ where: { userId: viewer.id }, data: { createdAt: new Date("2026-01-01") } });
    const seen: string[] = [];
    let after = "";
    do {
      const page = await list({ limit: "2", ...(after && { after }) });
      seen.push(...page.videos.map((video) => video.id));
      after = page.next ?? "";
    } while (after);
    expect(seen).toHaveLength(5);
    expect(new Set(seen).size).toBe(5);
    expect(seen).toEqual([...seen].sort().reverse());
  });

  it("finds every word by its beginning, in any order and script", async () => {
    const signs = "Sci-fi street, 35mm at f/1.8, take 8ca80e6a-b973-4228-a245, early/late";
    const { titles, viewer, ids } = await makeLibrary([
      "A red sailboat at dusk",
      "Ein blaues Segelboot",
      "城市 夜晚",
      signs,
      "犬が浜辺を走る, at dawn",
      "قارب على الشاطئ",
    ]);
    expect(await titles({ q: "dusk sail" })).toEqual(["A red sailboat at dusk"]);
    expect(await titles({ q: "segel" })).toEqual(["Ein blaues Segelboot"]);
    expect(await titles({ q: "城市" })).toEqual(["城市 夜晚"]);
    expect(await titles({ q: "浜辺 dawn" })).toEqual(["犬が浜辺を走る, at dawn"]);
    expect(await titles({ q: "شاطئ" })).toEqual(["قارب على الشاطئ"]);
    expect(await titles({ q: "sci-fi 35mm" })).toEqual([signs]);
    expect(await titles({ q: "4228 f/1.8 late" })).toEqual([signs]);
    await renameVideo(viewer, ids[1] ?? "", "Abendfahrt");
    expect(await titles({ q: "abend blaues" })).toEqual(["Ein blaues Segelboot"]);
    await changeTags(viewer, { videoIds: [ids[0] ?? ""], add: ["harbour"], remove: [] });
    expect(await titles({ q: "harb sail" })).toEqual(["A red sailboat at dusk"]);
    expect(await titles({ q: "'); drop table videos; --" })).toEqual([]);
  });

  it("filters by shape, status, kind, model and day, and ignores what is wrong in the address", async () => {
    const { titles } = await makeLibrary(["wide", "a portrait"]);
    const today = new Date().toISOString().slice(0, 10);
    expect(await titles({ shape: "portrait" })).toEqual(["a portrait"]);
    expect(await titles({ status: "queued,failed", kind: "create", model: "demo-1" })).toHaveLength(2);
    expect(await titles({ status: "completed" })).toEqual([]);
    expect(await titles({ from: today, to: today })).toHaveLength(2);
    expect(await titles({ to: "2020-01-01" })).toEqual([]);
    expect(await titles({ sort: "oldest" })).toEqual(["wide", "a portrait"]);
    expect(
      await titles({ shape: "round", status: "nope", from: "yesterday", after: "garbage", limit: "-1" }),
    ).toHaveLength(2);
    const oddCursor = Buffer.from(`12 ${crypto.randomUUID()}`).toString("base64url");
    const wrong = { after: oddCursor, from: "0000-01-01", tag: "a\0b", model: "a\0b" };
    for (const [name, value] of Object.entries(wrong)) expect(await titles({ [name]: value })).toHaveLength(2);
  });

  it("keeps favourites, tags and collections apart from other users' hands", async () => {
    const mine = await makeLibrary(["one", "two"]);
    const other = await makeLibrary(["theirs"]);
    const both = [...mine.ids, ...other.ids];
    expect(await setFavorite(mine.viewer, both, true)).toBe(2);
    expect(await changeTags(mine.viewer, { videoIds: both, add: ["sea", "dusk"], remove: [] })).toBe(2);
    expect(await changeTags(mine.viewer, { videoIds: [mine.ids[0] as string], add: [], remove: ["sea"] })).toBe(1);
    const { id } = await createCollection(mine.viewer, "Trailer");
    expect(await addToCollection(mine.viewer, id, both)).toBe(2);
    await expect(addToCollection(other.viewer, id, other.ids)).rejects.toMatchObject({ code: "not_found" });
    await expect(createCollection(mine.viewer, "Trailer")).rejects.toMatchObject({ code: "conflict" });
    expect(await mine.titles({ favorite: "true", tag: "sea", collection: id })).toEqual(["two"]);
    expect(await other.titles({ collection: id })).toEqual([]);
    expect(await other.titles({ favorite: "true" })).toEqual([]);
    expect(await getFacets(mine.viewer)).toMatchObject({
      tags: [
        { name: "dusk", count: 2 },
        { name: "sea", count: 1 },
      ],
      collections: [{ name: "Trailer", count: 2 }],
    });
    expect(await removeFromCollection(mine.viewer, id, [mine.ids[0] as string])).toBe(1);
    await deleteCollection(mine.viewer, id);
    expect(await mine.titles()).toHaveLength(2);
  });

  it("hides what is in the trash, and brings it back", async () => {
    const { viewer, ids, titles } = await makeLibrary(["one", "two"]);
    expect(await trashVideos(viewer, [ids[0] as string])).toBe(1);
    expect(await titles()).toEqual(["two"]);
    expect(await titles({ trash: "true" })).toEqual(["one"]);
    expect(await restoreVideos(viewer, ids)).toBe(1);
    expect(await titles()).toEqual(["two", "one"]);
  });
});
