import type { Metadata } from "next";
import { CollectionList } from "@/components/collections/collection-list";
import { viewerOfPage } from "@/lib/auth/viewer";
import { listCollections } from "@/lib/videos/collections";

export const metadata: Metadata = { title: "Collections" };

export default async function CollectionsPage() {
  const viewer = await viewerOfPage("/videos/collections");
  return (
    <main className="px-4 pb-12 md:px-6">
      <CollectionList collections={await listCollections(viewer)} />
    </main>
  );
}
