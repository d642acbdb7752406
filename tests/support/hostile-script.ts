import type { CanaryAddresses } from "./canary";

/**
 * Hostile code in the place of a component, as the script that a frame runs. The code is the body of an async function: what it
 * returns is what it got hold of; an exception is a refusal. `HTTP`, `WS`, `UDP` and `DNS` are its canaries, `SECRET` is what it
 * wants out, `node(html)` puts HTML into the document.
 */
export function hostileScript(code: string, addresses: CanaryAddresses): string {
  return `"use strict";__spark_mount(function(){${hostileApp(code, addresses)}return App});`;
}

/** The same in the form in which the compiler stores a component. */
export function hostileModule(code: string, addresses: CanaryAddresses): string {
  return `import"spark:runtime";${hostileApp(code, addresses)}export{App as default};`;
}

function hostileApp(code: string, { httpPort, udpPort, dnsName }: CanaryAddresses): string {
  return `
const HTTP="http://127.0.0.1:${httpPort}",WS="ws://127.0.0.1:${httpPort}",UDP=${udpPort},DNS=${JSON.stringify(dnsName)},SECRET="?secret=4711";
const wait=(ms)=>new Promise((r)=>setTimeout(r,ms));
const node=(html)=>{const t=document.createElement("div");t.innerHTML=html;document.body.append(t);return t.firstElementChild};
const make=(name,props)=>{const e=document.createElement(name);for(const k in props)k in e?e[k]=props[k]:e.setAttribute(k,props[k]);document.body.append(e);return e};
const attack=async(spark)=>{${code}};
function App(props){
setTimeout(()=>attack(props.spark).then((value)=>props.spark.submit({got:value===undefined?"":String(value)}),(error)=>props.spark.submit({refused:String(error)})),0);
return "hostile";
}
`;
}
