import type { RequestContext } from "#lib/core/context";

/** Something a person wants to be remembered. */
export interface Memory {
  id: string;
  kind: string;
  content: string;
  createdAt: Date;
  updatedAt: Date;
}

/** A memory that was found, and how near it is to what was asked: 1 is the same. */
export interface FoundMemory extends Memory {
  similarity: number;
}

/** Texts as vectors of length one, all by the same model: those of different models say nothing about each other. */
export interface Embedded {
  readonly model: string;
  readonly vectors: readonly (readonly number[])[];
}

/** What turns texts into vectors. */
export interface Embedder {
  /** The model that is meant to be used; an answer is by another one when this one cannot be reached. */
  readonly model: string;
  embed(ctx: RequestContext, texts: readonly string[]): Promise<Embedded>;
}
