import type { Metadata } from "next";
import { WorkspaceView } from "../../../_components/workspace/workspace-view";

export const metadata: Metadata = { title: "SparkCode" };

/** One project with its chat. */
export default async function WorkspacePage({ params }: { params: Promise<{ project: string }> }) {
  const { project } = await params;
  return <WorkspaceView key={project} id={project} />;
}
