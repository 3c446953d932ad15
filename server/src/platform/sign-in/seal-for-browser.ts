import { createHmac, timingSafeEqual } from 'node:crypto'

/** What a browser keeps for us and cannot change; whoever has it can read it. `label` keeps one use from another. */
export function sealForBrowser(secret: string, label: string, value: object): string {
  const text = Buffer.from(JSON.stringify(value)).toString('base64url')
  return `${text}.${signatureOf(secret, label, text)}`
}

/** What was sealed so; undefined for anything else. */
export function openFromBrowser(secret: string, label: string, sealed: string | undefined): unknown {
  const [text = '', signature = ''] = (sealed ?? '').split('.')
  if (!isSame(signature, signatureOf(secret, label, text))) return undefined
  return JSON.parse(Buffer.from(text, 'base64url').toString())
}

/** Whether two texts are the same, in a time that does not tell where they differ. */
export function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}

function signatureOf(secret: string, label: string, text: string): string {
  return createHmac('sha256', secret).update(`${label} ${text}`).digest('base64url')
}
