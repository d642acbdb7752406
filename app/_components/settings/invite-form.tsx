"use client";

import { useState } from "react";
import { z } from "zod";
import { callApi } from "../../_client/api";
import { sayFailure } from "../../_client/problem";
import { CopyButton } from "../ui/copy-button";
import { TextField } from "../ui/text-field";
import { Choice } from "./choice";

const ROLES = [
  { value: "member", label: "Member" },
  { value: "admin", label: "Admin" },
] as const;
const Invitation = z.object({ email: z.string(), url: z.string() });

/** Invites an address; the link works for its owner only. */
export function InviteForm({ tenantId }: { tenantId: string }) {
  const [email, setEmail] = useState("");
  const [role, setRole] = useState<"member" | "admin">("member");
  const [made, setMade] = useState<z.output<typeof Invitation>>();
  const [failure, setFailure] = useState<string>();
  const invite = async (): Promise<void> => {
    try {
      setMade(await callApi(Invitation, `/api/tenants/${tenantId}/invitations`, { method: "POST", body: { email, role } }));
      setEmail("");
      setFailure(undefined);
    } catch (error) {
      setFailure(sayFailure(error));
    }
  };
  return (
    <div>
      <form
        className="grid items-end gap-3 sm:grid-cols-[1fr_8rem_auto]"
        onSubmit={(event) => {
          event.preventDefault();
          void invite();
        }}
      >
        <TextField label="Invite somebody" type="email" placeholder="Their mail address" value={email} onChange={setEmail} />
        <Choice label="As" value={role} options={ROLES} onChange={setRole} />
        <button type="submit" className="btn" disabled={email === ""}>
          Invite
        </button>
      </form>
      <p role="alert" className="mt-3 text-sm text-error empty:hidden">
        {failure}
      </p>
      {made !== undefined && (
        <div role="status" className="mt-3 flex items-center gap-2 text-sm">
          <span className="min-w-0 flex-1 wrap-anywhere">Send {made.email} this link; it holds for a week.</span>
          <CopyButton text={made.url} label="Copy the link" />
        </div>
      )}
    </div>
  );
}
