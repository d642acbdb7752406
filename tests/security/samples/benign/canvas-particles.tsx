import { onCleanup, onMount } from "solid-js";

export default function Particles() {
  let canvas!: HTMLCanvasElement;
  onMount(() => {
    const context = canvas.getContext("2d");
    if (!context) return;
    const particles = new Float32Array(60).map(() => Math.random() * 200);
    const timer = setInterval(() => {
      context.clearRect(0, 0, 200, 200);
      for (let at = 0; at < particles.length; at += 2) {
        particles[at] = ((particles[at] ?? 0) + 1) % 200;
        context.fillStyle = `hsl(${at * 6} 70% 50%)`;
        context.beginPath();
        context.arc(particles[at] ?? 0, particles[at + 1] ?? 0, 3, 0, Math.PI * 2);
        context.fill();
      }
    }, 33);
    onCleanup(() => clearInterval(timer));
  });
  return <canvas ref={canvas} width="200" height="200" aria-label="Particles" />;
}
