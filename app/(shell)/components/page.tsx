import type { Metadata } from "next";
import { Gallery } from "../../_components/registry/gallery";

export const metadata: Metadata = { title: "Gallery" };

/** Every app. */
export default function GalleryPage() {
  return <Gallery />;
}
