/**
 * Makes the default Trusted Types policy before any other script runs: it lets through the addresses of this app's own built scripts,
 * as workers and chunks need them, and no text as HTML or code. Zod is told not to try whether it may make code of text.
 */
export const TRUSTED_TYPES_SCRIPT = `window.__zod_globalConfig={jitless:true};
if(window.trustedTypes)trustedTypes.createPolicy("default",{createScriptURL:function(u){
var a=new URL(u,location.href);return a.origin===location.origin&&a.pathname.indexOf("/_next/static/")===0?u:null}});`;
