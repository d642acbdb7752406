let App = () => <p>x</p>;
App = (() => 1) as any;
export default App;
