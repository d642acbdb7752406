import { createHash, randomBytes } from "node:crypto";
import { crc32, gzipSync } from "node:zlib";
import { describe, expect, test, vi } from "vitest";
import { unpackArchive } from "#lib/projects/unpack-archive";
import { tarGzOf, tarOf, zipOf, type TarEntry, type ZipEntry } from "../../support/archives";

type Entry = { name: string; content?: string | Uint8Array };

// Thousands of files and many megabytes, on a machine that other tests keep busy.
vi.setConfig({ testTimeout: 60_000 });

const MB = 1024 * 1024;
const fromZip = (entries: readonly ZipEntry[]) => unpackZip(zipOf(entries));
const unpackZip = (bytes: Uint8Array) => unpackArchive({ source: { kind: "zip", bytes }, ignoreFiles: [], folders: [] });
const fromTar = async (entries: readonly TarEntry[]) => unpackTar(await tarGzOf(entries));
const unpackTar = (bytes: Uint8Array) => unpackArchive({ source: { kind: "tar.gz", bytes }, ignoreFiles: [], folders: [] });

const FORMATS: [string, (entries: readonly Entry[]) => ReturnType<typeof unpackArchive>][] = [
  ["a zip", fromZip],
  ["a compressed tar", fromTar],
];

/** Text that no compression makes small. */
const noise = (bytes: number) =>
  randomBytes(Math.ceil((bytes * 3) / 4))
    .toString("base64")
    .slice(0, bytes);

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => "fine",
    (error: { code?: string; message: string }) => `${error.code}: ${error.message}`,
  );

