"use client";

import { formatAge } from "../../_client/format";
import { useNow } from "../../_client/use-now";

/** How long ago; the exact time on hover. The server does not know the reader's clock, so it shows the date. */
export function Age({ iso }: { iso: string }) {
  const now = useNow();
  return (
    <time dateTime={iso} title={now === undefined ? undefined : new Date(iso).toLocaleString()}>
      {now === undefined ? iso.slice(0, 10) : formatAge(iso, now)}
    </time>
  );
}
