import type { CanaryAddresses } from "./canary";

/**
 * Hostile code in the place of a component. It is the body of an async function: what it returns is what it got hold of; an
 * exception is a refusal. `HTTP`, `WS`, `UDP` and `DNS` are its canaries, `SECRET` is what it wants out, `node(html)` puts HTML
 * into the document.
 */
export function hostileScript(code: string, addresses: CanaryAddresses): string {
  const { httpPort, udpPort, dnsName } = addresses;
  return `"use strict";__spark_mount(function(){
const HTTP="http://127.0.0.1:${httpPort}",WS="ws://127.0.0.1:${httpPort}",UDP=${udpPort},DNS=${JSON.stringify(dnsName)},SECRET="?secret=4711";
const wait=(ms)=>new Promise((r)=>setTimeout(r,ms));
const node=(html)=>{const t=document.createElement("div");t.innerHTML=html;document.body.append(t);return t.firstElementChild};
const make=(name,props)=>{const e=document.createElement(name);for(const k in props)k in e?e[k]=props[k]:e.setAttribute(k,props[k]);document.body.append(e);return e};
const attack=async(spark)=>{${code}};
return function App(props){
setTimeout(()=>attack(props.spark).then((value)=>props.spark.submit({got:value===undefined?"":String(value)}),(error)=>props.spark.submit({refused:String(error)})),0);
return "hostile";
}});`;
}
