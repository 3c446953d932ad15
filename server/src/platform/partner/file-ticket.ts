import { createHmac, timingSafeEqual } from 'node:crypto'

/**
 * What opens one file to one partner, by the link that stands in a message to it: nobody makes one without the secret
 * of this installation, and it opens nothing else.
 */
export function fileTicketOf(secret: string, partner: string, paper: string): string {
  return createHmac('sha256', secret).update(`file of partner ${partner} ${paper}`).digest('base64url')
}

/** Whether this installation made the ticket for that partner and paper. */
export function isFileTicket(
  secret: string, { partner, paper, ticket }: {
    readonly partner: string; readonly paper: string; readonly ticket: string
  },
): boolean {
  const [given, right] = [Buffer.from(ticket), Buffer.from(fileTicketOf(secret, partner, paper))]
  return given.length === right.length && timingSafeEqual(given, right)
}

/** The address at which a partner fetches the file of a paper. */
export function fileAddressOf(
  { publicUrl, secret }: { readonly publicUrl: string; readonly secret: string }, partner: string, paper: string,
): string {
  return `${publicUrl.replace(/\/$/, '')}/api/partner-files/${partner}/${paper}?ticket=${fileTicketOf(secret, partner, paper)}`
}
