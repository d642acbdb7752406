/** The cookie's name and the local storage key. */
export const THEME_KEY = "spark-theme";

/** Sets the theme before the first paint, and follows the system while the page is open; the layout puts it there with the nonce. */
export const THEME_SCRIPT = `(function(){var m=matchMedia("(prefers-color-scheme: dark)");
function show(){try{var c=localStorage.getItem("${THEME_KEY}")||"auto"}catch(e){c="auto"}
var d=c==="dark"||(c!=="light"&&m.matches);
document.documentElement.dataset.theme=d?"dark":"light"}
show();m.addEventListener("change",show)})()`;
