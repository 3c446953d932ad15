import { type Day, dayOf } from '../../kernel/civil-day.ts'
import { EdxmlFault } from './edxml-fault.ts'
import { EDXML, type Field, HEADER, STATUS, TRACE } from './fields.ts'
import { lookAtBusiness } from './message-of-tree.ts'
import type { EdxmlMessage } from './message.ts'

type Row = Readonly<Record<string, unknown>>

/** An attachment as the manifest names it. */
export interface Listed {
  readonly contentId: string
  readonly name: string
  readonly type: string
  readonly description?: string
}

/** Identifier of a document on the axis: agency, day, number and notation (QCVN 102:2016). */
export function documentIdOf(agency: string, on: Day, notation: string): string {
  return `${agency},${on.replaceAll('-', '/')},${notation}`
}

/**
 * The edXMLEnvelope of a message with its manifest, ready to be signed, the namespace not declared. Throws `EdxmlFault`
 * for what the message lacks, and what no XML may hold.
 */
export function envelopeOf(message: EdxmlMessage, attachments: readonly Listed[], id?: string): string {
  lookAtBusiness(message)
  const row = message as unknown as Row
  const header = message.kind === 'status'
    ? element('Status', contentOf(row, STATUS))
    : element('MessageHeader', contentOf(row, HEADER)) + element('TraceHeaderList', contentOf(row, TRACE))
  const references = attachments.map(({ contentId, name, type, description = '' }) => element('Reference',
    element('ContentId', escaped(`cid:${contentId}`)) + element('ContentType', escaped(type))
    + element('Description', escaped(description)) + element('AttachmentName', escaped(name))))
  return `<edXML:edXMLEnvelope${id === undefined ? '' : ` Id="${id}"`}>${element('edXMLHeader', header)}`
    + `${element('edXMLBody', `<edXML:edXMLManifest version="1.0">${references.join('')}</edXML:edXMLManifest>`)}</edXML:edXMLEnvelope>`
}

export const ROOT = `<?xml version="1.0" encoding="UTF-8"?>\n<edXML:edXML xmlns:edXML="${EDXML}">`

/** An element of the standard around what is XML already. */
export function element(name: string, content: string): string {
  return content === '' ? `<edXML:${name}/>` : `<edXML:${name}>${content}</edXML:${name}>`
}

function contentOf(row: Row, fields: readonly Field[]): string {
  return fields.map((field) => {
    const value = row[field.key]
    if (value === undefined || Array.isArray(value) && value.length === 0) {
      if (field.isNeeded) throw new EdxmlFault('edxml-field-missing', field.wire)
      return ''
    }
    const written = writtenOf(value, field)
    return field.within === undefined ? written : element(field.within, written)
  }).join('')
}

function writtenOf(value: unknown, field: Field): string {
  switch (field.kind) {
    case 'groups': return (value as readonly Row[]).map((one) => element(field.wire, contentOf(one, field.fields))).join('')
    case 'group': return element(field.wire, contentOf(value as Row, field.fields))
    case 'texts': return (value as readonly string[]).map((one) => element(field.wire, escaped(one))).join('')
    case 'word': return element(field.wire, Object.keys(field.words).find((code) => field.words[code] === value) ?? unknownIn(field))
    case 'day': return element(field.wire, (value as Day).replaceAll('-', '/'))
    case 'moment': return element(field.wire, timeOf(value as Date))
    case 'count': return element(field.wire, String(value))
    case 'text': return element(field.wire, escaped(value as string))
  }
}

function unknownIn({ wire }: Field): never {
  throw new EdxmlFault('edxml-value-unknown', wire)
}

function timeOf(moment: Date): string {
  const inVietNam = new Date(moment.getTime() + 7 * 3_600_000).toISOString().slice(11, 19)
  return `${dayOf(moment).replaceAll('-', '/')} ${inVietNam}`
}

/** What no XML may hold: NUL, controls, halves of characters. */
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u

/** A text as it stands in XML; ends of lines are one sign. Throws `edxml-not-xml`. */
export function escaped(text: string): string {
  if (FORBIDDEN.test(text)) throw new EdxmlFault('edxml-not-xml')
  return text.replace(/\r\n?/g, '\n').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
