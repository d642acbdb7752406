import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { spark } from "#lib/server";
import { ExampleView } from "../../../../_components/registry/example-view";

interface ExamplePageProps {
  readonly params: Promise<{ id: string }>;
}

/** Its title is the example's. */
export async function generateMetadata({ params }: ExamplePageProps): Promise<Metadata> {
  const { title } = await exampleOf((await params).id);
  return { title };
}

/** One example, running. */
export default async function ExamplePage({ params }: ExamplePageProps) {
  const example = await exampleOf((await params).id);
  return <ExampleView key={example.id} example={example} />;
}

const exampleOf = cache(async (id: string) => (await spark().examples.open(id)) ?? notFound());
