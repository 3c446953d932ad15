import type { Page } from 'playwright-core'
import { inPage } from './in-page.ts'

export interface Expected {
  readonly language: 'vi' | 'en'
  /** Something was typed or left out that the page finds fault with. */
  readonly isFaulty: boolean
  /** The faults are summed up above; the summary has the focus and leads to the fields. */
  readonly hasSummary: boolean
}

/**
 * What is wrong with a page as a document: its language, a title that says whether there is a fault, one heading of the
 * first level, landmarks; with faults a summary that has the focus and leads to the fields (users.md 6).
 */
export function pageFaults(page: Page, expected: Expected): Promise<string[]> {
  return inPage(page, faultsOfPage, expected)
}

function faultsOfPage({ language, isFaulty, hasSummary }: Expected): string[] {
  const found: string[] = []
  const { lang } = document.documentElement
  if (lang !== language) found.push(`lang is “${lang}”, not “${language}”`)
  const saysSo = document.title.startsWith(language === 'vi' ? 'Lỗi: ' : 'Error: ')
  if (saysSo !== isFaulty) found.push(`the title is “${document.title}” ${isFaulty ? 'with' : 'without'} a fault`)
  if (document.title.normalize('NFC') !== document.title) found.push('the title is not in NFC')
  const seen = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)].filter((one) =>
    one.checkVisibility({ visibilityProperty: true }))
  for (const [what, selector] of [['h1', 'h1'], ['main', 'main, [role=main]']] as const)
    if (seen(selector).length !== 1) found.push(`${seen(selector).length} × ${what}`)
  if (seen('h1').some((one) => one.innerText.trim() === '')) found.push('an empty h1')
  if (language === 'en') found.push(...unmarkedVietnamese())
  if (!isFaulty) return found
  if (!hasSummary) {
    const told = seen('[role=alert], [aria-invalid=true]')
    return told.length > 0 ? found : [...found, 'neither an alert nor a field tells the fault']
  }
  const [summary] = seen('[role=alert]').filter((one) => one.querySelector('a[href^="#"]'))
  if (!summary) return [...found, 'no summary of the faults']
  if (!summary.contains(document.activeElement)) found.push('the summary has not the focus')
  for (const link of summary.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')) {
    const target = document.getElementById(decodeURIComponent(link.hash.slice(1)))
    if (!target) found.push(`the summary leads to nothing: ${link.hash}`)
    const field = target?.matches('input, select, textarea') ? target : target?.querySelector('input, select, textarea')
    const told = [field, field?.closest('fieldset')].flatMap(
      (one) => one?.getAttribute('aria-describedby')?.split(' ') ?? [],
    )
      .map((id) => document.getElementById(id)?.textContent ?? '').join(' ')
    if (field && !told.includes(link.textContent.trim())) found.push(`not said at the field: ${link.textContent}`)
    if (field && !field.matches('[aria-invalid=true], [type=radio]')) found.push(`not marked as faulty: ${link.hash}`)
  }
  return found

  /** Read by an English voice they are noise (WCAG 3.1.2). */
  function unmarkedVietnamese(): string[] {
    const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const loose: string[] = []
    for (let node = words.nextNode(); node; node = words.nextNode()) {
      const text = node.textContent?.trim() ?? ''
      const spoken = text.normalize('NFD').split(/\s+/)
      const marked = spoken.filter((word) => /[đĐ\u0300-\u0303\u0306\u0309\u031b\u0323]/.test(word))
      const isName = marked.length < spoken.length / 2 // in a sentence, as it is exempt
      if (marked.length === 0 || isName || node.parentElement?.closest('script, style')) continue
      if (node.parentElement?.closest<HTMLElement>('[lang]')?.lang !== 'vi')
        loose.push(`not said to be Vietnamese: ${text.slice(0, 40)}`)
    }
    return loose
  }
}
