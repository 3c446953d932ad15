import type { BrowserContext } from 'playwright-core'

/** What a page may answer with 400 and more while all is well; `method path status` of the answer. */
export type Expected = RegExp

/** The desk asks first who is signed in, and nobody is. */
export const NOBODY_YET = /^GET \/api\/session 401$/

/**
 * Notes whatever a user would call a fault, in words: errors of the console, violations of the content security policy
 * (Chromium tells them there), scripts that threw, and answers of 400 and more that were not expected.
 */
export function watch(
  context: BrowserContext, who: string, surprises: string[], expected: readonly Expected[] = [],
): void {
  const note = (text: string) => void surprises.push(`${who}: ${text}`)
  context.on('console', (message) => {
    // Told by the answer itself, with its status.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      note(`console: ${message.text()} (${message.location().url})`)
  })
  context.on('weberror', (error) => note(`script: ${error.error().message}`))
  context.on('response', (response) => {
    const line = `${response.request().method()} ${new URL(response.url()).pathname} ${response.status()}`
    if (response.status() >= 400 && !expected.some((pattern) => pattern.test(line))) note(line)
  })
}
