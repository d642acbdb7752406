import { createSignal } from "solid-js";

export default function Columns() {
  const [width, setWidth] = createSignal(120);
  const grab = (event: PointerEvent & { currentTarget: HTMLElement }) => event.currentTarget.setPointerCapture(event.pointerId);
  const drag = (event: PointerEvent & { currentTarget: HTMLElement }) => {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) setWidth((old) => Math.max(40, old + event.movementX));
  };
  return <div style={{ display: "flex" }}><aside style={{ width: `${width()}px` }}>Left</aside>
    <div role="separator" aria-valuenow={width()} tabindex="0" onPointerDown={grab} onPointerMove={drag} style={{ width: "6px", cursor: "col-resize" }} /><main>Right</main></div>;
}
