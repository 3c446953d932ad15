import { createHmac, timingSafeEqual } from 'node:crypto'

/** Milliseconds within which whoever typed the PIN of a link opens the file without typing it again. */
const OPEN_FOR = 600_000

/** What the page behind a PIN hands back to open the file: of this link and this time, and neither PIN nor paper. */
export function shareTicket(secret: string, token: string, now: Date): string {
  const until = String(now.getTime() + OPEN_FOR)
  return `${until}.${sumOf(secret, token, until)}`
}

/** Whether this page made it for that link, and its time is not over. */
export function isShareTicket(secret: string, token: string, ticket: string, now: Date): boolean {
  const [until = '', sum = ''] = ticket.split('.')
  const [given, right] = [Buffer.from(sum), Buffer.from(sumOf(secret, token, until))]
  return /^\d{1,15}$/.test(until) && given.length === right.length && timingSafeEqual(given, right)
    && Number(until) >= now.getTime()
}

function sumOf(secret: string, token: string, until: string): string {
  return createHmac('sha256', secret).update(`share ${token} ${until}`).digest('base64url')
}
