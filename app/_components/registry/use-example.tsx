"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { z } from "zod";
import type { Json } from "#lib/core/json";
import { callApi } from "../../_client/api";
import { sayFailure } from "../../_client/problem";
import { say } from "../../_client/ui-store";
import { Icon } from "../ui/icon";

const Made = z.object({ component_id: z.string() });

/** Makes an app of the person's own from a template, and goes there. */
export function UseExample({ prompt, data }: { prompt: string; data: Json | undefined }) {
  const router = useRouter();
  const [isMaking, setMaking] = useState(false);
  const make = async (): Promise<void> => {
    setMaking(true);
    try {
      // The composer writes what is seen here; a model would write something else.
      const body = { prompt, provider: "composer", ...(data === undefined ? {} : { data_context: data }) };
      const { component_id: id } = await callApi(Made, "/api/a2a/generate", { method: "POST", body });
      router.push(`/components/${id}`);
    } catch (error) {
      say(`The app was not made. ${sayFailure(error)}`, { tone: "error" });
      setMaking(false);
    }
  };
  return (
    <button type="button" className="btn btn-sm btn-primary" disabled={isMaking} onClick={() => void make()}>
      <Icon name="plus" size={16} />
      {isMaking ? "Making it yours" : "Use this"}
    </button>
  );
}
