/** The few words that form-js itself writes, always in English, said in the language of the page. */

export interface ChromeWords {
  readonly choose: string;
  readonly search: string;
  readonly nothing: string;
}

/** Puts the words into what form-js renders, now and whenever it renders anew; gives back how to stop. */
export function speakChrome(container: HTMLElement, { choose, search, nothing }: ChromeWords): () => void {
  const texts: Readonly<Record<string, string>> = { Select: choose, 'No results': nothing };
  const put = () => {
    for (const place of container.querySelectorAll('.fjs-select-placeholder, .fjs-dropdownlist-empty')) {
      const text = place.firstChild;
      const word = texts[text?.nodeValue ?? ''];
      if (text && word !== undefined) text.nodeValue = word;
    }
    for (const field of container.querySelectorAll<HTMLInputElement>('input[placeholder=Search]'))
      field.placeholder = search;
  };
  const observer = new MutationObserver(put);
  observer.observe(container, { childList: true, subtree: true, characterData: true });
  put();
  return () => observer.disconnect();
}
