import type { Page } from 'playwright-core'
import { inPage } from './in-page.ts'

/**
 * What is wrong with the page as it is printed: it must be black on white, without what can only be pressed, and say
 * where it came from. The page is as before afterwards; `picture` is where to keep it.
 */
export async function paperFaults(page: Page, picture?: string): Promise<string[]> {
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  try {
    if (picture !== undefined) await page.screenshot({ path: picture, fullPage: true })
    return await inPage(page, faultsOnPaper, new URL(page.url()).pathname)
  } finally {
    await page.emulateMedia({ media: 'screen', colorScheme: 'light' })
  }
}

function faultsOnPaper(path: string): string[] {
  const found: string[] = []
  const isSeen = (one: Element) => one.checkVisibility({ visibilityProperty: true, opacityProperty: true })
  const BLACK = 'rgb(0, 0, 0)'
  const told = (one: Element) => `${one.tagName.toLowerCase()} “${one.textContent.trim().slice(0, 40)}”`
  for (const one of document.querySelectorAll('nav, button, [role=button], .button, input, video'))
    if (isSeen(one)) found.push(`${told(one)} is printed`)
  for (const one of [document.documentElement, document.body, ...document.querySelectorAll('body *')]) {
    const { backgroundColor, color } = getComputedStyle(one)
    const isWhite = /^rgb\(255, 255, 255\)$|^rgba\(\d+, \d+, \d+, 0\)$/.test(backgroundColor)
    if (isSeen(one) && !isWhite && !one.closest('img, svg')) found.push(`${told(one)} stands on ${backgroundColor}`)
    const hasText = [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim())
    if (hasText && isSeen(one) && color !== BLACK && !one.closest('svg')) found.push(`${told(one)} is ${color}`)
  }
  const wide = document.documentElement.clientWidth
  for (const table of [...document.querySelectorAll('table')].filter(isSeen))
    if (table.clientWidth < wide / 2) found.push(`${told(table)}: ${String(table.clientWidth)} px of ${String(wide)}`)
  const addresses = [...document.querySelectorAll<HTMLElement>('.on-paper, .mc-on-paper')].filter(isSeen)
  if (!addresses.some((one) => one.innerText.includes(path))) found.push('does not say where it came from')
  return found
}
