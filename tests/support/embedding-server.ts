import { createServer } from "node:http";
import { embedLocally } from "#lib/memory/local-embedding";

/** What the server does instead of answering. */
export type EmbeddingFault = "hang" | "not a vector" | "too few" | number;

export interface EmbeddingRequest {
  readonly path: string;
  readonly key: string | undefined;
  readonly texts: readonly string[];
  readonly dimensions: number | undefined;
}

/** Vectors of another model: of another length than one, and turned, so that they are near to each other and not to local ones. */
export function foreignVector(text: string): number[] {
  return embedLocally(text).map((value, index) => (index % 2 === 0 ? -7 : 7) * value);
}

/** A server on loopback that speaks the embedding protocols of OpenAI (`/v1`) and Gemini (`/v1beta`). */
export async function startEmbeddingServer() {
  const seen: EmbeddingRequest[] = [];
  let fault: EmbeddingFault | undefined;
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = JSON.parse(Buffer.concat(chunks).toString("utf8"));
    const path = request.url ?? "";
    const gemini = path.endsWith(":batchEmbedContents") ? body.requests : [body];
    const isOpenai = path === "/v1/embeddings";
    const texts: string[] = isOpenai
      ? body.input
      : gemini.map((one: { content: { parts: { text: string }[] } }) => one.content.parts[0]?.text);
    const key = request.headers["x-goog-api-key"] ?? request.headers.authorization;
    seen.push({ path, key: key?.toString(), texts, dimensions: isOpenai ? body.dimensions : gemini[0].outputDimensionality });
    if (fault === "hang") return;
    response.setHeader("content-type", "application/json");
    if (typeof fault === "number") {
      response
        .writeHead(fault)
        .end(JSON.stringify({ error: { message: texts.join(), code: fault, status: "FAILED", type: "error" } }));
      return;
    }
    const vectors = texts
      .slice(fault === "too few" ? 1 : 0)
      .map((text) => (fault === "not a vector" ? [1, 2, 3] : foreignVector(text)));
    response.end(JSON.stringify(answerOf(path, vectors)));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`,
    seen,
    /** Every call from now on meets this; without one it answers again. */
    fail(next: EmbeddingFault | undefined): void {
      fault = next;
    },
    close(): void {
      server.close();
      server.closeAllConnections();
    },
  };
}

function answerOf(path: string, vectors: readonly number[][]): unknown {
  if (path.endsWith(":embedContent")) return { embedding: { values: vectors[0] } };
  if (path.endsWith(":batchEmbedContents")) return { embeddings: vectors.map((values) => ({ values })) };
  const data = vectors.map((embedding, index) => ({ object: "embedding", index, embedding }));
  return { object: "list", data, model: "double", usage: { prompt_tokens: 1, total_tokens: 1 } };
}
