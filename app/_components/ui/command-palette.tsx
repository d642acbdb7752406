"use client";

import { useDeferredValue, useEffect, useId, useRef, useState, type KeyboardEvent } from "react";
import { useUi } from "../../_client/ui-store";
import { useCommands, type Command } from "../../_client/use-commands";
import { useDialog } from "../../_client/use-dialog";
import { Icon } from "./icon";

/** Everything by its name: pages, themes, chats. */
export function CommandPalette() {
  const isOpen = useUi((state) => state.isPaletteOpen);
  const setPalette = useUi((state) => state.setPalette);
  const dialog = useDialog(isOpen);
  return (
    <dialog
      ref={dialog}
      aria-label="Search and commands"
      onClose={() => setPalette(false)}
      onClick={(event) => {
        if (event.target === event.currentTarget) setPalette(false);
      }}
      className="mx-auto mt-[14vh] mb-auto w-[min(36rem,calc(100vw-1.5rem))] overflow-hidden rounded-box border border-base-300 bg-raised p-0 text-base-content shadow-soft backdrop:bg-black/45"
    >
      {isOpen && <PaletteBody onClose={() => setPalette(false)} />}
    </dialog>
  );
}

function PaletteBody({ onClose }: { onClose: () => void }) {
  const [query, setQuery] = useState("");
  const [at, setAt] = useState(0);
  const commands = useCommands(useDeferredValue(query.trim()));
  const listId = useId();
  const active = commands[Math.min(at, commands.length - 1)];
  const run = (command: Command | undefined): void => {
    if (command === undefined) return;
    onClose();
    command.run();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      setAt((Math.min(at, commands.length - 1) + step + commands.length) % Math.max(commands.length, 1));
    }
    if (event.key === "Enter" && !event.nativeEvent.isComposing) {
      event.preventDefault();
      run(active);
    }
  };
  return (
    <>
      <div className="flex items-center gap-3 border-b border-base-300 px-4 text-muted">
        <Icon name="search" />
        <input
          // A dialog gives the focus to its first field; this is the one.
          role="combobox"
          aria-expanded="true"
          aria-controls={listId}
          aria-activedescendant={active === undefined ? undefined : `${listId}-${active.id}`}
          aria-label="Search chats and commands"
          placeholder="Search chats and commands"
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
          className="h-13 min-w-0 flex-1 bg-transparent text-base text-base-content outline-none placeholder:text-muted"
        />
        <kbd className="rounded-selector border border-base-300 px-1.5 font-sans text-xs">Esc</kbd>
      </div>
      <div id={listId} role="listbox" aria-label="Results" className="max-h-[min(24rem,52vh)] overflow-y-auto p-2">
        {commands.map((command, index) => (
          <div key={command.id}>
            {command.group !== commands[index - 1]?.group && (
              <p aria-hidden="true" className="px-2.5 pt-2 pb-1 text-xs font-medium text-muted">
                {command.group}
              </p>
            )}
            <Option
              id={`${listId}-${command.id}`}
              command={command}
              isActive={command === active}
              onHover={() => setAt(index)}
              onRun={() => run(command)}
            />
          </div>
        ))}
        {commands.length === 0 && <p className="px-3 py-6 text-center text-sm text-muted">Nothing has that name.</p>}
      </div>
    </>
  );
}

interface OptionProps {
  readonly id: string;
  readonly command: Command;
  readonly isActive: boolean;
  readonly onHover: () => void;
  readonly onRun: () => void;
}

function Option({ id, command, isActive, onHover, onRun }: OptionProps) {
  const node = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isActive) node.current?.scrollIntoView({ block: "nearest" });
  }, [isActive]);
  return (
    <div
      ref={node}
      id={id}
      role="option"
      aria-selected={isActive}
      tabIndex={-1}
      onMouseMove={onHover}
      onClick={onRun}
      className="flex cursor-pointer items-center gap-3 rounded-field px-2.5 py-2 text-sm aria-selected:bg-wash"
    >
      <span className="text-muted">
        <Icon name={command.icon} size={17} />
      </span>
      <span className="truncate">{command.label}</span>
    </div>
  );
}
