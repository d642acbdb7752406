const SAMPLE =
  '{"prompt":"Sortable table of these sales","data_context":[{"product":"Tea","sales":120},{"product":"Coffee","sales":340}]}';

/** What a person needs to know once it runs: where, on what, and one thing to try. */
export function summary({ settings, env, version, seconds }) {
  const { config, dataDirectory, hasLocalOwner } = settings;
  const lines = [
    ["database", config.supabase ? hostOf(env.DATABASE_URL) : `embedded Postgres, data in ${dataDirectory}`],
    ["identity, realtime", config.supabase ? `Supabase at ${hostOf(env.SUPABASE_URL)}` : "embedded"],
    ["cache, limits, locks", cacheLine(config)],
    ["models", modelLine(config)],
    [
      "access",
      hasLocalOwner ? "this machine only, as the local owner, without signing in" : "people sign in, programs send an API key",
    ],
  ];
  const key = hasLocalOwner ? "" : " -H 'authorization: Bearer <your API key>'";
  return [
    "",
    `Spark ${version} runs at ${env.SPARK_ORIGIN} (after ${seconds.toFixed(1)} s)`,
    "",
    ...lines.map(([name, text]) => `  ${name.padEnd(22)}${text}`),
    "",
    "  Open the address in a browser, or try:",
    `  curl -s ${env.SPARK_ORIGIN}/api/a2a/generate -H 'content-type: application/json'${key} -d '${SAMPLE}'`,
    "",
  ].join("\n");
}

function cacheLine(config) {
  if (config.redis) return `Upstash at ${hostOf(config.redis.url)}`;
  return config.redisUrl ? `Redis at ${hostOf(config.redisUrl)}, through the embedded bridge` : "embedded, in memory";
}

function modelLine(config) {
  const names = [config.openai && nameOf("OpenAI", config.openai), config.google && nameOf("Google", config.google)].filter(
    Boolean,
  );
  if (names.length > 0) return names.join(", ");
  return "none configured, the built-in composer answers (OPENAI_API_KEY or GOOGLE_GENERATIVE_AI_API_KEY adds one)";
}

function nameOf(vendor, { model, baseUrl }) {
  return baseUrl ? `${model} at ${hostOf(baseUrl)}` : `${vendor} ${model}`;
}

/** Never the whole address: it may hold a password. */
function hostOf(address) {
  return URL.canParse(address ?? "") ? new URL(address).host || "a local socket" : "an address of its own";
}
