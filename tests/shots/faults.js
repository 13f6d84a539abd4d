// What must not stand on a screen: keys instead of words, values that are none, text that is cut off or runs over.
(keys) => {
  const found = [];
  const known = new Set(keys);
  const visible = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true, contentVisibilityAuto: true });
  const say = (what, element, text) => {
    const classes = [...element.classList].slice(0, 3).join(".");
    const where = `${element.tagName.toLowerCase()}${element.id ? `#${element.id}` : ""}${classes ? `.${classes}` : ""}`;
    found.push(`${what}: ${where}: ${text.trim().replace(/\s+/g, " ").slice(0, 60)}`);
  };
  const up = (element) => element.parentElement ?? element.getRootNode().host ?? null;
  const scrolls = (element) => {
    for (let at = element; at && at !== document.body; at = up(at)) if (/(auto|scroll)/.test(getComputedStyle(at).overflowX)) return true;
    return false;
  };
  const meant = (element) => {
    for (let at = element; at && at !== document.body; at = up(at)) {
      const style = getComputedStyle(at);
      // An ellipsis says that there is more; a line clamp does too; what only a screen reader hears is a pixel wide.
      if (style.textOverflow === "ellipsis" || style.webkitLineClamp !== "none") return true;
      if ((at.clientWidth <= 2 && style.display !== "inline") || style.clipPath !== "none" || style.clip !== "auto") return true;
    }
    return false;
  };
  /** The nearest box that hides what leaves it. */
  const hides = (element) => {
    for (let at = element; at && at !== document.body; at = up(at)) if (/(hidden|clip)/.test(getComputedStyle(at).overflowX)) return at;
    return null;
  };
  const lookAtText = (node) => {
    const element = node.parentElement ?? node.getRootNode().host;
    const text = node.nodeValue ?? "";
    if (!text.trim() || !element || /^(SCRIPT|STYLE|NOSCRIPT|TEXTAREA|TITLE)$/i.test(element.tagName) || !visible(element)) return;
    if (known.has(text.trim())) say("key", element, text);
    if (/\b(undefined|NaN|Infinity)\b|\[object |Invalid Date|\{ ?\$/.test(text)) say("no value", element, text);
    const range = document.createRange();
    range.selectNodeContents(node);
    const box = range.getBoundingClientRect();
    if (!box.width || meant(element)) return;
    const beyond = box.right > innerWidth + 1 || (box.left < -1 && box.right > 0);
    if (beyond && !scrolls(element)) say("runs over", element, text);
    const frame = hides(element)?.getBoundingClientRect();
    if (frame && frame.width > 2 && (box.right > frame.right + 1 || box.left < frame.left - 1) && box.left < frame.right && !scrolls(element))
      say("cut off", element, text);
  };
  /** A pane that was made to scroll down also scrolls sideways when something in it is too wide. */
  const lookAtElement = (element) => {
    if (element.clientWidth < 3 || element.scrollWidth <= element.clientWidth + 1) return;
    const { overflowX, overflowY } = getComputedStyle(element);
    const meantTo = overflowX === "scroll" || (overflowX === "auto" && overflowY !== "auto" && overflowY !== "scroll");
    if (overflowX === "auto" && !meantTo && !element.closest("pre, table, [data-sideways]") && visible(element))
      say("scrolls sideways", element, `${element.scrollWidth} in ${element.clientWidth}`);
  };
  const lookAt = (root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.nodeType === Node.TEXT_NODE) lookAtText(node);
      else lookAtElement(node);
      if (node.shadowRoot) lookAt(node.shadowRoot);
    }
  };
  const wide = document.scrollingElement;
  if (wide && wide.scrollWidth > innerWidth + 1) found.push(`runs over: page is ${wide.scrollWidth} wide in ${innerWidth}`);
  lookAt(document.body);
  for (const image of document.images)
    if (visible(image) && image.complete && image.naturalWidth === 0) say("no picture", image, image.currentSrc);
  return found;
}
