"use client";

import { useState } from "react";
import { callApi } from "../../_client/api";
import { sayFailure } from "../../_client/problem";
import { KEYS_PATH, NewKey } from "../../_client/use-account";
import { CopyButton } from "../ui/copy-button";
import { TextField } from "../ui/text-field";
import { Choice } from "./choice";

const REACHES = [
  { value: "generate read", label: "Make and read apps" },
  { value: "read", label: "Read only" },
  { value: "generate read manage", label: "Everything, keys and members too" },
] as const;
const TERMS = [
  { value: "90", label: "90 days" },
  { value: "365", label: "A year" },
  { value: "", label: "No end" },
] as const;
const DAY_MS = 86_400_000;

/** Makes a key and shows it, once. */
export function NewKeyForm({ onMade }: { onMade: () => void }) {
  const [name, setName] = useState("");
  const [reach, setReach] = useState<(typeof REACHES)[number]["value"]>("generate read");
  const [days, setDays] = useState<(typeof TERMS)[number]["value"]>("90");
  const [made, setMade] = useState<{ name: string; key: string }>();
  const [failure, setFailure] = useState<string>();
  const make = async (): Promise<void> => {
    const end = days === "" ? {} : { expires_at: new Date(Date.now() + Number(days) * DAY_MS).toISOString() };
    try {
      setMade(await callApi(NewKey, KEYS_PATH, { method: "POST", body: { name, scopes: reach.split(" "), ...end } }));
      setName("");
      setFailure(undefined);
      onMade();
    } catch (error) {
      setFailure(sayFailure(error));
    }
  };
  return (
    <>
      {made !== undefined && (
        <div role="status" className="mb-5 rounded-box border border-primary/50 bg-wash p-4">
          <p className="text-sm font-medium">{made.name} is ready. Copy the key now, it is not shown again.</p>
          <div className="mt-2 flex items-center gap-2">
            <code className="min-w-0 flex-1 rounded-field bg-raised px-3 py-2 font-mono text-xs wrap-anywhere">{made.key}</code>
            <CopyButton text={made.key} label="Copy the key" />
          </div>
        </div>
      )}
      <form
        className="grid items-end gap-3 sm:grid-cols-[1fr_14rem_8rem_auto]"
        onSubmit={(event) => {
          event.preventDefault();
          void make();
        }}
      >
        <TextField label="Name" maxLength={120} placeholder="Reporting agent" value={name} onChange={setName} />
        <Choice label="May" value={reach} options={REACHES} onChange={setReach} />
        <Choice label="For" value={days} options={TERMS} onChange={setDays} />
        <button type="submit" className="btn btn-primary" disabled={name.trim() === ""}>
          Make a key
        </button>
      </form>
      <p role="alert" className="mt-3 text-sm text-error empty:hidden">
        {failure}
      </p>
    </>
  );
}
