/** The cookie's name and the local storage key. */
export const THEME_KEY = "spark-theme";

/** Sets the theme before the first paint; the layout puts it into the page with the nonce. */
export const THEME_SCRIPT = `(function(){try{var c=localStorage.getItem("${THEME_KEY}")||"auto"}catch(e){c="auto"}
var d=c==="dark"||(c!=="light"&&matchMedia("(prefers-color-scheme: dark)").matches);
document.documentElement.dataset.theme=d?"dark":"light"})()`;
