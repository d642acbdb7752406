"use server";
export default function App() { return <p>x</p>; }
