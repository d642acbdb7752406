export default function App() { return <p>x</p>; }
//# sourceMappingURL=http://127.0.0.1:9/x.map
