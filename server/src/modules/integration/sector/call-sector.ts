import type { Day } from '../../../kernel/civil-day.ts'
import { type Answer, askPartner, readAnswer } from '../../../platform/partner/ask-partner.ts'
import { momentOf } from '../../../platform/partner/stamp.ts'
import { SendFault } from '../../../platform/send-fault.ts'
import type { SaidState } from './sector-system.ts'

/** A signed file in base64, and some words around it. */
const LARGEST_ANSWER = 60_000_000
const MOST_WORDS = 1_000
const NO_MOMENT = new Date(0)

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

/** What somebody there wrote: in one line, cut off where it is long, and empty where nothing was. */
export function wordsIn(row: Answer, name: string): string {
  const value = row[name]
  const line = typeof value === 'string' ? value.normalize('NFC').replace(/[\p{Cc}\p{Cf}\p{Cs}]+/gu, ' ').trim() : ''
  return line.slice(0, MOST_WORDS).replace(/\p{Cs}$/u, '') // half of a sign may be left over
}

/**
 * How each dossier of a list stands. A row that cannot be read, but for whose dossier it is, is listed with no code, so
 * that its dossier is asked for by itself; one that names no dossier is left out, for nobody could tell whose it is.
 */
export function statesIn(
  rows: readonly Answer[], numberOf: (row: Answer) => string, stateOf: (row: Answer) => SaidState,
): SaidState[] {
  return rows.flatMap((row) => {
    const state = readable(() => stateOf(row))
    if (state) return [state]
    const number = readable(() => numberOf(row))
    return number === undefined ? [] : [{ number, code: '', at: NO_MOMENT, words: '' }]
  })
}

function readable<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof SendFault)) throw error
    return undefined
  }
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

/** Of a code that is no good answer; one that has not the shape of that system's codes is not repeated. */
export function saidFault(code: string, shape = /^\w{1,10}$/): SendFault {
  return new SendFault(`error-${shape.test(code) ? code : 'unknown'}`, false)
}

export function unreadable(): SendFault {
  return new SendFault('answer-unreadable', false)
}

/** Signs that nobody sees, and breaks of lines: no number and no name has them. */
function hasUnseen(text: string): boolean {
  return /[\p{Cc}\p{Cf}]/u.test(text)
}
