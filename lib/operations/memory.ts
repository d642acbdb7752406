import { ListMemories, MemoryId, MemoryJson, SaveMemory, SearchMemories } from "#lib/memory/schemas";
import { describeCalls, json, NOTHING, pageOf } from "./call";

/** What the API says about its calls for memory. */
export const MEMORY = describeCalls("Memory", [
  [
    "listMemories",
    "GET /api/memories",
    "What the person wants to be remembered, newest first",
    { input: ListMemories, answers: json(pageOf(MemoryJson)), errors: ["forbidden"] },
  ],
  [
    "saveMemory",
    "POST /api/memories",
    "Remembers a preference; 200 when it took the place of an older wording",
    { input: SaveMemory, answers: [...json(MemoryJson, 201), ...json(MemoryJson)], errors: ["forbidden", "conflict"] },
  ],
  [
    "searchMemories",
    "POST /api/memories/search",
    "Memories near to a query in what they mean, best first",
    { input: SearchMemories, answers: json(pageOf(MemoryJson)), errors: ["forbidden"] },
  ],
  [
    "forgetMemory",
    "DELETE /api/memories/{id}",
    "Forgets it at once",
    { input: MemoryId, answers: NOTHING, errors: ["forbidden", "not_found"] },
  ],
]);
