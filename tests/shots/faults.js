// What must not stand on a screen: keys instead of words, values that are none, text that is cut off or runs over.
(keys) => {
  const found = [];
  const known = new Set(keys);
  const visible = (element) => {
    const style = getComputedStyle(element);
    return style.visibility !== "hidden" && style.display !== "none" && element.getClientRects().length > 0;
  };
  const say = (what, element, text) => {
    const where = element.id ? `#${element.id}` : `${element.tagName.toLowerCase()}.${[...element.classList].join(".")}`;
    found.push(`${what}: ${where}: ${text.trim().slice(0, 60)}`);
  };
  const scrolls = (element) => {
    for (let at = element; at; at = at.parentElement)
      if (/(auto|scroll)/.test(getComputedStyle(at).overflowX) && at !== document.scrollingElement) return true;
    return false;
  };
  const meant = (element) => {
    for (let at = element; at && at !== document.body; at = at.parentElement) {
      const style = getComputedStyle(at);
      // An ellipsis says that there is more; a line clamp does too; what only a screen reader hears is a pixel wide.
      if (style.textOverflow === "ellipsis" || style.webkitLineClamp !== "none") return true;
      if (at.clientWidth <= 2 || style.clipPath !== "none" || style.clip !== "auto") return true;
    }
    return false;
  };
  const wide = document.scrollingElement;
  if (wide && wide.scrollWidth > innerWidth + 1) found.push(`runs over: page is ${wide.scrollWidth} wide in ${innerWidth}`);
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    const text = node.nodeValue ?? "";
    if (!text.trim() || !element || /^(SCRIPT|STYLE|NOSCRIPT|TEXTAREA)$/.test(element.tagName) || !visible(element)) continue;
    if (known.has(text.trim())) say("key", element, text);
    if (/\b(undefined|NaN|Infinity)\b|\[object |Invalid Date|\{ ?\$/.test(text)) say("no value", element, text);
    const range = document.createRange();
    range.selectNodeContents(node);
    const box = range.getBoundingClientRect();
    if (box.width && (box.right > innerWidth + 1 || box.left < -1) && !scrolls(element) && !meant(element)) say("runs over", element, text);
    const style = getComputedStyle(element);
    if (element.scrollWidth > element.clientWidth + 1 && style.overflowX === "hidden" && !meant(element)) say("cut off", element, text);
  }
  for (const image of document.images)
    if (visible(image) && image.complete && image.naturalWidth === 0) say("no picture", image, image.currentSrc);
  return found;
}
