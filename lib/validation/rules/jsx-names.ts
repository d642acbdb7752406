const words = (text: string): readonly string[] => text.trim().split(/\s+/);

/** HTML elements that show text, structure, tables, forms and inline pictures. */
const HTML_ELEMENTS = words(`
  a abbr address article aside b bdi bdo blockquote br button canvas caption cite code col colgroup data datalist dd del details dfn dialog div dl dt em
  fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr i img input ins kbd label legend li main mark menu meter nav ol optgroup option
  output p pre progress q rp rt ruby s samp search section select small span strong style sub summary sup table tbody td textarea tfoot th thead time tr u ul
  var wbr`);
/** SVG shapes and paint; nothing that animates, embeds or refers to another document. */
const SVG_ELEMENTS = words(`
  svg circle clipPath defs desc ellipse g line linearGradient marker mask path pattern polygon polyline radialGradient rect stop symbol text textPath title tspan`);

/** Elements a component may render. */
export const ALLOWED_ELEMENTS: ReadonlySet<string> = new Set([...HTML_ELEMENTS, ...SVG_ELEMENTS]);

/** Attributes that only describe: harmless on every element, so the list is shared. Compared without case and hyphens. */
const PLAIN_ATTRIBUTES = words(`
  class className classList style id title role tabindex hidden draggable contenteditable dir lang spellcheck translate inert autofocus autocapitalize
  enterkeyhint inputmode key ref children textContent innerText popover part part label
  abbr align cellpadding cellspacing border colspan rowspan headers scope span valign summary
  type name value checked selected disabled readonly required multiple size min max step low high optimum pattern placeholder minlength maxlength rows cols
  wrap list for htmlFor form novalidate autocomplete autocorrect open closedby method datetime start reversed popovertarget popovertargetaction command commandfor
  width height alt loading decoding indeterminate selectedIndex defaultValue defaultChecked rel fetchpriority sizes
  xmlns version viewBox preserveAspectRatio x y x1 y1 x2 y2 cx cy r rx ry fx fy fr d points pathLength transform transform-origin gradientUnits
  gradientTransform spreadMethod offset stop-color stop-opacity patternUnits patternContentUnits patternTransform clipPathUnits maskUnits maskContentUnits
  mask-type markerWidth markerHeight markerUnits refX refY orient dx dy rotate textLength lengthAdjust startOffset side
  fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin stroke-dasharray stroke-dashoffset stroke-miterlimit
  clip-path clip-rule mask marker-start marker-mid marker-end opacity color display visibility overflow cursor pointer-events vector-effect
  shape-rendering text-rendering image-rendering color-interpolation paint-order filter
  font-family font-size font-size-adjust font-stretch font-style font-variant font-weight letter-spacing word-spacing text-anchor text-decoration
  dominant-baseline alignment-baseline baseline-shift writing-mode direction unicode-bidi focusable`);
/** Attributes that may load or lead away: only where they are needed, and their values are judged. */
const ADDRESS_ATTRIBUTES = new Map<string, ReadonlySet<string>>([
  ["href", new Set(["a", "textPath", "linearGradient", "radialGradient", "pattern"])],
  ["src", new Set(["img"])],
]);
/** A style element takes no text through attributes, so that its children are all there is to judge. */
const TEXT_ATTRIBUTES = new Set(["textcontent", "innertext", "children"]);

const plain = (name: string): string => name.toLowerCase().replaceAll("-", "");
const PLAIN = new Set(PLAIN_ATTRIBUTES.map(plain));

/** True when an element may carry an attribute; `on*` handlers are judged elsewhere. */
export function isAllowedAttribute(element: string, attribute: string): boolean {
  if (/^(?:aria|data)-[a-z0-9_.-]+$/i.test(attribute)) return true;
  const name = plain(attribute);
  if (element === "style" && TEXT_ATTRIBUTES.has(name)) return false;
  const homes = ADDRESS_ATTRIBUTES.get(name);
  return homes ? homes.has(element) : PLAIN.has(name);
}

/** True for names that `setAttribute` may write: everything plain, nothing that loads, runs or carries CSS. */
export function isSettableAttribute(attribute: string): boolean {
  const name = plain(attribute);
  return name !== "style" && name !== "type" && !ADDRESS_ATTRIBUTES.has(name) && isAllowedAttribute("div", attribute);
}

/** DOM handler attributes in lower case, which a string would turn into script. */
export function isHandlerName(attribute: string): boolean {
  return attribute.toLowerCase().startsWith("on");
}

const EVENT_NAME =
  /^on(?:abort|animation\w*|aux\w*|before\w*|blur|cancel|change|click|close|contextmenu|copy|cut|dblclick|drag\w*|drop|error|focus\w*|form\w*|gotpointer\w*|hash\w*|input|invalid|key\w*|load\w*|lostpointer\w*|message\w*|mouse\w*|page\w*|paste|pointer\w*|popstate|reset|resize|scroll\w*|search|securitypolicy\w*|select\w*|slotchange|submit|toggle|touch\w*|transition\w*|unload|wheel|begin|end|repeat)$/;

/** True for prop names of a component that would become script if the component passed them to an element. */
export function isEventName(attribute: string): boolean {
  return EVENT_NAME.test(attribute.toLowerCase());
}
