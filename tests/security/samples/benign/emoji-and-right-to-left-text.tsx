import { For } from "solid-js";

const greetings = [{ language: "Arabic", text: "مرحبا بالعالم", dir: "rtl" }, { language: "Hebrew", text: "שלום", dir: "rtl" }, { language: "Thai", text: "สวัสดี", dir: "ltr" }, { language: "Emoji", text: "👩🏽‍🚀 👋🏾", dir: "ltr" }] as const;

export default function Greetings() {
  const größe = greetings.length;
  const 数 = new Intl.Segmenter("en", { granularity: "grapheme" });
  return <dl><For each={greetings}>{({ language, text, dir }) => <><dt>{language}</dt><dd dir={dir} lang="und">{text} ({[...数.segment(text)].length})</dd></>}</For><dt>All</dt><dd>{größe}</dd></dl>;
}
