import type { Cursor } from '../../modules/audit/public.ts'

/** Where a program goes on, as it is given it; it means nothing outside. */
export function writeFeedCursor({ era, xid, id }: Cursor): string {
  return Buffer.from(`${String(era)} ${xid} ${String(id)}`).toString('base64url')
}

/** Undefined of what is no place in the order of events that the database could know. */
export function readFeedCursor(text: string): Cursor | undefined {
  const [, era = '', xid = '', id = ''] = /^(\d{1,9}) (\d{1,18}) (\d{1,18})$/.exec(Buffer.from(text, 'base64url').toString()) ?? []
  return era === '' ? undefined : { era: Number(era), xid, id: BigInt(id) }
}
