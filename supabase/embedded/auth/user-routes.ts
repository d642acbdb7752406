import { Hono } from "hono";

import type { AuthDeps } from "./deps";
import { requireSession } from "./guards";
import { checkPassword, hashPassword } from "./passwords";
import { readBody, UserUpdate } from "./schemas";
import { endSessions } from "./sessions";
import { existing, updateUser } from "./users";

/** A person's own account. */
export function userRoutes(deps: AuthDeps): Hono {
  const { database } = deps;
  const app = new Hono();

  app.get("/user", async (context) => {
    const claims = await requireSession(context, deps);
    return context.json(await database.transaction((sql) => existing(sql, claims.sub)));
  });

  app.put("/user", async (context) => {
    const claims = await requireSession(context, deps);
    const { password, data } = await readBody(context, UserUpdate);
    const passwordHash = password === undefined ? undefined : await hashPassword(checkPassword(password));
    const user = await database.transaction(async (sql) => {
      const changed = await updateUser(sql, claims.sub, { passwordHash, userMetadata: data });
      // Whoever knew the old password is out.
      if (passwordHash !== undefined)
        await endSessions(sql, { userId: claims.sub, sessionId: claims.session_id, scope: "others" });
      return changed;
    });
    return context.json(user);
  });
  return app;
}
