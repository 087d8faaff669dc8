import { describe, expect, it } from "vitest";
import { clipPath, filtersOf, galleryPath, readAddress, withoutFilters } from "./gallery-address";

describe("the gallery's address", () => {
  it("survives the way there and back, in one order, without what is empty or unknown", () => {
    const address = readAddress(new URLSearchParams("shape=portrait&q=red%20fog&tag=&page=7"));
    expect(address).toEqual({ q: "red fog", shape: "portrait" });
    expect(galleryPath(address)).toBe("/videos?q=red+fog&shape=portrait");
    expect(galleryPath({})).toBe("/videos");
  });

  it("goes along to a clip's page", () => {
    expect(clipPath("x", { shape: "portrait", sort: "oldest" })).toBe("/videos/x?shape=portrait&sort=oldest");
    expect(clipPath("x")).toBe("/videos/x");
  });

  it("clears what one looks for and stays where one is", () => {
    const address = { q: "fog", collection: "c", trash: "true", sort: "oldest", favorite: "true" };
    expect(filtersOf(address)).toEqual(["q", "favorite"]);
    expect(withoutFilters(address)).toEqual({ collection: "c", trash: "true", sort: "oldest" });
  });
});
