/* @jsx h */
const h = (...all: any[]) => all;
export default function App() { return <p>x</p>; }
