import { z } from "zod";
import type { FoundMemory, Memory } from "./types";

const CONTENT_CHARACTERS = 4_000;
const MAX_FOUND = 20;

const Text = z.string().trim().min(1).max(CONTENT_CHARACTERS);

/** Query of `GET /api/memories`. */
export const ListMemories = z.object({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});

/** Body of `POST /api/memories`. */
export const SaveMemory = z.object({ content: Text, kind: z.string().trim().min(1).max(64).default("preference") });

/** Body of `POST /api/memories/search`. Without a threshold it finds what is alike, and what has the words in it. */
export const SearchMemories = z.object({
  query: Text,
  threshold: z.coerce.number().min(-1).max(1).optional(),
  limit: z.coerce.number().int().min(1).max(MAX_FOUND).default(MAX_FOUND),
});

export const MemoryId = z.object({ id: z.string().max(64) });

/** A memory as the API shows it. */
export const MemoryJson = z.object({
  id: z.string(),
  kind: z.string(),
  content: z.string(),
  created_at: z.string(),
  updated_at: z.string(),
  similarity: z.number().optional(),
});

/** Record to wire form. */
export function toMemoryJson(memory: Memory & Partial<FoundMemory>): z.output<typeof MemoryJson> {
  const { id, kind, content, createdAt, updatedAt, similarity } = memory;
  const found = similarity === undefined ? {} : { similarity };
  return { id, kind, content, created_at: createdAt.toISOString(), updated_at: updatedAt.toISOString(), ...found };
}
