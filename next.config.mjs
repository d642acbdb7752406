// `KEY=` means absent, as in .env.example, also to libraries that read the environment themselves: the AI SDK refuses a blank
// base URL when it is imported. Next has read .env by now, and hands its build workers what is left.
for (const [name, value] of Object.entries(process.env)) if (value === "") delete process.env[name];

/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  // `npm run check` looks at the types, of the tests too; a first start need not wait for that again.
  typescript: { ignoreBuildErrors: true },
  // They load files of their own, native code or WebAssembly, or keep one state per process.
  serverExternalPackages: [
    "@babel/core",
    "@babel/parser",
    "@babel/preset-typescript",
    "@electric-sql/pglite",
    "@swc/core",
    "@tailwindcss/node",
    "@vscode/tree-sitter-wasm",
    "babel-preset-solid",
    "daisyui",
    "esbuild-wasm",
    "gpt-tokenizer",
    "ioredis",
    "kysely",
    "pg",
    "pino",
    "piscina",
    "tailwindcss",
    "tar-stream",
    "ws",
    "yauzl",
  ],
  // Read at run time by name, so no import tells Next about them.
  outputFileTracingIncludes: {
    "/**": ["./.build/**/*", "./supabase/migrations/**/*", "./lib/composer/templates/**/*"],
  },
  experimental: {
    // A project upload may have 21 MB; behind a middleware Next would hand on a cut body beyond 10.
    proxyClientMaxBodySize: "22mb",
  },
};

export default config;
