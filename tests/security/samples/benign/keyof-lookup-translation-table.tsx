import { createSignal, For } from "solid-js";

const WORDS = { en: { open: "Open", close: "Close" }, de: { open: "Öffnen", close: "Schließen" }, ja: { open: "開く", close: "閉じる" } } as const;
type Language = keyof typeof WORDS;

export default function Translations() {
  const [language, setLanguage] = createSignal<Language>("en");
  const words = () => WORDS[language()];
  return <div><select onChange={(event) => setLanguage(event.currentTarget.value as Language)}>
    <For each={Object.keys(WORDS)}>{(key) => <option value={key}>{key}</option>}</For></select>
    <button>{words().open}</button><button>{words()["close"]}</button></div>;
}
