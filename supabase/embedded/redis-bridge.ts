import { Hono } from "hono";
export async function createRedisBridge(_d: any) {
  return { app: new Hono(), async close() {} };
}
