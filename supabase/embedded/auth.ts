import { Hono } from "hono";
export async function createAuth(_d: any) {
  const app = new Hono();
  return { app, verifyToken: async (_t: string) => undefined as any };
}
