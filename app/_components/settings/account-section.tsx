"use client";

import Link from "next/link";
import { tellApi } from "../../_client/api";
import { sayFailure } from "../../_client/problem";
import { say } from "../../_client/ui-store";
import { useMembers, useTenants } from "../../_client/use-account";
import { Section } from "./section";

/** Whose settings a page shows. */
export interface Viewer {
  readonly userId: string;
  /** Answers without a sign-in, because the request came from the machine itself. */
  readonly isLocalOwner: boolean;
}

/** Who is signed in, and the way out. */
export function AccountSection({ viewer }: { viewer: Viewer }) {
  const { data: tenants } = useTenants();
  const { data: members } = useMembers(tenants?.items.find((tenant) => tenant.is_current)?.id);
  const email = members?.items.find((member) => member.user_id === viewer.userId)?.email;
  const signOut = async (): Promise<void> => {
    try {
      await tellApi("/api/auth/sign-out", { method: "POST", body: {} });
      // A new page, so that nothing of the person stays on it.
      location.assign("/login");
    } catch (failure) {
      say(`Still signed in: ${sayFailure(failure)}`, { tone: "error" });
    }
  };
  return (
    <Section
      title="Account"
      note={viewer.isLocalOwner ? "Nobody needs to sign in on the machine itself." : "Signing out ends this browser's session."}
    >
      <div className="flex flex-wrap items-center justify-between gap-3 rounded-box border border-base-300 bg-raised px-4 py-3">
        <p className="min-w-0 wrap-anywhere">
          {viewer.isLocalOwner ? "The owner of this machine" : <span className="font-medium">{email ?? "Signed in"}</span>}
        </p>
        {viewer.isLocalOwner ? (
          <Link href="/login?next=/settings" className="btn btn-sm">
            Sign in as somebody else
          </Link>
        ) : (
          <button type="button" className="btn btn-sm" onClick={() => void signOut()}>
            Sign out
          </button>
        )}
      </div>
    </Section>
  );
}
