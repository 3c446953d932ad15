import { isDay, momentOn } from '../../kernel/civil-day.ts'
import { EdxmlFault } from './edxml-fault.ts'
import { EDXML, type Field, HEADER, STATUS, TRACE } from './fields.ts'
import type { EdxmlMessage } from './message.ts'
import { type XmlElement, childrenOf } from './xml-tree.ts'

type Row = Readonly<Record<string, unknown>>

/** What stands in one list. */
const MOST = 1_000

/**
 * The message that a header tells: a document, or word of one. What the standard does not know is passed over; what may
 * stand once and stands twice, and words that mean nothing to us, are refused: nothing is guessed. Throws `EdxmlFault`.
 */
export function messageOf(header: XmlElement): EdxmlMessage {
  const [status, head, trace] = ['Status', 'MessageHeader', 'TraceHeaderList'].map((name) => onlyOf(header, name))
  if (status && !head) return { kind: 'status', ...rowOf(status, STATUS) } as unknown as EdxmlMessage
  if (!head || status) throw new EdxmlFault(head ? 'edxml-element-misplaced' : 'edxml-field-missing', head ? 'Status' : 'MessageHeader')
  if (!trace) throw new EdxmlFault('edxml-field-missing', 'TraceHeaderList')
  const message = { kind: 'document', ...rowOf(head, HEADER), ...rowOf(trace, TRACE) } as unknown as EdxmlMessage
  lookAtBusiness(message)
  return message
}

/** What is recalled, updated or replaced must be named. Throws `EdxmlFault`. */
export function lookAtBusiness(message: EdxmlMessage): void {
  if (message.kind === 'status') return
  const { kind, documentId, replaces = [] } = message.business
  if ((kind === 'recall' || kind === 'update') && documentId === undefined) throw new EdxmlFault('edxml-field-missing', 'Bussiness/DocumentId')
  if (kind === 'replace' && replaces.length === 0) throw new EdxmlFault('edxml-field-missing', 'ReplacementInfoList')
}

/** The one child of this name, if any. Throws `edxml-field-repeated`. */
export function onlyOf(element: XmlElement, name: string): XmlElement | undefined {
  const [one, more] = childrenOf(element, EDXML, name)
  if (more) throw new EdxmlFault('edxml-field-repeated', name)
  return one
}

function rowOf(element: XmlElement, fields: readonly Field[]): Row {
  const row: Record<string, unknown> = {}
  for (const field of fields) {
    const value = valueOf(element, field)
    if (value !== undefined) row[field.key] = value
    else if (field.isNeeded) throw new EdxmlFault('edxml-field-missing', field.wire)
  }
  return row
}

function valueOf(outer: XmlElement, field: Field): unknown {
  const within = field.within === undefined ? outer : onlyOf(outer, field.within)
  if (!within) return undefined
  const found = childrenOf(within, EDXML, field.wire)
  if (field.kind === 'groups' || field.kind === 'texts') {
    if (found.length > MOST) throw new EdxmlFault('edxml-too-long', field.wire)
    const values = field.kind === 'groups'
      ? found.filter(isFilled).map((one) => rowOf(one, field.fields)) : found.map(textOf).filter((one) => one !== '')
    return values.length === 0 ? undefined : values
  }
  const one = onlyOf(within, field.wire)
  if (!one) return undefined
  if (field.kind === 'group') return isFilled(one) || field.isNeeded ? rowOf(one, field.fields) : undefined
  const text = textOf(one)
  return text === '' ? undefined : scalarOf(text, field)
}

/** Many systems write all groups, empty or not. */
function isFilled(element: XmlElement): boolean {
  return element.text.trim() !== '' || element.children.some(isFilled)
}

function textOf(element: XmlElement): string {
  if (element.children.length > 0) throw new EdxmlFault('edxml-element-misplaced', element.name.slice(0, 60))
  return element.text.trim().normalize('NFC')
}

function scalarOf(text: string, field: Field): unknown {
  const value = field.kind === 'word' ? wordOf(text, field.words)
    : field.kind === 'day' ? dayOf(text) : field.kind === 'moment' ? momentOf(text)
      : field.kind === 'count' ? countOf(text) : text
  if (value === undefined) throw new EdxmlFault('edxml-value-unknown', field.wire)
  return value
}

/** Codes come with and without noughts before them: 1 is 01. */
function wordOf(text: string, words: Readonly<Record<string, string>>): string | undefined {
  const code = Object.keys(words).find((one) => one === text || /^\d{1,2}$/.test(text) && Number(one) === Number(text))
  return code === undefined ? undefined : words[code]
}

function countOf(text: string): number | undefined {
  return /^\d{1,6}$/.test(text) ? Number(text) : undefined
}

/** `yyyy/MM/dd`, with any time behind it left out; some systems write hyphens. */
function dayOf(text: string): string | undefined {
  const [, year = '', month = '', day = ''] = /^(\d{4})[/-](\d\d)[/-](\d\d)(?:[T ][\d:.]{1,20}(?:Z|[+-]\d\d:\d\d)?)?$/.exec(text) ?? []
  const found = `${year}-${month}-${day}`
  return isDay(found) ? found : undefined
}

/** `yyyy/MM/dd HH:mm:ss` in Viet Nam. */
function momentOf(text: string): Date | undefined {
  const [, year = '', month = '', date = '', hour = '', minute = '', second = '0'] =
    /^(\d{4})[/-](\d\d)[/-](\d\d)[T ](\d\d):(\d\d)(?::(\d\d))?(?:\.\d{1,9})?(?:\+07:00)?$/.exec(text) ?? []
  const day = `${year}-${month}-${date}`
  const isTime = Number(hour) <= 23 && Number(minute) <= 59 && Number(second) <= 59
  if (!isDay(day) || !isTime) return undefined
  return new Date(momentOn(day, Number(hour) * 60 + Number(minute)).getTime() + Number(second) * 1_000)
}
