function App() { return <p>x</p>; }
App;
