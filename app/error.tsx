"use client";

import { SparkMark } from "./_components/ui/brand";

/** A page that could not be shown; what was stored is untouched. */
export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <main className="grid min-h-dvh flex-1 place-items-center px-6">
      <div role="alert" className="max-w-md">
        <SparkMark size={36} />
        <h1 className="mt-5 text-3xl font-semibold tracking-[-0.03em]">This page stopped working</h1>
        <p className="mt-2 text-muted">Your chats and apps are stored and were not touched.</p>
        {error.digest !== undefined && <p className="mt-2 font-mono text-xs text-muted">Reference {error.digest}</p>}
        <div className="mt-6 flex flex-wrap gap-2">
          <button type="button" className="btn btn-primary" onClick={reset}>
            Try again
          </button>
          {/* A full load: whatever broke the page is gone with it. */}
          <a href="/" className="btn btn-ghost">
            New chat
          </a>
        </div>
      </div>
    </main>
  );
}
