"use client";

import { useState } from "react";
import { sayFailure } from "../../_client/problem";
import { useMemories, type Memory } from "../../_client/use-memories";
import { Age } from "../ui/age";
import { FailureNote } from "../ui/failure-note";
import { Icon } from "../ui/icon";
import { TextField } from "../ui/text-field";
import { Section } from "./section";

/** What Spark remembers of the person: added by hand, searched, forgotten. */
export function MemoriesSection() {
  const [query, setQuery] = useState("");
  const memories = useMemories(query);
  const isEmpty = memories.items.length === 0 && !memories.isLoading && memories.error === undefined;
  return (
    <Section
      title="Memories"
      note="What you prefer, noticed in your chats or added here. Your requests are read with what fits them; only you see these."
    >
      <NewMemoryForm onAdd={memories.add} />
      {!(isEmpty && query === "") && <SearchField value={query} onChange={setQuery} />}
      {memories.isLoading && <div role="status" aria-label="Reading your memories" className="shimmer h-28" />}
      {memories.error !== undefined && memories.items.length === 0 && (
        <FailureNote
          title="Your memories could not be read"
          actions={
            <button type="button" className="btn btn-sm" onClick={memories.refresh}>
              Try again
            </button>
          }
        >
          {sayFailure(memories.error)}
        </FailureNote>
      )}
      {memories.items.length > 0 && (
        <ul className="divide-y divide-base-300 rounded-box border border-base-300 bg-raised">
          {memories.items.map((memory) => (
            <MemoryRow key={memory.id} memory={memory} onForget={() => void memories.forget(memory)} />
          ))}
        </ul>
      )}
      {isEmpty && (
        <p className="text-muted">
          {memories.query === ""
            ? "Nothing is remembered yet. Say “always use dark charts” in a chat, or add it here."
            : `Nothing you want to be remembered is like “${memories.query}”.`}
        </p>
      )}
      {memories.hasMore && (
        <button type="button" className="btn btn-ghost btn-sm mt-3" onClick={memories.loadMore}>
          Show older ones
        </button>
      )}
    </Section>
  );
}

function NewMemoryForm({ onAdd }: { onAdd: (content: string) => Promise<void> }) {
  const [content, setContent] = useState("");
  const [failure, setFailure] = useState<string>();
  const add = async (): Promise<void> => {
    try {
      await onAdd(content.trim());
      setContent("");
      setFailure(undefined);
    } catch (error) {
      setFailure(sayFailure(error));
    }
  };
  return (
    <div className="mb-5">
      <form
        className="grid items-end gap-3 sm:grid-cols-[1fr_auto]"
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <TextField
          label="Remember"
          maxLength={4_000}
          placeholder="Amounts in EUR, without decimals"
          value={content}
          onChange={setContent}
        />
        <button type="submit" className="btn" disabled={content.trim() === ""}>
          Add
        </button>
      </form>
      <p role="alert" className="mt-3 text-sm text-error empty:hidden">
        {failure}
      </p>
    </div>
  );
}

function SearchField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  return (
    <div className="relative mb-3">
      <span className="pointer-events-none absolute inset-y-0 left-3 grid place-items-center text-muted">
        <Icon name="search" size={16} />
      </span>
      <input
        type="search"
        value={value}
        maxLength={4_000}
        onChange={(event) => onChange(event.target.value)}
        aria-label="Search memories"
        placeholder="Search by meaning"
        className="h-10 w-full rounded-field border border-base-300 bg-raised pr-3 pl-9.5 outline-none placeholder:text-muted focus:border-primary/70"
      />
    </div>
  );
}

function MemoryRow({ memory, onForget }: { memory: Memory; onForget: () => void }) {
  return (
    <li className="flex items-center gap-x-4 px-4 py-3">
      <div className="min-w-0 flex-1">
        <p className="whitespace-pre-line wrap-anywhere">{memory.content}</p>
        <p className="mt-0.5 text-xs text-muted">
          <Age iso={memory.updated_at} />
        </p>
      </div>
      <button
        type="button"
        className="btn btn-ghost btn-sm"
        aria-label={`Forget “${memory.content.slice(0, 60)}”`}
        onClick={onForget}
      >
        Forget
      </button>
    </li>
  );
}
