// Answers a sentence for every text that is cut off, outside the window, or over another one.
((width) => {
  const SLACK = 1; // pixels: layout rounds
  const faults = new Set();
  const short = (text) => {
    const line = text.replace(/\s+/g, " ").trim();
    return `"${line.length > 40 ? line.slice(0, 40) + "…" : line}"`;
  };
  const scrolls = (value) => value === "auto" || value === "scroll";
  const clips = (value) => value === "hidden" || value === "clip";
  const isEmpty = (r) => r.right - r.left <= SLACK || r.bottom - r.top <= SLACK;
  const meet = (a, b) => ({
    left: Math.max(a.left, b.left), right: Math.min(a.right, b.right),
    top: Math.max(a.top, b.top), bottom: Math.min(a.bottom, b.bottom),
  });

  // Not innerWidth: a phone zooms out until everything fits.
  const { clientWidth, scrollWidth } = document.documentElement;
  if (clientWidth !== width) {
    faults.add(`the page is laid out for a window of ${clientWidth}, not ${width}`);
  }
  if (scrollWidth > clientWidth) {
    faults.add(`the page is ${scrollWidth} wide, its window ${clientWidth}`);
  }

  // What can be seen of a line of text: the box, less what its ancestors hide. A box that scrolls
  // hides nothing that cannot be reached; one of a pixel is for readers of the screen.
  const seen = (box, element, text) => {
    let visible = box;
    for (let up = element; up && up !== document.body; up = up.parentElement) {
      const style = getComputedStyle(up);
      if (style.display === "inline" && !(up instanceof SVGElement)) continue;
      const [x, y] = [style.overflowX, style.overflowY];
      if (x === "visible" && y === "visible") continue;
      const frame = up.getBoundingClientRect();
      if (frame.width <= SLACK || frame.height <= SLACK) return null;
      const cutX = visible.left < frame.left - SLACK || visible.right > frame.right + SLACK;
      const cutY = visible.top < frame.top - SLACK || visible.bottom > frame.bottom + SLACK;
      if ((cutX && clips(x)) || (cutY && clips(y))) {
        faults.add(`${short(text)} is cut off by <${up.localName} class="${up.getAttribute("class") ?? ""}">`);
      }
      if (!scrolls(x) && !scrolls(y) && !clips(x) && !clips(y)) continue;
      visible = meet(visible, frame);
      if (isEmpty(visible)) return null;
    }
    return visible;
  };

  const lines = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const element = node.parentElement;
    // What stands in closed details itself, not in an element of theirs, has boxes all the same.
    const closed = element.matches("details:not([open])");
    if (!node.data.trim() || closed || !element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) {
      continue;
    }
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) {
      if (isEmpty(box)) continue;
      const visible = seen(box, element, node.data);
      if (!visible) continue;
      if (visible.left < -SLACK || visible.right > clientWidth + SLACK) {
        faults.add(`${short(node.data)} is outside the window`);
      }
      // A font's box is higher than its letters, so lines that are close share some of it.
      const spare = (visible.bottom - visible.top) / 5;
      lines.push({
        left: visible.left, right: visible.right,
        top: visible.top + spare, bottom: visible.bottom - spare,
        text: node.data,
      });
    }
  }

  lines.sort((a, b) => a.top - b.top);
  lines.forEach((line, i) => {
    for (let j = i + 1; j < lines.length && lines[j].top < line.bottom; j++) {
      if (!isEmpty(meet(line, lines[j]))) {
        faults.add(`${short(line.text)} and ${short(lines[j].text)} overlap`);
      }
    }
  });
  return [...faults];
})
