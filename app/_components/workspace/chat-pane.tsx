"use client";

import { useEffect, useMemo } from "react";
import { draftChatOf, renewDraft, setGround } from "../../_client/chat-ground";
import { warmMarkdown } from "../../_client/markdown-client";
import { workspaceAddress, type ProjectDetail } from "../../_client/project-types";
import type { useProjectPlace } from "../../_client/use-project-place";
import { useWorkspace } from "../../_client/workspace-store";
import type { ChatSetting } from "../chat/chat-thread";
import { SessionView } from "../chat/session-view";
import { Icon } from "../ui/icon";
import { ActiveFileChip } from "./active-file-chip";
import { ChatHistory } from "./chat-history";
import { EffortSwitch } from "./effort-switch";
import { ProjectStart } from "./project-start";

interface ChatPaneProps {
  readonly project: ProjectDetail;
  readonly place: ReturnType<typeof useProjectPlace>;
  readonly className: string;
}

/** A chat about the project; every message goes with the file that is open then. */
export function ChatPane({ project, place, className }: ChatPaneProps) {
  const { chat, goTo } = place;
  const file = textFile(project, place.file);
  const id = chat ?? draftChatOf(project.id);
  const isNew = chat === undefined;
  useEffect(warmMarkdown, []);
  useGround(id, project.id, file);
  // The draft has become a chat: the next new one is another.
  useEffect(() => {
    if (chat !== undefined) renewDraft(project.id, chat);
  }, [project.id, chat]);
  const setting = useSetting(project, file);
  return (
    <section id="panel-chat" aria-label="Chat" className={`flex min-h-0 min-w-0 flex-col ${className}`}>
      <div className="flex h-11 shrink-0 items-center gap-1 border-b border-base-300 px-2">
        <ChatHistory projectId={project.id} chatId={chat} onPick={(picked) => goTo({ chat: picked })} />
        <button
          type="button"
          className="quiet-button ml-auto"
          disabled={isNew}
          title="New chat about this project"
          onClick={() => goTo({ chat: undefined })}
        >
          <Icon name="plus" size={16} />
          New chat
        </button>
      </div>
      <SessionView
        key={id}
        id={id}
        isNew={isNew}
        onFirstMessage={() => {
          if (isNew) goTo({ chat: id });
        }}
        newAddress={workspaceAddress(project.id)}
        setting={setting}
      />
    </section>
  );
}

/** The open file, when it is one that can go with a message. */
function textFile({ files }: ProjectDetail, open: string | undefined): string | undefined {
  return files.some(({ path, kind }) => path === open && kind === "text") ? open : undefined;
}

/** What turns are sent with, read by them when they are sent. */
function useGround(id: string, projectId: string, file: string | undefined): void {
  const effort = useWorkspace((state) => state.effort);
  useEffect(() => {
    setGround(id, {
      mode: "code",
      project_id: projectId,
      ...(file === undefined ? {} : { active_file: file }),
      ...(effort === undefined ? {} : { effort }),
    });
  }, [id, projectId, file, effort]);
}

function useSetting(project: ProjectDetail, file: string | undefined): ChatSetting {
  return useMemo(
    () => ({
      heading: <h2 className="sr-only">Chat</h2>,
      tools: (
        <>
          <EffortSwitch />
          <ActiveFileChip file={file} />
        </>
      ),
      placeholder: "Ask, or say what to change",
      empty: (composer, onPick) => <ProjectStart project={project} file={file} composer={composer} onPick={onPick} />,
    }),
    [project, file],
  );
}
