import { createGoogleGenerativeAI } from "@ai-sdk/google";
import { createOpenAI } from "@ai-sdk/openai";
import type { LanguageModel } from "ai";
import type { ModelConfig } from "#lib/core/config";

/** A configured model and the name of its provider. */
export interface NamedModel {
  provider: string;
  modelId: string;
  model: LanguageModel;
}

// Servers of one's own often want no key, but the protocol has a place for one.
const NO_KEY = "none";

/** What is configured of each provider; plain data, as it goes to threads too. */
export interface ModelsConfig {
  openai: ModelConfig | undefined;
  google: ModelConfig | undefined;
}

/** The models that are configured, in the order they are asked. */
export function createModels(config: ModelsConfig): NamedModel[] {
  const models: NamedModel[] = [];
  if (config.openai) {
    const { apiKey = NO_KEY, baseUrl, model } = config.openai;
    // The chat protocol, not the newer one: every OpenAI-compatible server speaks it.
    const openai = createOpenAI({ apiKey, ...(baseUrl ? { baseURL: baseUrl } : {}) });
    models.push({ provider: "openai", modelId: model, model: openai.chat(model) });
  }
  if (config.google) {
    const { apiKey = NO_KEY, baseUrl, model } = config.google;
    const google = createGoogleGenerativeAI({ apiKey, ...(baseUrl ? { baseURL: baseUrl } : {}) });
    models.push({ provider: "google", modelId: model, model: google(model) });
  }
  return models;
}
