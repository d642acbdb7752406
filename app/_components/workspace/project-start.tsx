"use client";

import type { ReactNode } from "react";
import { baseName } from "../../_client/file-tree";
import type { ProjectDetail } from "../../_client/project-types";
import { Icon } from "../ui/icon";

interface ProjectStartProps {
  readonly project: ProjectDetail;
  readonly file: string | undefined;
  readonly composer: ReactNode;
  readonly onPick: (prompt: string) => void;
}

/** A chat about a project before its first message: what it does, three ways to start, and where to write. */
export function ProjectStart({ project, file, composer, onPick }: ProjectStartProps) {
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="min-h-0 flex-1 overflow-y-auto px-4 py-6 sm:px-5">
        <h2 className="text-xl leading-tight font-semibold tracking-[-0.025em]">Ask about {project.name}</h2>
        <p className="mt-1.5 text-sm text-muted">
          Answers name the places they rely on, and changes come as a diff that you apply with one click.
        </p>
        <ul className="mt-5 grid gap-2">
          {promptsFor(file).map((prompt) => (
            <li key={prompt}>
              <button
                type="button"
                onClick={() => onPick(prompt)}
                disabled={project.files.length === 0}
                className="flex w-full items-center gap-2.5 rounded-field border border-base-300 bg-raised px-3 py-2.5 text-left text-sm transition enabled:hover:border-primary/60 enabled:hover:shadow-soft disabled:opacity-50"
              >
                <span className="text-primary">
                  <Icon name="chat" size={16} />
                </span>
                {prompt}
              </button>
            </li>
          ))}
        </ul>
      </div>
      <div className="px-3 pb-3 sm:px-4 sm:pb-4">{composer}</div>
    </div>
  );
}

function promptsFor(file: string | undefined): readonly string[] {
  if (file === undefined)
    return ["Where does this project start, and what happens then?", "Which parts does it have?", "Where are errors handled?"];
  const name = baseName(file);
  return [`What does ${name} do?`, `What could go wrong in ${name}?`, `Add the comments that ${name} is missing`];
}
