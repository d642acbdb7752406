export default async function App() { return <p>x</p>; }
