export default function Badge() {
  return <svg viewBox="0 0 120 120" width="120">
    <defs>
      <clipPath id="round"><circle cx="60" cy="60" r="50" /></clipPath>
      <linearGradient id="sky" x1="0" y1="0" x2="0" y2="1"><stop offset="0%" stop-color="#7dd3fc" /><stop offset="100%" stop-color="#1d4ed8" /></linearGradient>
    </defs>
    <g clip-path="url(#round)"><rect width="120" height="120" fill="url(#sky)" /><polygon points="10,110 60,40 110,110" fill="#14532d" /></g>
    <text x="60" y="64" text-anchor="middle" font-size="14" fill="white">Peak</text>
  </svg>;
}
