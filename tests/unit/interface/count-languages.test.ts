import { expect, test } from "vitest";
import { countLanguages } from "../../../app/_client/count-languages";

const file = (language: string | null, bytes: number, kind: "text" | "binary" = "text") => ({ path: "x", language, bytes, kind });

test("languages are counted together under the names people know, the largest first", () => {
  const counted = countLanguages([
    file("css", 5),
    file("tsx", 10),
    file("typescript", 20),
    file(null, 1),
    file(null, 2, "binary"),
  ]);
  expect(counted).toEqual([
    { name: "TypeScript", files: 2, bytes: 30 },
    { name: "CSS", files: 1, bytes: 5 },
    { name: "Binary", files: 1, bytes: 2 },
    { name: "Text", files: 1, bytes: 1 },
  ]);
});

test("beyond six the small ones stand together", () => {
  const counted = countLanguages(
    ["go", "rust", "java", "python", "ruby", "swift", "scala"].map((name, index) => file(name, 70 - index)),
  );
  expect(counted).toHaveLength(6);
  expect(counted.at(-1)).toEqual({ name: "Others", files: 2, bytes: 65 + 64 });
});
