import { createHmac, timingSafeEqual } from 'node:crypto'

/** The code under these texts: HMAC-SHA-256 of them, each on a line, in small hexadecimal digits. Pure. */
export function signatureOf(key: string, texts: readonly string[]): string {
  return createHmac('sha256', key).update(texts.join('\n')).digest('hex')
}

/** Whether a code stands under these texts, in a time that says nothing of it. */
export function isSigned(key: string, texts: readonly string[], code: string): boolean {
  const [ours, theirs] = [Buffer.from(signatureOf(key, texts)), Buffer.from(code.toLowerCase())]
  return ours.length === theirs.length && timingSafeEqual(ours, theirs)
}
