"use client";

import { useState } from "react";
import { callApi, tellApi } from "../../_client/api";
import { sayFailure } from "../../_client/problem";
import { say } from "../../_client/ui-store";
import { Tenant, TENANTS_PATH, useTenants } from "../../_client/use-account";
import { FailureNote } from "../ui/failure-note";
import { TextField } from "../ui/text-field";
import { Choice } from "./choice";
import { InviteForm } from "./invite-form";
import { MemberList } from "./member-list";
import { Section } from "./section";

/** The workspace that the person works in, its members, and the others they could work in. */
export function WorkspaceSection() {
  const { data, error, isLoading } = useTenants();
  const current = data?.items.find((tenant) => tenant.is_current);
  const isManager = current !== undefined && current.role !== "member";
  return (
    <Section title="Workspace" note="Apps, keys and members belong to it. Other workspaces see nothing of this one.">
      {isLoading && <div role="status" aria-label="Reading the workspace" className="shimmer h-28" />}
      {error !== undefined && data === undefined && (
        <FailureNote title="The workspace could not be read">{sayFailure(error)}</FailureNote>
      )}
      {current !== undefined && (
        <div className="grid gap-6">
          <WorkspacePicker tenants={data?.items ?? []} current={current} />
          <MemberList tenantId={current.id} isManager={isManager} />
          {isManager && <InviteForm tenantId={current.id} />}
        </div>
      )}
    </Section>
  );
}

function WorkspacePicker({ tenants, current }: { tenants: readonly Tenant[]; current: Tenant }) {
  const [name, setName] = useState("");
  const goTo = async (id: string): Promise<void> => {
    try {
      await tellApi(`${TENANTS_PATH}/${id}/switch`, { method: "POST", body: {} });
      // A new page, so that nothing of the other workspace stays on it.
      location.assign("/");
    } catch (failure) {
      say(`Still in ${current.name}: ${sayFailure(failure)}`, { tone: "error" });
    }
  };
  const make = async (): Promise<void> => {
    try {
      const made = await callApi(Tenant, TENANTS_PATH, { method: "POST", body: { name } });
      await goTo(made.id);
    } catch (failure) {
      say(`Not made: ${sayFailure(failure)}`, { tone: "error" });
    }
  };
  return (
    <div className="grid items-end gap-3 sm:grid-cols-2">
      <Choice
        label="You work in"
        value={current.id}
        options={tenants.map((tenant) => ({ value: tenant.id, label: `${tenant.name} (${tenant.role})` }))}
        onChange={(id) => void goTo(id)}
      />
      <form
        className="grid grid-cols-[1fr_auto] items-end gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          void make();
        }}
      >
        <TextField label="Another one" maxLength={120} placeholder="Its name" value={name} onChange={setName} />
        <button type="submit" className="btn" disabled={name.trim() === ""}>
          Make it
        </button>
      </form>
    </div>
  );
}
