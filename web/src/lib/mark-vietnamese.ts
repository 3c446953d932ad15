import { isVietnamese } from '@motcua/contracts/vietnamese.ts'

const MARK = 'data-marked'

/**
 * Marks what is Vietnamese on a desk in another language, now and as it changes, so that a screen reader says it with
 * the right voice (WCAG 2.2, 3.1.2). An element is Vietnamese if all its own words are; a sentence of ours that only
 * names something stays as it is.
 */
export function markVietnamese(root: HTMLElement): void {
  const words = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  for (let node = words.nextNode(); node; node = words.nextNode()) mark(node.parentElement)
  new MutationObserver((changes) => {
    for (const { target, addedNodes } of changes) {
      mark(target instanceof Element ? target : target.parentElement)
      for (const added of addedNodes) {
        const inside = document.createTreeWalker(added, NodeFilter.SHOW_TEXT)
        for (let node: Node | null = inside.currentNode; node; node = inside.nextNode())
          if (node.nodeType === Node.TEXT_NODE) mark(node.parentElement)
      }
    }
  }).observe(root, { childList: true, characterData: true, subtree: true })
}

function mark(element: Element | null): void {
  if (!(element instanceof HTMLElement) || (element.lang !== '' && !element.hasAttribute(MARK))) return
  const own = [...element.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE)
    .map(({ textContent }) => textContent ?? '').filter((text) => /\p{L}/u.test(text))
  if (own.length > 0 && own.every(isVietnamese)) {
    element.lang = 'vi'
    element.setAttribute(MARK, '')
  } else if (element.hasAttribute(MARK)) {
    element.removeAttribute('lang')
    element.removeAttribute(MARK)
  }
}
