"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { tellApi } from "../../_client/api";
import { sayFailure } from "../../_client/problem";
import type { ProjectItem } from "../../_client/project-types";
import { say } from "../../_client/ui-store";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { Icon } from "../ui/icon";

/** Takes a project away, after a question. */
export function DeleteProject({ project }: { project: Pick<ProjectItem, "id" | "name"> }) {
  const router = useRouter();
  const [isAsking, setAsking] = useState(false);
  const remove = async (): Promise<void> => {
    try {
      await tellApi(`/api/projects/${project.id}`, { method: "DELETE" });
      say(`“${project.name}” deleted`);
      router.push("/workspace");
    } catch (error) {
      say(`The project was not deleted. ${sayFailure(error)}`, { tone: "error" });
    }
  };
  return (
    <>
      <button
        type="button"
        className="quiet-button"
        aria-label="Delete the project"
        title="Delete the project"
        onClick={() => setAsking(true)}
      >
        <Icon name="trash" size={16} />
      </button>
      <ConfirmDialog
        isOpen={isAsking}
        title="Delete this project?"
        action="Delete"
        onConfirm={() => void remove()}
        onClose={() => setAsking(false)}
      >
        “{project.name}” goes away here with all changes that were applied to it. The folder it came from is not touched. Chats
        about it keep their words. This cannot be taken back.
      </ConfirmDialog>
    </>
  );
}
