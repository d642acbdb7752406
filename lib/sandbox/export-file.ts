import { documentPolicies, FRAME_SANDBOX } from "./content-security-policy";
import { escapeText, policyMeta } from "./embed-text";
import { frameHtml, hashesOf, type FrameDocumentInput } from "./frame-document";

// One bar and the app below it, in the colours of the system.
const CSS = `:root{color-scheme:light dark}html,body{height:100%;margin:0}body{display:flex;flex-direction:column;font:14px/1.5 system-ui,sans-serif}header{padding:8px 16px;border-bottom:1px solid #8884}iframe{flex:1;border:0;width:100%}`;

/**
 * A component as one file that runs from disk without a network: a page of ours without any script, around the same document in an
 * opaque origin. The policies are in both, so that the outer ones also keep the frame from going to another address.
 */
export async function exportFile(input: Omit<FrameDocumentInput, "appOrigin" | "embedOrigins">): Promise<string> {
  const policies = documentPolicies(await hashesOf(input));
  // Nobody hands over a port there: no page has this origin.
  const html = frameHtml({ ...input, appOrigin: "null:", embedOrigins: [] }, policies);
  const title = escapeText(input.title);
  return [
    `<!doctype html><html lang="en"><head><meta charset="utf-8">`,
    ...policies.map(policyMeta),
    `<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="referrer" content="no-referrer">`,
    `<title>${title}</title><style>${CSS}</style></head>`,
    `<body><header>Untrusted preview of <strong>${title}</strong>, saved from Spark. It has no network.</header>`,
    `<iframe sandbox="${FRAME_SANDBOX}" referrerpolicy="no-referrer" allow="" title="Generated component (untrusted)" srcdoc="${escapeText(html)}"></iframe>`,
    `</body></html>\n`,
  ].join("");
}
