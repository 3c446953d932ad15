import { randomUUID } from 'node:crypto'
import type { SendOptions } from '../../client.ts'
import type { ApiDocument, Row, Schema } from './tables.ts'

/**
 * What a schema cannot say: of these the words must be of the right kind, or the route would not look at its object.
 */
const KNOWN: Readonly<Record<string, object>> = {
  'POST /api/people': { kind: 'citizen', fullName: 'Trần Văn Mẫu', number: '12345678901', birth: '1990', sex: 'nu' },
  'POST /api/people/search': { name: 'Trần Văn' },
  'POST /api/people/:id/raising': {
    fullName: 'Trần Văn Mẫu', number: '12345678901', phone: '0500000001', code: '000000',
  },
  'POST /api/people/:id/phone': { number: '000196990000', phone: '12345', code: '000000' },
  'POST /api/session': { username: `nobody-${randomUUID()}`, password: 'sai' },
  'POST /api/session/password': { current: 'sai', next: 'Motcua@1108' },
  'POST /api/staff/search': { text: 'Trần Văn' },
  'POST /api/dossiers/search': { text: 'Trần Văn' },
  'POST /api/dossiers/file': { list: 'unit' },
  'POST /api/dossiers/:id/follow-up': { onDay: '2021-01-01' },
  'POST /api/dossiers/bulk': { deed: 'approval', body: {}, rows: [{ id: randomUUID(), version: 1 }] },
  'POST /api/dossiers/:id/talk': { circle: 'units', text: 'Cho hỏi thêm về giấy này.' },
  'POST /api/dossiers/:id/opinion': { deed: 'approval', fields: { note: 'a' }, revision: 7 },
  'POST /api/entries': { kind: 'announcement', content: { title: 'Nghỉ lễ', body: '[xem](https://example.org)' } },
  'POST /api/entries/:id/version': {
    basedOn: 1, content: { title: 'Nghỉ lễ', body: '[xem](https://example.org)' },
  },
  'POST /api/entries/:id/end': { from: '2021-06-24' },
  'POST /api/support': { screen: '/danh-sach', text: 'Số 000196990001' },
  'POST /api/support/:id/answer': { text: 'Số 000196990001' },
  'POST /api/support/:id/passing-on': { text: 'Số 000196990001' },
  'POST /api/staff/:id/closing': { username: 'somebody.else' },
  'POST /api/tracking/:number/proof': { digits: '0000' },
  'POST /demo/clock': { at: '1999-01-01T00:00:00Z' },
}

/** A body that the route takes as well formed, made of its schema in the OpenAPI document, and a stale version. */
export function sampleFor(row: Row, document: ApiDocument): SendOptions {
  if (row.method === 'GET' || row.method === 'DELETE') return {}
  const headers = { 'if-match': '"999999999"' }
  const known = knownBodyFor(row)
  if (known) return { body: known, headers }
  const path = row.route.replaceAll(/:(\w+)/g, '{$1}')
  const content = document.paths[path]?.[row.method.toLowerCase()]?.requestBody?.content ?? {}
  if ('multipart/form-data' in content) {
    return { raw: { type: 'multipart/form-data; boundary=x', content: Buffer.from('--x\r\n\r\n--x--\r\n') }, headers }
  }
  const schema = content['application/json']?.schema
  return { body: schema ? sampleOf(schema) : {}, headers }
}

/** What must stand in a body beyond what its schema says; undefined where that says it all. */
export function knownBodyFor({ method, route }: Row): object | undefined {
  return KNOWN[`${method} ${route}`]
}

/** The smallest value that a schema takes. */
export function sampleOf(schema: Schema): unknown {
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  if (schema.anyOf) return sampleOf(schema.anyOf[0] ?? {})
  if (schema.type === 'object') {
    const required = Object.entries(schema.properties ?? {}).filter(([name]) => schema.required?.includes(name))
    return Object.fromEntries(required.map(([name, one]) => [name, sampleOf(one)]))
  }
  if (schema.type === 'array') return Array.from({ length: schema.minItems ?? 0 }, () => sampleOf(schema.items ?? {}))
  if (schema.type === 'integer' || schema.type === 'number') return schema.minimum ?? 0
  if (schema.type === 'boolean') return false
  return textFor(schema)
}

function textFor({ format, minLength = 0, pattern = '' }: Schema): string {
  if (format === 'uuid') return randomUUID()
  if (format === 'date-time') return '2021-06-25T02:00:00Z'
  if (format === 'date' || /\\d\{4\}/.test(pattern)) return '2021-06-25'
  return 'a'.repeat(Math.max(minLength, 3))
}
