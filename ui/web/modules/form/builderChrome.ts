/** form-js's editor says its own words in English only; here they are said in Chinese where they stand, and back again. */

/** Where the editor speaks of itself; what stands on the form is not touched. */
const CHROME =
  '.fjs-palette-container, .fjs-properties-container, .fjs-context-pad, .fjs-empty-editor, .fjs-empty-component';
/** What somebody wrote: an editor would take a change of it for typing. */
const WRITTEN = '.cm-editor, [contenteditable], textarea, .bio-properties-panel-header-label';
const ATTRIBUTES = ['placeholder', 'title', 'aria-label'] as const;

/** A text that the editor wrote, and what was put in its place. */
interface Said {
  readonly own: string;
  readonly put: string;
}

/** Keeps the words in place while the editor draws anew. `words`: by what the editor says; null = as it says it. */
export function speakBuilder(container: HTMLElement, words: () => Readonly<Record<string, string>> | null) {
  const texts = new WeakMap<Node, Said>();
  const attributes = new WeakMap<Element, Map<string, Said>>();

  /** What is to stand where `now` stands, if that is another. */
  function instead(now: string, said: Said | undefined): Said | null {
    const own = said?.put === now ? said.own : now;
    const word = words()?.[own.trim()];
    return word === undefined ? (own === now ? null : { own, put: own }) : { own, put: word };
  }
  function put(): void {
    for (const place of container.querySelectorAll(CHROME)) {
      const walker = document.createTreeWalker(place, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
        node instanceof Element
          ? node.matches(WRITTEN)
            ? NodeFilter.FILTER_REJECT
            : NodeFilter.FILTER_SKIP
          : NodeFilter.FILTER_ACCEPT,
      );
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const next = instead(node.nodeValue ?? '', texts.get(node));
        if (!next) continue;
        texts.set(node, next);
        if (node.nodeValue !== next.put) node.nodeValue = next.put;
      }
      for (const element of place.querySelectorAll(ATTRIBUTES.map((name) => `[${name}]`).join()))
        for (const name of ATTRIBUTES) {
          const known = attributes.get(element) ?? new Map<string, Said>();
          const next = instead(element.getAttribute(name) ?? '', known.get(name));
          if (!next) continue;
          attributes.set(element, known.set(name, next));
          if (element.getAttribute(name) !== next.put) element.setAttribute(name, next.put);
        }
    }
  }
  const observer = new MutationObserver(put);
  observer.observe(container, {
    childList: true,
    subtree: true,
    characterData: true,
    attributes: true,
    attributeFilter: [...ATTRIBUTES],
  });
  put();
  return { again: put, stop: () => observer.disconnect() } as const;
}
