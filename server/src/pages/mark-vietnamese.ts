import { isVietnamese } from '@motcua/contracts/vietnamese.ts'

/** Where a browser takes text as it is, or has no place for an element. */
const CLOSED: ReadonlySet<string> = new Set(['title', 'style', 'script', 'textarea'])

/**
 * Marks what is Vietnamese in a page of another language, so that a screen reader says it with the right voice (WCAG
 * 2.2, 3.1.2): names of procedures, labels of forms and what people typed are data of the province, whatever language a
 * page is read in. A sentence of ours that only names something stays as it is: proper names are exempt.
 */
export function markVietnamese(html: string): string {
  let closed: string | undefined
  return html.replaceAll(/<(\/?)([a-z0-9]+)([^>]*)>([^<]*)/gu, (
    whole, slash: string, tag: string, attributes: string, text: string,
  ) => {
    if (closed !== undefined && closed !== tag) return whole
    closed = CLOSED.has(tag) && slash === '' ? tag : undefined
    if (closed !== undefined || attributes.includes(' lang=') || !isVietnamese(text)) return whole
    if (tag === 'option' && slash === '') return `<option lang="vi"${attributes}>${text}`
    const [, before = '', words = '', after = ''] = /^(\s*)(.*?)(\s*)$/su.exec(text) ?? []
    return `<${slash}${tag}${attributes}>${before}<span lang="vi">${words}</span>${after}`
  })
}
