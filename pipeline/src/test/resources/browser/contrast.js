// Answers which text stands out too little from what is behind it (WCAG 2, 4.5 to 1).
(() => {
  const parse = color => color.match(/[\d.]+/g).map(Number);
  const luminance = color => {
    const [r, g, b] = parse(color).map(c => c / 255)
        .map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const background = element => {
    for (let e = element; e; e = e.parentElement) {
      const color = getComputedStyle(e).backgroundColor;
      if ((parse(color)[3] ?? 1) > 0) return color;
    }
    return 'rgb(255, 255, 255)';
  };
  const problems = new Set();
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const element = text.parentElement;
    if (!text.data.trim() || element.closest('title')) continue;
    const front = getComputedStyle(element).color;
    const [light, dark] = [luminance(front), luminance(background(element))].sort((a, b) => b - a);
    const ratio = (light + 0.05) / (dark + 0.05);
    if (ratio < 4.5) {
      problems.add(`${ratio.toFixed(2)}: ${front} on ${background(element)}, ${element.className}`);
    }
  }
  return [...problems];
})()
