"use client";

import { useState } from "react";
import { countLanguages } from "../../_client/count-languages";
import { countOf, formatBytes } from "../../_client/format";
import { sayFailure } from "../../_client/problem";
import type { ProjectDetail } from "../../_client/project-types";
import { useProjectMap } from "../../_client/use-projects";
import { FailureNote } from "../ui/failure-note";
import { Icon } from "../ui/icon";
import { StaticCode } from "../ui/static-code";

/** What a project consists of, and what of it an answer is told. */
export function ProjectOverview({ project }: { project: ProjectDetail }) {
  const [isMapOpen, setMapOpen] = useState(false);
  const languages = countLanguages(project.files);
  const most = languages[0]?.bytes ?? 1;
  return (
    <div className="min-h-0 flex-1 overflow-y-auto p-4 sm:p-6" tabIndex={0} role="group" aria-label="About the project">
      <p className="text-muted">
        {project.files.length === 0
          ? "There is nothing in this project yet. Add a folder or an archive above, and ask about it."
          : "Open a file to read it, or ask about the project. The open file goes with your message; of the others Spark knows the map."}
      </p>
      <dl className="tabular mt-4 grid grid-cols-2 gap-2.5 text-sm">
        <Fact name="Files" value={project.file_count.toLocaleString("en")} />
        <Fact name="Size" value={formatBytes(project.bytes)} />
      </dl>
      {languages.length > 0 && (
        <ul aria-label="Languages" className="mt-5 grid gap-2 text-sm">
          {languages.map(({ name, files, bytes }) => (
            <li key={name} className="grid grid-cols-[6.5rem_1fr_4.5rem] items-center gap-3">
              <span className="truncate">{name}</span>
              <span aria-hidden="true" className="h-1.5 overflow-hidden rounded-full bg-base-content/8">
                <span
                  className="block h-full rounded-full bg-primary/75"
                  style={{ width: `${Math.max(2, (bytes / most) * 100)}%` }}
                />
              </span>
              <span className="tabular text-right text-xs text-muted">{countOf(files, "file")}</span>
            </li>
          ))}
        </ul>
      )}
      {project.files.length > 0 && (
        <button type="button" className="plain-button mt-6" aria-expanded={isMapOpen} onClick={() => setMapOpen(!isMapOpen)}>
          <Icon name="code" size={16} />
          {isMapOpen ? "Hide the map" : "See the map of the project"}
        </button>
      )}
      {isMapOpen && <ProjectMap projectId={project.id} />}
    </div>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div className="rounded-field border border-base-300 bg-raised px-3.5 py-2.5">
      <dt className="text-xs text-muted">{name}</dt>
      <dd className="text-lg font-semibold">{value}</dd>
    </div>
  );
}

function ProjectMap({ projectId }: { projectId: string }) {
  const { data: map, error, isLoading } = useProjectMap(projectId, true);
  if (isLoading) return <div role="status" aria-label="Drawing the map" className="shimmer mt-3 h-48" />;
  if (map === undefined) {
    return (
      <div className="mt-3">
        <FailureNote title="The map could not be drawn">{sayFailure(error)}</FailureNote>
      </div>
    );
  }
  return (
    <figure className="mt-3 overflow-hidden rounded-field border border-base-300 bg-base-200">
      <figcaption className="tabular border-b border-base-300 px-3.5 py-2 text-xs text-muted">
        {map.tokens.toLocaleString("en")} tokens of {countOf(map.mapped_file_count, "file")}; what a message is about comes first
      </figcaption>
      <pre tabIndex={0} role="region" aria-label="Map of the project" className="code max-h-[60vh] overflow-auto p-3.5">
        <StaticCode code={map.markdown} language="markdown" />
      </pre>
    </figure>
  );
}
