"use client";

import { useState } from "react";
import { tellApi } from "../../_client/api";
import { sayFailure } from "../../_client/problem";
import { say } from "../../_client/ui-store";
import { KEYS_PATH, useKeys, type Key } from "../../_client/use-account";
import { Age } from "../ui/age";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { FailureNote } from "../ui/failure-note";
import { NewKeyForm } from "./new-key-form";
import { Section } from "./section";

/** Keys for programs: made, seen once, revoked. */
export function KeysSection() {
  const { data, error, isLoading, mutate } = useKeys();
  const [leaving, setLeaving] = useState<Key>();
  const revoke = async (key: Key): Promise<void> => {
    try {
      await tellApi(`${KEYS_PATH}/${key.id}`, { method: "DELETE" });
      say(`${key.name} is revoked`);
    } catch (failure) {
      say(`Not revoked: ${sayFailure(failure)}`, { tone: "error" });
    }
    await mutate();
  };
  const live = data?.items.filter((key) => key.revoked_at === null) ?? [];
  return (
    <Section title="API keys" note="For programs and agents of this workspace. A key is shown once; a revoked one ends at once.">
      {isLoading && <div role="status" aria-label="Reading the keys" className="shimmer h-20" />}
      {error !== undefined && data === undefined && (
        <FailureNote title="The keys could not be read">{sayFailure(error)}</FailureNote>
      )}
      {live.length > 0 && (
        <ul className="mb-5 divide-y divide-base-300 rounded-box border border-base-300 bg-raised">
          {live.map((key) => (
            <KeyRow key={key.id} item={key} onRevoke={() => setLeaving(key)} />
          ))}
        </ul>
      )}
      {data !== undefined && <NewKeyForm onMade={() => void mutate()} />}
      <ConfirmDialog
        isOpen={leaving !== undefined}
        title={`Revoke ${leaving?.name ?? "this key"}?`}
        action="Revoke"
        onConfirm={() => leaving && void revoke(leaving)}
        onClose={() => setLeaving(undefined)}
      >
        Whatever uses it is refused from its next request on. This cannot be taken back.
      </ConfirmDialog>
    </Section>
  );
}

function KeyRow({ item, onRevoke }: { item: Key; onRevoke: () => void }) {
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-3">
      <div className="min-w-0 flex-1 basis-48">
        <p className="font-medium wrap-anywhere">{item.name}</p>
        <p className="text-xs text-muted">
          <code className="font-mono">{item.prefix}…</code> · {item.scopes.join(", ")}
          {item.expires_at !== null && ` · until ${new Date(item.expires_at).toLocaleDateString()}`}
        </p>
      </div>
      <p className="text-xs text-muted">
        {item.last_used_at === null ? (
          "never used"
        ) : (
          <>
            used <Age iso={item.last_used_at} />
          </>
        )}
      </p>
      <button type="button" className="btn btn-ghost btn-sm" aria-label={`Revoke ${item.name}`} onClick={onRevoke}>
        Revoke
      </button>
    </li>
  );
}
