import type { Metadata } from "next";
import { ProjectsPage } from "../../_components/workspace/projects-page";

export const metadata: Metadata = { title: "SparkCode" };

/** Every mounted project. */
export default function Projects() {
  return <ProjectsPage />;
}
