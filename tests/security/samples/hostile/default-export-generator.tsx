export default function* App() { yield <p>x</p>; }
