﻿export default function App() { return <p>x</p>; }
