import { z } from "zod";
import { PutSettings, type Settings } from "#lib/settings/schemas";
import { methods, route, spark } from "#lib/server";

const toJson = ({ updatedAt, ...settings }: Settings & { updatedAt: Date }) => ({
  ...settings,
  updated_at: updatedAt.toISOString(),
});

/** A person's own choices. */
export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  GET: route(z.object({}), async (ctx) => Response.json(toJson(await spark().settings.getSettings(ctx)))),
  PUT: route(PutSettings, async (ctx, input) => Response.json(toJson(await spark().settings.saveSettings(ctx, input)))),
});
