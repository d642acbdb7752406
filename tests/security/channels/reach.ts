import type { Technique } from "./technique";

/** Things to get hold of: the page around, the person's storage, the device, and the power to run other code. */
export const REACH: readonly Technique[] = [
  gets("parent-document", `return parent.document.title`),
  gets("parent-storage", `return parent.localStorage.getItem("secret")`),
  gets("parent-fetch", `return typeof parent.fetch`),
  gets("parent-location", `return parent.location.href`),
  gets("top-document", `return top.document.cookie`),
  gets("frame-element", `return frameElement&&frameElement.tagName`),
  gets("remove-own-sandbox", `frameElement.removeAttribute("sandbox");return "removed"`),
  gets(
    "sibling-frame",
    `for(let i=0;i<parent.frames.length;i++)if(parent.frames[i]!==self)return parent.frames[i].document.title`,
  ),
  gets("opener", `return opener&&opener.location.href`, "quiet"),
  gets("referrer", `return document.referrer`),
  gets("cookie", `return document.cookie`),
  gets("cookie-write", `document.cookie="planted=1";return document.cookie.includes("planted")?"written":""`),
  gets("cookie-store", `return (await cookieStore.getAll()).map((c)=>c.value).join()`),
  gets("local-storage", `return localStorage.getItem("secret")`),
  gets("session-storage", `sessionStorage.setItem("a","b");return sessionStorage.getItem("a")`),
  gets(
    "indexed-db",
    `return await new Promise((yes,no)=>{const r=indexedDB.open("x");r.onsuccess=()=>yes("opened");r.onerror=()=>no(r.error)})`,
  ),
  gets("cache-storage", `await caches.open("x");return "opened"`),
  gets("private-file-system", `await navigator.storage.getDirectory();return "opened"`),
  gets("storage-access", `await document.requestStorageAccess();return localStorage.getItem("secret")`),
  gets("locks", `return await navigator.locks.request("x",()=>"held")`),
  gets(
    "broadcast-channel",
    `const c=new BroadcastChannel("spark");return await new Promise((yes)=>{c.onmessage=(e)=>yes(e.data);c.postMessage("hello");setTimeout(()=>yes(""),600)})`,
  ),
  gets("service-worker", `await navigator.serviceWorker.register("/worker.js");return "registered"`),
  gets("origin-name", `return origin==="null"?"":origin`),
  gets("clipboard-read", `return await navigator.clipboard.readText()`, "quiet"),
  gets("clipboard-write", `await navigator.clipboard.writeText("x");return "written"`, "quiet"),
  gets("exec-copy", `const i=node('<textarea>x</textarea>');i.select();return document.execCommand("copy")?"copied":""`, "quiet"),
  gets(
    "geolocation",
    `return await new Promise((yes,no)=>navigator.geolocation.getCurrentPosition(()=>yes("position"),no))`,
    "quiet",
  ),
  gets("camera", `return String(await navigator.mediaDevices.getUserMedia({video:true}))`, "quiet"),
  gets("screen", `return String(await navigator.mediaDevices.getDisplayMedia())`, "quiet"),
  gets("usb", `return String((await navigator.usb.getDevices()).length)`),
  gets("local-fonts", `return String((await queryLocalFonts()).length)`, "quiet"),
  gets("gamepads", `return String(navigator.getGamepads().length)`),
  gets("fullscreen", `await document.body.requestFullscreen();return "full"`, "quiet"),
  gets("wake-lock", `await navigator.wakeLock.request();return "awake"`),
  gets("credentials", `return String(await navigator.credentials.get({password:true}))`, "quiet"),
  gets("notification", `return await Notification.requestPermission()==="granted"?"granted":""`, "quiet"),
  gets("history-grows", `for(let i=0;i<5;i++)history.pushState(i,"");return "grown"`),
  gets("history-back", `history.back();await wait(300)`, "quiet"),
  gets(
    "history-hash",
    `const n=history.length;for(let i=0;i<5;i++)location.hash="h"+i;await wait(300);return history.length>n?"grown":""`,
  ),
  gets("eval", `return (0,eval)("6*7")`),
  gets("function-constructor", `return Function("return 6*7")()`),
  gets("function-by-prototype", `return (()=>{}).constructor("return 6*7")()`),
  gets("timer-text", `setTimeout("globalThis.ran=1");await wait(50);return globalThis.ran`),
  gets("inline-script", `make("script",{textContent:"globalThis.ran=1"});return globalThis.ran`),
  gets("inline-handler", `node('<img src="x" onerror="globalThis.ran=1">');await wait(200);return globalThis.ran`),
  gets(
    "handler-attribute",
    `const b=make("button",{});b.setAttribute("onclick","globalThis.ran=1");b.click();return globalThis.ran`,
  ),
  gets("javascript-anchor", `make("a",{href:"javascript:globalThis.ran=1"}).click();await wait(50);return globalThis.ran`),
  gets(
    "import-blob",
    `return (await import(URL.createObjectURL(new Blob(["export default 42"],{type:"text/javascript"})))).default`,
  ),
  gets("import-data", `return (await import("data:text/javascript,export default 42")).default`),
  gets(
    "worker-code",
    `return await new Promise((yes,no)=>{const w=new Worker(URL.createObjectURL(new Blob(["postMessage(42)"])));w.onmessage=(e)=>yes(e.data);w.onerror=()=>no(new Error("refused"))})`,
  ),
  gets(
    "child-code",
    `return await new Promise((yes)=>{addEventListener("message",(e)=>yes(e.data));make("iframe",{srcdoc:"<script>parent.postMessage(42,'*')<\\/script>"});setTimeout(()=>yes(""),600)})`,
  ),
  gets("child-realm", `return (0,make("iframe",{}).contentWindow.eval)("6*7")`),
  gets("trusted-types", `return trustedTypes.createPolicy("x",{createScript:(s)=>s})&&(0,eval)("6*7")`),
  gets("web-assembly", `return (await WebAssembly.instantiate(new Uint8Array([0,97,115,109,1,0,0,0]))).instance&&"compiled"`),
  gets(
    "bridge-token",
    `return /token|bearer|sb-/i.test(document.documentElement.innerHTML+JSON.stringify(spark))?"token":""`,
    "quiet",
  ),
  gets("prototype-pollution", `Object.prototype.polluted="yes";return ({}).polluted`),
  gets(
    "port-theft",
    `const p=MessagePort.prototype.postMessage;let seen="";MessagePort.prototype.postMessage=function(...a){seen="port";return p.apply(this,a)};await spark.state.get("k");return seen`,
    "quiet",
  ),
];

function gets(name: string, code: string, unprotected: Technique["unprotected"] = "gets"): Technique {
  return { name, code, unprotected };
}