describe.each(FORMATS)("%s", (_name, unpack) => {
  test("becomes files with their content, language and hash", async () => {
    const { files, notes } = await unpack([
      { name: "src/a.ts", content: "export const a = 1;\n" },
      { name: "README.md", content: "# Grüße 🎈\r\n" },
      { name: "empty.txt" },
    ]);
    const hash = createHash("sha256").update("export const a = 1;\n").digest("hex");
    const first = { path: "src/a.ts", content: "export const a = 1;\n", bytes: 20, hash, language: "typescript", kind: "text" };
    expect(files).toMatchObject([
      first,
      { path: "README.md", content: "# Grüße 🎈\r\n", bytes: 16, language: "markdown" },
      { path: "empty.txt", content: "", bytes: 0, language: null, kind: "text" },
    ]);
    expect(notes).toEqual([]);
  });

  test("loses the one folder that everything is in, and no folder that is the project's", async () => {
    const entries = [
      { name: "project-main/src/a.ts", content: "a" },
      { name: "project-main/b.ts", content: "b" },
    ];
    expect((await unpack(entries)).files.map(({ path }) => path)).toEqual(["src/a.ts", "b.ts"]);
    const beside = await unpack([...entries, { name: "c.ts" }]);
    expect(beside.files.map(({ path }) => path)).toEqual(["project-main/src/a.ts", "project-main/b.ts", "c.ts"]);
  });

  test("leaves out what is never a project's, and says so", async () => {
    const { files, ignored, notes } = await unpack([
      { name: "app/a.ts", content: "a" },
      { name: "app/node_modules/x/index.js", content: "x" },
      { name: "app/packages/y/node_modules/z.js", content: "z" },
      { name: "app/.git/config", content: "c" },
      { name: "app/.env", content: "KEY=1" },
      { name: "app/.env.example", content: "KEY=" },
      { name: "__MACOSX/app/._a.ts", content: "m" },
    ]);
    expect(files.map(({ path }) => path)).toEqual(["a.ts", ".env.example"]);
    expect(ignored).toBe(5);
    expect(notes).toContain("node_modules/ is ignored (2 files)");
    expect(notes).toContain(".env is ignored (1 file)");
  });

  test("respects its .gitignore files, also those further down", async () => {
    const { files, ignored, notes } = await unpack([
      { name: "dist/out.js", content: "1" },
      { name: "src/generated/a.ts", content: "2" },
      { name: "src/generated/keep.ts", content: "3" },
      { name: "src/a.ts", content: "4" },
      { name: "src/.gitignore", content: "generated/*\n!generated/keep.ts\n" },
      { name: ".gitignore", content: "# out\ndist/\n" },
    ]);
    expect(files.map(({ path }) => path)).toEqual(["src/generated/keep.ts", "src/a.ts", "src/.gitignore", ".gitignore"]);
    expect(ignored).toBe(2);
    expect(notes).toEqual([".gitignore leaves out 2 files"]);
  });

  test("lists binary and large files without their content", async () => {
    const { files, notes } = await unpack([
      { name: "logo.png", content: Uint8Array.of(137, 80, 78, 71) },
      { name: "data", content: Uint8Array.of(65, 0, 66) },
      { name: "latin1.txt", content: Uint8Array.of(65, 0xe4, 66) },
      { name: "inner.zip", content: zipOf([{ name: "../evil", content: "never opened" }]) },
      { name: "big.sql", content: noise(MB + 1) },
      { name: "just.sql", content: noise(MB) },
    ]);
    expect(files.map(({ path, kind, bytes, content }) => [path, kind, bytes, content.length])).toEqual([
      ["logo.png", "binary", 4, 0],
      ["data", "binary", 3, 0],
      ["latin1.txt", "binary", 3, 0],
      ["inner.zip", "binary", expect.any(Number), 0],
      ["big.sql", "large", MB + 1, 0],
      ["just.sql", "text", MB, MB],
    ]);
    expect(notes).toEqual(["1 file above 1 MB, listed without content: big.sql", "4 files not text, listed without content"]);
  });

  test.each([
    "../evil.ts",
    "src/../../evil.ts",
    "/etc/passwd",
    "C:/evil.ts",
    "a\\..\\..\\evil.ts",
    "\\\\server\\share.ts",
    "a\nb.ts",
    `${"a/".repeat(600)}b.ts`,
  ])("whose entry is called %.40s is refused whole, by its name", async (name) => {
    const answer = await codeOf(
      unpack([
        { name: "a.ts", content: "a" },
        { name, content: "b" },
      ]),
    );
    expect(answer).toMatch(/^invalid_request: The path "/);
    expect(answer.replaceAll(/\\{2}/g, "/")).toContain(JSON.stringify(name).replaceAll(/\\{2}/g, "/").slice(1, 100));
  });

  test("with the same path twice is refused", async () => {
    expect(
      await codeOf(
        unpack([
          { name: "a.ts", content: "a" },
          { name: "./a.ts", content: "b" },
        ]),
      ),
    ).toMatch(/"a.ts" comes twice/);
    const [composed, decomposed] = ["caf\u00e9.ts", "cafe\u0301.ts"];
    expect(await codeOf(unpack([{ name: composed }, { name: decomposed }]))).toMatch(/comes twice/);
    expect((await unpack([{ name: "a.ts" }, { name: "A.ts" }])).files).toHaveLength(2);
  });

  test("has at most 2,000 files, not counting what is ignored", async () => {
    const many = (count: number) =>
      Array.from({ length: count }, (_none, index) => ({ name: `f${index}.ts`, content: `${index}` }));
    const dull = Array.from({ length: 500 }, (_none, index) => ({ name: `node_modules/m${index}.js`, content: "x" }));
    expect((await unpack([...many(2_000), ...dull])).files).toHaveLength(2_000);
    expect(await codeOf(unpack(many(2_001)))).toMatch(/^payload_too_large: A project has at most 2,000 files, .* 2,001/);
  });

  test("has at most 20 MB, counted as they come out", async () => {
    const text = noise(50_000).repeat(21);
    const entries = Array.from({ length: 21 }, (_none, index) => ({ name: `f${index}.ts`, content: text.slice(0, MB - 500) }));
    expect((await unpack(entries.slice(0, 20))).files).toHaveLength(20);
    expect(await codeOf(unpack(entries))).toMatch(/^payload_too_large: The project is larger than 20 MB/);
  });

  test("that unpacks to a thousand times its size is refused", async () => {
    const answer = await codeOf(unpack([{ name: "zeros.txt", content: "0".repeat(8 * MB) }]));
    expect(answer).toMatch(/^payload_too_large: .* 200 times its size/);
  });
});

describe("a zip", () => {
  test("of other kinds is read too: stored, with sizes behind the data, with long sizes, with backslashes", async () => {
    const { files } = await fromZip([
      { name: "stored.ts", content: "1", isStored: true },
      { name: "streamed.ts", content: "2", hasDescriptor: true },
      { name: "long.ts", content: "3", isZip64: true },
      { name: "windows\\style.ts", content: "4" },
    ]);
    expect(files.map(({ path, content }) => `${path}=${content}`)).toEqual([
      "stored.ts=1",
      "streamed.ts=2",
      "long.ts=3",
      "windows/style.ts=4",
    ]);
  });

  test("may hold folders and links; neither becomes a file", async () => {
    const { files, notes } = await fromZip([
      { name: "src/", mode: 0o040755 },
      { name: "src/a.ts", content: "a" },
      { name: "src/passwd", content: "/etc/passwd", mode: 0o120777 },
      { name: "src/pipe", mode: 0o010644 },
    ]);
    expect(files.map(({ path }) => path)).toEqual(["a.ts"]);
    expect(notes).toEqual(["links are not followed (1 file)", "devices and the like are left out (1 file)"]);
  });

  const BROKEN: [string, () => Uint8Array][] = [
    ["that is cut off", () => zipOf([{ name: "a.ts", content: noise(5_000) }]).subarray(0, 3_000)],
    ["that is no zip", () => Buffer.from("PK\u0003\u0004 but nothing else")],
    ["that is empty of bytes", () => new Uint8Array()],
    ["that claims fewer bytes than come out", () => zipOf([{ name: "a.ts", content: "a".repeat(5_000), claimedBytes: 10 }])],
    ["that claims more bytes than come out", () => zipOf([{ name: "a.ts", content: "a", claimedBytes: 5_000 }])],
    ["whose checksum is wrong", () => zipOf([{ name: "a.ts", content: "a", claimedCrc: crc32("b") }])],
    [
      "whose entries share their bytes",
      () =>
        zipOf([
          { name: "a.ts", content: "a" },
          { name: "b.ts", content: "a", sharedWith: 0 },
        ]),
    ],
    [
      "whose data is damaged",
      () => {
        const bytes = zipOf([{ name: "a.ts", content: noise(5_000) }]);
        bytes.fill(0x55, 100, 2_000);
        return bytes;
      },
    ],
  ];

  test.each(BROKEN)("%s is refused", async (_name, bytes) => {
    expect(await codeOf(unpackZip(bytes()))).toMatch(/^invalid_request: The archive cannot be read/);
  });

  test.each([
    ["in the old way", 0x1],
    ["in the strong way", 0x41],
  ])("encrypted %s is refused by that name", async (_name, flags) => {
    expect(await codeOf(fromZip([{ name: "a.ts", content: "a", flags }]))).toMatch(/^invalid_request: The archive is encrypted/);
  });

  test("packed by an unknown method is refused by that name", async () => {
    expect(await codeOf(fromZip([{ name: "a.ts", content: "a", method: 14 }]))).toMatch(/^invalid_request: .* not supported/);
  });

  test("with too many entries is refused before they are read", async () => {
    const entries = Array.from({ length: 20_001 }, (_none, index) => ({ name: `node_modules/${index}`, isStored: true }));
    expect(await codeOf(fromZip(entries))).toMatch(/^payload_too_large: .* 20,000 entries/);
  });
});

describe("a compressed tar", () => {
  test("may hold links and devices; none becomes a file, and long names are whole", async () => {
    const long = `${"folder-with-a-long-name/".repeat(12)}ünïcode.ts`;
    const { files, notes } = await fromTar([
      { name: "./", type: "directory" },
      { name: "a.ts", content: "a" },
      { name: long, content: "long" },
      { name: "passwd", type: "symlink", linkname: "/etc/passwd" },
      { name: "hard", type: "link", linkname: "a.ts" },
      { name: "tty", type: "character-device" },
    ]);
    expect(files.map(({ path }) => path)).toEqual(["a.ts", long.normalize("NFC")]);
    expect(notes).toEqual(["links are not followed (2 files)", "devices and the like are left out (1 file)"]);
  });

  test("by GNU's way of long names is read", async () => {
    const long = `${"deep/".repeat(40)}a.ts`;
    const [header, file] = [
      await tarOf([{ name: "././@LongLink", content: `${long}\0` }]),
      await tarOf([{ name: "cut", content: "x" }]),
    ];
    const bytes = Buffer.concat([header.subarray(0, 1_024), file]);
    bytes.write("L", 156);
    fixChecksum(bytes);
    const { files } = await unpackTar(gzipSync(bytes));
    expect(files).toMatchObject([{ path: "a.ts", content: "x" }].map((one) => ({ ...one, path: long.slice("deep/".length) })));
  });

  test("of several compressed parts is read", async () => {
    const bytes = await tarOf([{ name: "a.ts", content: "a" }]);
    const { files } = await unpackTar(Buffer.concat([gzipSync(bytes.subarray(0, 700)), gzipSync(bytes.subarray(700))]));
    expect(files).toMatchObject([{ path: "a.ts", content: "a" }]);
  });

  const BROKEN: [string, () => Promise<Uint8Array>][] = [
    ["that is cut off", async () => (await tarGzOf([{ name: "a.ts", content: noise(5_000) }])).subarray(0, 3_000)],
    ["that is not compressed", async () => tarOf([{ name: "a.ts", content: "a" }])],
    ["that holds no tar", async () => gzipSync("only a text\n".repeat(100))],
    ["that holds nothing", async () => gzipSync("")],
    ["that is empty of bytes", async () => new Uint8Array()],
    [
      "whose file is cut off inside",
      async () => gzipSync((await tarOf([{ name: "a.ts", content: noise(5_000) }])).subarray(0, 2_048)),
    ],
    [
      "whose header is damaged",
      async () => {
        const bytes = await tarOf([{ name: "a.ts", content: "a" }]);
        bytes.write("9", 130);
        return gzipSync(bytes);
      },
    ],
  ];

  test.each(BROKEN)("%s is refused", async (_name, bytes) => {
    expect(await codeOf(unpackTar(await bytes()))).toMatch(/^invalid_request: The archive cannot be read/);
  });

  test("that unpacks for ever in files that are ignored ends at 256 MB", async () => {
    const content = Buffer.concat(Array.from({ length: 64 }, () => [randomBytes(1_024), Buffer.alloc(64 * 1_024)]).flat());
    const file = (await tarOf([{ name: "node_modules/a.bin", content }])).subarray(0, -1_024);
    const bytes = Buffer.concat(Array.from({ length: 64 }, () => gzipSync(file)));
    expect(await codeOf(unpackTar(bytes))).toMatch(/^payload_too_large: The archive unpacks to more than 256 MB/);
  });

  function fixChecksum(bytes: Buffer): void {
    bytes.fill(" ", 148, 156);
    const sum = bytes.subarray(0, 512).reduce((total, byte) => total + byte, 0);
    bytes.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
  }
});

describe("a batch of texts", () => {
  const unpack = (files: { path: string; content: string }[], kept: { path: string; content: string }[] = []) =>
    unpackArchive({ source: { kind: "files", files }, ignoreFiles: kept, folders: [] });

  test("keeps its folders, and is left out of by the rules that stay beside it", async () => {
    const { files, ignored } = await unpack(
      [
        { path: "src/a.ts", content: "a" },
        { path: "src/out/b.ts", content: "b" },
      ],
      [{ path: "src/.gitignore", content: "out" }],
    );
    expect(files.map(({ path }) => path)).toEqual(["src/a.ts"]);
    expect(ignored).toBe(1);
  });

  test("brings rules that replace those of the same file", async () => {
    const { files } = await unpack(
      [
        { path: ".gitignore", content: "b.ts" },
        { path: "a.ts", content: "a" },
        { path: "b.ts", content: "b" },
      ],
      [{ path: ".gitignore", content: "a.ts" }],
    );
    expect(files.map(({ path }) => path)).toEqual([".gitignore", "a.ts"]);
  });
});
