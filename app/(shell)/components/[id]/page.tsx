import type { Metadata } from "next";
import { ComponentView } from "../../../_components/registry/component-view";

export const metadata: Metadata = { title: "App" };

/** One app. */
export default async function ComponentPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <ComponentView key={id} id={id} />;
}
