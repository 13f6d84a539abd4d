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
      if (style.textOverflow === "ellipsis" || style.webkitLineClamp !== "none") return "short";
      if ((at.clientWidth <= 2 && style.display !== "inline") || style.clipPath !== "none" || style.clip !== "auto") return "unseen";
    }
    return "";
  };
  /** The nearest box that hides what leaves it. */
  const hides = (element) => {
    for (let at = element; at && at !== document.body; at = up(at)) if (/(hidden|clip)/.test(getComputedStyle(at).overflowX)) return at;
    return null;
  };
  const lines = [];
  /** What lies over the page by intent, and each place of its own in it. */
  const layer = (element) => {
    for (let at = element; at; at = up(at)) {
      if (at.matches?.("dialog, [popover], iframe") || /(absolute|fixed|sticky)/.test(getComputedStyle(at).position)) return at;
    }
    return null;
  };
  /** A line as far as the boxes around it let it be seen. */
  const clipped = (box, element) => {
    let { left, right, top, bottom } = box;
    for (let at = element; at && at !== document.body; at = up(at)) {
      const style = getComputedStyle(at);
      if (style.overflowX === "visible" && style.overflowY === "visible") continue;
      const frame = at.getBoundingClientRect();
      left = Math.max(left, frame.left);
      right = Math.min(right, frame.right);
      top = Math.max(top, frame.top);
      bottom = Math.min(bottom, frame.bottom);
    }
    return { left, right, top, bottom };
  };
  const keepLines = (range, element, text) => {
    const lies = layer(element);
    for (const box of range.getClientRects()) {
      const seen = clipped(box, element);
      if (seen.right - seen.left > 3 && seen.bottom - seen.top > 3) lines.push({ ...seen, element, text, lies });
    }
  };
  /** Two lines of the same layer that lie on each other: by more than the little that letters leave free of their line. */
  const lookAtLines = () => {
    lines.sort((one, other) => one.top - other.top);
    for (const [at, one] of lines.entries()) {
      for (let next = at + 1; next < lines.length && lines[next].top < one.bottom; next += 1) {
        const other = lines[next];
        if (other.element === one.element || other.lies !== one.lies) continue;
        const high = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
        const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left);
        if (wide > 2 && high > 0.45 * Math.min(one.bottom - one.top, other.bottom - other.top))
          say("lies on another", other.element, `${other.text.trim().slice(0, 25)} on ${one.text.trim().slice(0, 25)}`);
      }
    }
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
    if (!box.width || meant(element) === "unseen") return;
    keepLines(range, element, text);
    if (meant(element)) return;
    const beyond = box.right > innerWidth + 1 || (box.left < -1 && box.right > 0);
    if (beyond && !scrolls(element)) say("runs over", element, text);
    const frame = hides(element)?.getBoundingClientRect();
    if (frame && frame.width > 2 && (box.right > frame.right + 1 || box.left < frame.left - 1) && box.left < frame.right && !scrolls(element))
      say("cut off", element, text);
  };
  /** A pane that was made to scroll down also scrolls sideways when something in it is too wide. A row of tabs may. */
  const lookAtElement = (element) => {
    if (element.clientWidth < 3 || element.scrollWidth <= element.clientWidth + 1) return;
    const { overflowX, overflowY } = getComputedStyle(element);
    const meantTo = overflowX === "scroll" || (overflowX === "auto" && overflowY !== "auto" && overflowY !== "scroll");
    if (overflowX === "auto" && !meantTo && !element.closest("pre, table, nav, [role=tablist]") && visible(element))
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
  lookAtLines();
  for (const image of document.images)
    if (visible(image) && image.complete && image.naturalWidth === 0) say("no picture", image, image.currentSrc);
  return found;
}
