import { createSignal, For, Show } from "solid-js";

export default function App(props: { data?: any; spark?: any }) {
  const [errors, setErrors] = createSignal<string[]>([]);
  const submit = (event: SubmitEvent) => { event.preventDefault(); setErrors([]); };
  return (
    <form novalidate onSubmit={submit} autocomplete="off">
      <fieldset disabled={false}><legend>You</legend>
        <label for="mail">Mail</label><input id="mail" type="email" required maxlength={80} pattern=".+@.+" aria-invalid={errors().length > 0} />
        <input type="password" minlength="8" autocomplete="new-password" /><input type="date" min="2024-01-01" /><input type="color" value="#ff0000" /><input type="checkbox" checked />
        <select multiple size={2}><optgroup label="A"><option value="1" selected>1</option></optgroup></select><textarea rows={3} cols="20" readOnly={false} spellcheck={false} />
        <output for="mail">ok</output><progress max="100" value={30} /><meter min={0} max={10} low={2} high={8} optimum={5} value={4} /><datalist id="d"><option value="x" /></datalist>
      </fieldset>
      <button type="submit" tabIndex={0}>Send</button>
    </form>
  );
}
