import type { Day } from '../../../kernel/civil-day.ts'
import { type Answer, askPartner, readAnswer } from '../../../platform/partner/ask-partner.ts'
import { momentOf } from '../../../platform/partner/stamp.ts'
import { SendFault } from '../../../platform/send-fault.ts'

/** A signed file in base64, and some words around it. */
const LARGEST_ANSWER = 60_000_000

/** Where a sector system is reached, and by which key: mostly over the gateway of the province. */
export interface SectorAddress { readonly url: string; readonly key: string }

/** Asks an operation of a sector system, by its path. Throws SendFault. */
export async function callSector(
  { url, key }: SectorAddress, path: string,
  { query = {}, body }: { readonly query?: Readonly<Record<string, string>>; readonly body?: object | string } = {},
): Promise<Answer> {
  const address = new URL(path, url.endsWith('/') ? url : `${url}/`)
  for (const [name, value] of Object.entries(query)) address.searchParams.set(name, value)
  const isText = typeof body === 'string'
  const type = isText ? 'application/xml' : 'application/json'
  return readAnswer(await askPartner(address, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { authorization: `Bearer ${key}`, ...body !== undefined && { 'content-type': type } },
    ...body !== undefined && { body: isText ? body : JSON.stringify(body) },
  }), LARGEST_ANSWER)
}

/** A word of an answer, not empty and no longer than that. Throws SendFault `answer-unreadable`. */
export function wordIn(row: Answer, name: string, most = 200): string {
  const value = typeof row[name] === 'number' ? String(row[name]) : row[name]
  if (typeof value !== 'string' || value === '' || value.length > most || hasUnseen(value)) throw unreadable()
  return value.normalize('NFC')
}

/** The same, where it may say nothing. */
export function maybeIn(row: Answer, name: string, most = 1_000): string {
  const value = row[name]
  return value === undefined || value === null || value === '' ? '' : wordIn(row, name, most)
}

/** A moment `yyyyMMddHHmmss`. Throws SendFault `answer-unreadable`. */
export function momentIn(row: Answer, name: string): Date {
  const moment = momentOf(wordIn(row, name, 14))
  if (!moment) throw unreadable()
  return moment
}

/** A day `dd/MM/yyyy`. Throws SendFault `answer-unreadable`. */
export function dayIn(row: Answer, name: string): Day {
  const [, day = '', month = '', year = ''] = /^(\d\d)\/(\d\d)\/(\d{4})$/.exec(wordIn(row, name, 10)) ?? []
  const moment = momentOf(`${year}${month}${day}000000`)
  if (!moment) throw unreadable()
  return `${year}-${month}-${day}`
}

/** Rows of an answer. Throws SendFault `answer-unreadable`. */
export function rowsIn(value: unknown): readonly Answer[] {
  if (!Array.isArray(value)) throw unreadable()
  return value.map((one) => rowOf(one))
}

/** A row of an answer. Throws SendFault `answer-unreadable`. */
export function rowOf(value: unknown): Answer {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw unreadable()
  return value as Answer
}

/** A file in base64. Throws SendFault `answer-unreadable`. */
export function bytesIn(row: Answer, name: string): Buffer {
  const value = row[name]
  if (typeof value !== 'string' || value === '' || !/^[A-Za-z0-9+/]+={0,2}$/.test(value)) throw unreadable()
  return Buffer.from(value, 'base64')
}

export function unreadable(): SendFault {
  return new SendFault('answer-unreadable', false)
}

/** Signs that nobody sees, and breaks of lines: no number and no name has them. */
function hasUnseen(text: string): boolean {
  return /[\p{Cc}\p{Cf}]/u.test(text)
}
