import { onMount } from "solid-js";

export default function App(props: { data?: any; spark?: any }) {
  let board: HTMLCanvasElement | undefined;
  onMount(() => {
    const pen = board?.getContext("2d");
    if (!pen) return;
    pen.fillStyle = "#0ea5e9";
    pen.fillRect(10, 10, 40, 40);
  });
  return <canvas ref={board} width={200} height={120} class="border" />;
}
