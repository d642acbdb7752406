"use client";

import { useCallback, useEffect, useMemo } from "react";
import { indexPaths, type CitedPlace } from "../../_client/citations";
import type { ProjectDetail } from "../../_client/project-types";
import { useProjectPlace } from "../../_client/use-project-place";
import { WorkspaceContext } from "../../_client/workspace-context";
import { useWorkspace } from "../../_client/workspace-store";
import { TabList } from "../ui/tab-list";
import { ChatPane } from "./chat-pane";
import { CodePane } from "./code-pane";
import { FilesPane } from "./files-pane";

const PANES = [
  { name: "files", label: "Files" },
  { name: "code", label: "Code" },
  { name: "chat", label: "Chat" },
] as const;

/** Files, code and chat: beside each other where there is room, behind tabs on a phone. */
export function WorkspacePanes({ project }: { project: ProjectDetail }) {
  const place = useProjectPlace();
  const { goTo } = place;
  const { pane, isTreeOpen, setPane, setTree } = useWorkspace();
  const openPlace = useCallback(
    ({ path, line }: CitedPlace) => {
      goTo({ file: path, line });
      setPane("code");
      setTree(false);
    },
    [goTo, setPane, setTree],
  );
  const index = useMemo(() => indexPaths(project.files.map(({ path }) => path)), [project.files]);
  const around = useMemo(() => ({ projectId: project.id, index, openPlace }), [project.id, index, openPlace]);
  useFirstPane(place.file, place.chat);
  const shownOn = (name: (typeof PANES)[number]["name"]): string => (pane === name ? "" : "max-md:hidden");
  return (
    <WorkspaceContext value={around}>
      <TabList
        label="Parts of the workspace"
        tabs={PANES}
        shown={pane}
        onChange={setPane}
        className="shrink-0 border-b border-base-300 px-3 md:hidden"
      />
      <div className="relative grid min-h-0 flex-1 grid-cols-[minmax(0,1fr)] grid-rows-[minmax(0,1fr)] md:grid-cols-2 xl:grid-cols-[16rem_minmax(0,1fr)_26rem] 2xl:grid-cols-[18rem_minmax(0,1fr)_32rem]">
        <FilesPane
          project={project}
          openFile={place.file}
          isOver={isTreeOpen}
          onOpen={(path) => openPlace({ path, line: undefined })}
          onClose={() => setTree(false)}
          className={shownOn("files")}
        />
        <CodePane project={project} place={place} className={shownOn("code")} />
        <ChatPane project={project} place={place} className={shownOn("chat")} />
      </div>
    </WorkspaceContext>
  );
}

/** A phone begins with what the address names. */
function useFirstPane(file: string | undefined, chat: string | undefined): void {
  const setPane = useWorkspace((state) => state.setPane);
  useEffect(() => {
    setPane(file !== undefined ? "code" : chat !== undefined ? "chat" : "files");
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once, as the page opens
  }, [setPane]);
}
