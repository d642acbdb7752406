"use client";

import { tellApi } from "../../_client/api";
import { sayFailure } from "../../_client/problem";
import { say } from "../../_client/ui-store";
import { useMembers, type Member } from "../../_client/use-account";
import { Choice } from "./choice";

const ROLES = [
  { value: "owner", label: "Owner" },
  { value: "admin", label: "Admin" },
  { value: "member", label: "Member" },
] as const;

/** Who belongs to a workspace; managers change roles and remove people. */
export function MemberList({ tenantId, isManager }: { tenantId: string; isManager: boolean }) {
  const { data, mutate } = useMembers(tenantId);
  const path = `/api/tenants/${tenantId}/members`;
  const change = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (failure) {
      say(sayFailure(failure), { tone: "error" });
    }
    await mutate();
  };
  if (data === undefined) return <div role="status" aria-label="Reading the members" className="shimmer h-14" />;
  return (
    <ul aria-label="Members" className="divide-y divide-base-300 rounded-box border border-base-300 bg-raised">
      {data.items.map((member) => (
        <MemberRow
          key={member.user_id}
          member={member}
          isManager={isManager}
          onRole={(role) => void change(() => tellApi(path, { method: "POST", body: { user_id: member.user_id, role } }))}
          onRemove={() => void change(() => tellApi(`${path}?user_id=${member.user_id}`, { method: "DELETE" }))}
        />
      ))}
    </ul>
  );
}

interface RowProps {
  readonly member: Member;
  readonly isManager: boolean;
  readonly onRole: (role: Member["role"]) => void;
  readonly onRemove: () => void;
}

function MemberRow({ member, isManager, onRole, onRemove }: RowProps) {
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 py-2.5">
      <span className="min-w-0 flex-1 basis-40 text-sm wrap-anywhere">{member.email}</span>
      {isManager ? (
        <>
          <div className="w-32">
            <Choice label={`Role of ${member.email}`} value={member.role} options={ROLES} onChange={onRole} isCompact />
          </div>
          <button type="button" className="btn btn-ghost btn-sm" aria-label={`Remove ${member.email}`} onClick={onRemove}>
            Remove
          </button>
        </>
      ) : (
        <span className="text-sm text-muted">{member.role}</span>
      )}
    </li>
  );
}
