#!/usr/bin/env node
export default function App() { return <p>x</p>; }
