import { Show } from "solid-js";

export default function App(props: { data?: any; spark?: any }) {
  let box!: HTMLDialogElement;
  return (
    <div>
      <button class="btn" onClick={() => box.showModal()}>Open</button>
      <dialog ref={box} class="modal"><form method="dialog" class="modal-box"><p>Hi</p><button class="btn">Close</button></form></dialog>
    </div>
  );
}
