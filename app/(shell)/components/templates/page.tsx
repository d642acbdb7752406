import type { Metadata } from "next";
import { spark } from "#lib/server";
import { ExampleGallery } from "../../../_components/registry/example-gallery";
import { anonymousContext } from "../../../_server/page-context";

export const metadata: Metadata = { title: "Templates" };

/** Everything that the composer can make, as pictures. */
export default async function TemplatesPage() {
  const examples = await spark().examples.list(await anonymousContext());
  return <ExampleGallery examples={examples} />;
}
