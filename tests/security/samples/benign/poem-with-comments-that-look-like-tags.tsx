/* <script>alert(1)</script> is only a comment, and so is import("x") */
// eval, Function, document.write: only words
const POEM = `The window of the document
  looks on location bar none;
  parent and top of the frame,
  opener closes at one.`;

export default function Poem() {
  return <figure><pre>{POEM}</pre><figcaption>{"/* not a comment */ // nor this"} {'<iframe src="javascript:0">'}</figcaption></figure>;
}
