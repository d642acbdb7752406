"use client";

import Link from "next/link";
import { useState } from "react";
import { z } from "zod";
import { callApi, tellApi } from "../../_client/api";
import { sayFailure } from "../../_client/problem";
import { TextField } from "../ui/text-field";

interface AccountFormProps {
  readonly mode: "sign-in" | "sign-up";
  /** A path of ours to go on to. */
  readonly next: string;
  /** A workspace waits for whoever has this. */
  readonly invitation?: string | undefined;
  /** What went wrong on the way here. */
  readonly problem?: string | undefined;
}

const Answer = z.object({ signed_in: z.boolean() });
const Joined = z.object({ tenant_id: z.string() });

const WORDS = {
  "sign-in": { title: "Sign in", action: "Sign in", other: "New here?", link: "Create an account", path: "/signup" },
  "sign-up": {
    title: "Create an account",
    action: "Create account",
    other: "You have an account?",
    link: "Sign in",
    path: "/login",
  },
} as const;

/** Signing in and signing up; the session stays in cookies that no script reads. */
export function AccountForm({ mode, next, invitation, problem }: AccountFormProps) {
  const words = WORDS[mode];
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [failure, setFailure] = useState(problem);
  const [note, setNote] = useState<string>();
  const [isBusy, setBusy] = useState(false);

  const attempt = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true);
    setFailure(undefined);
    setNote(undefined);
    try {
      await work();
    } catch (error) {
      setFailure(sayFailure(error));
    } finally {
      setBusy(false);
    }
  };
  const submit = () =>
    attempt(async () => {
      const answer = await callApi(Answer, `/api/auth/${mode}`, { method: "POST", body: { email, password } });
      if (!answer.signed_in) return setNote("Almost there: open the link in the mail we just sent you.");
      if (invitation !== undefined) await join(invitation);
      // A new page, so that everything on it is of the new person.
      location.assign(next);
    });
  const mail = () =>
    attempt(async () => {
      await tellApi("/api/auth/magic-link", { method: "POST", body: { email, next } });
      setNote("Look into your mail: the link in it signs you in, in this browser.");
    });
  const query = new URLSearchParams({ ...(next === "/" ? {} : { next }), ...(invitation && { invitation }) }).toString();
  return (
    <form
      className="w-full max-w-sm"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <h1 className="text-2xl font-semibold tracking-[-0.02em]">{words.title}</h1>
      {invitation !== undefined && (
        <p className="mt-2 text-sm text-muted">You are invited to a workspace. It opens as soon as you are in.</p>
      )}
      <div className="mt-6 grid gap-4">
        <TextField label="Mail address" type="email" autoComplete="email" value={email} onChange={setEmail} />
        <TextField
          label="Password"
          type="password"
          autoComplete={mode === "sign-in" ? "current-password" : "new-password"}
          value={password}
          onChange={setPassword}
          hint={mode === "sign-up" ? "At least 8 characters; longer is better." : undefined}
        />
      </div>
      <p role="alert" className="mt-4 text-sm text-error empty:hidden">
        {failure}
      </p>
      <p role="status" className="mt-4 text-sm text-base-content empty:hidden">
        {note}
      </p>
      <button type="submit" className="btn mt-5 w-full btn-primary" disabled={isBusy || email === "" || password === ""}>
        {isBusy ? "One moment" : words.action}
      </button>
      {mode === "sign-in" && (
        <button type="button" className="btn mt-2 w-full btn-ghost" disabled={isBusy || email === ""} onClick={() => void mail()}>
          Mail me a sign-in link
        </button>
      )}
      <p className="mt-6 text-center text-sm text-muted">
        {words.other}{" "}
        <Link href={query === "" ? words.path : `${words.path}?${query}`} className="link">
          {words.link}
        </Link>
      </p>
    </form>
  );
}

async function join(token: string): Promise<void> {
  const { tenant_id: id } = await callApi(Joined, "/api/invitations/accept", { method: "POST", body: { token } });
  await tellApi(`/api/tenants/${id}/switch`, { method: "POST", body: {} });
}
