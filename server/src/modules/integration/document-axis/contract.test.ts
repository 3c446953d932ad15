/**
 * Need: what the adapter sends, the axis takes, and what other agencies answer over the axis our reader takes (domain
 * reference 8.4). The axis is the sandbox's, a process of its own that shares no code with the adapter.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { addDays, dayOf } from '../../../kernel/civil-day.ts'
import { readSettings } from '../../../platform/partner/read-settings.ts'
import { SendFault } from '../../../platform/send-fault.ts'
import type { EdxmlDocument, EdxmlStatus } from '../../../platform/edxml/message.ts'
import { readEdxml } from '../../../platform/edxml/read-edxml.ts'
import { writeEdxml } from '../../../platform/edxml/write-edxml.ts'
import { openDocumentAxis } from './client.ts'
import { DOCUMENT_AXIS_SETTINGS } from './settings.ts'

const MOTCUA = fileURLToPath(new URL('../../../../bin/motcua.mjs', import.meta.url))
const [OURS, THEIRS, KEY] = ['000.00.00.H00', '000.00.12.H99', 'khoa-chung']
let folder: string
let nation: ChildProcess
let url: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'axis-'))
  const partners = join(folder, 'partners.json')
  writeFileSync(partners, JSON.stringify({ 'document-axis': { url: 'http://127.0.0.1:0', key: KEY } }))
  nation = spawn(process.execPath, [MOTCUA, 'sandbox', '--partners', partners, '--only', 'document-axis'], { stdio: ['ignore', 'pipe', 'inherit'] })
  if (!nation.stdout) throw new Error('no sandbox')
  const [line] = await once(createInterface(nation.stdout), 'line') as [string]
  url = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0] ?? ''
})
afterAll(async () => {
  const gone = once(nation, 'exit')
  nation.kill()
  await gone
  rmSync(folder, { recursive: true })
})

const axisOf = (agency: string, key = KEY) => openDocumentAxis({ url, key, agency })
const document = (number: number, subject = 'Xin ý kiến'): EdxmlDocument => ({
  kind: 'document', from: { id: OURS }, to: [{ id: THEIRS }], documentId: `${OURS},2021/06/25,${String(number)}/A`, subject,
  business: { kind: 'new' },
})
const sent = async (message: EdxmlDocument, content = Buffer.from('Nội dung')) => axisOf(OURS).send('edoc', writeEdxml(message, {
  attachments: [{ contentId: 'tep-1', name: 'Công văn.txt', type: 'text/plain', open: async function* open() { yield content } }],
}))
const read = async (pieces: AsyncIterable<Uint8Array>) => readEdxml(pieces, { trustOf: () => '', isTrustNeeded: false })
const at = async (method: string, path: string, body: object) => {
  await fetch(`${url}/_sandbox${path}`, { method, body: JSON.stringify(body) })
}
const faultOf = async (asked: Promise<unknown>) => asked.then(() => 'none', (error: unknown) => error instanceof SendFault ? error.code : String(error))

describe('the axis', () => {
  beforeEach(async () => { await at('PUT', '/faults', {}) })

  test('takes our package once, and its receiver has it whole', async () => {
    const content = Buffer.alloc(3_000_001, 'motcua')
    const docId = await sent(document(1), content)
    expect(await sent(document(1), content)).toBe(docId)
    const theirs = axisOf(THEIRS)
    expect(await theirs.listReceived('edoc')).toMatchObject([{ docId, from: OURS, to: THEIRS, status: 'initial' }])
    const [{ laidAt } = {}] = await theirs.listReceived('edoc')
    const day = dayOf(laidAt ?? new Date(0))
    expect([await theirs.listReceived('edoc', day), await theirs.listReceived('edoc', addDays(day, 1))])
      .toMatchObject([[{ docId, documentId: document(1).documentId }], []])
    expect(await axisOf(OURS).listSent('edoc')).toMatchObject([{ docId }])
    expect(await read(await theirs.get(docId))).toMatchObject({ ok: true, value: {
      message: { documentId: `${OURS},2021/06/25,1/A`, subject: 'Xin ý kiến' }, attachments: [{ name: 'Công văn.txt', bytes: content.length }],
    } })
    await theirs.update(docId, 'done')
    expect(await theirs.listReceived('edoc')).toEqual([])
  })

  test('brings what another agency answers: a status, and a document with an attachment', async () => {
    const docId = await sent(document(2))
    await at('POST', '/act/answer-status', { docId, code: '03', text: 'Đã tiếp nhận' })
    await at('POST', '/act/answer-document', { docId, subject: 'Ý kiến', attachment: 'y-kien.txt', text: 'Đồng ý' })
    const ours = axisOf(OURS)
    const [status] = await ours.listReceived('status')
    expect(await read(await ours.get(status?.docId ?? ''))).toMatchObject({ ok: true, value: { message: {
      kind: 'status', code: 'received', description: 'Đã tiếp nhận', from: { id: THEIRS }, answers: { documentId: `${OURS},2021/06/25,2/A` },
    } } })
    const [answer] = await ours.listReceived('edoc')
    expect(await read(await ours.get(answer?.docId ?? ''))).toMatchObject({ ok: true, value: {
      message: { kind: 'document', subject: 'Ý kiến', answers: [{ documentId: `${OURS},2021/06/25,2/A` }] },
      attachments: [{ name: 'y-kien.txt', bytes: Buffer.byteLength('Đồng ý') }],
    } })
  })

  test('takes our word of what became of a document', async () => {
    const word = (code: EdxmlStatus['code'], more: object = {}): EdxmlStatus => ({
      kind: 'status', from: { id: OURS }, answers: { agency: THEIRS, documentId: 'd' }, code, at: new Date('2021-06-25T02:00:00Z'), ...more,
    })
    const words = [word('arrived'), word('refused', { description: 'Gửi nhầm <nơi>' }), word('change-refused')]
    for (const one of [...words, ...words]) await axisOf(OURS).send('status', writeEdxml(one, {}))
    const theirs = axisOf(THEIRS)
    const listed = await theirs.listReceived('status')
    expect(listed.map(({ from }) => from)).toEqual([OURS, OURS, OURS])
    const came = await Promise.all(listed.map(async ({ docId }) => read(await theirs.get(docId))))
    expect(came).toMatchObject(words.map((message) => ({ ok: true, value: { message } })))
  })

  test('knows its agencies, and new ones', async () => {
    const ours = axisOf(OURS)
    await ours.registerAgency({ id: '000.00.13.H99', name: 'Sở Mới' })
    expect(await ours.listAgencies()).toContainEqual({ id: '000.00.13.H99', name: 'Sở Mới' })
    await ours.deleteAgency('000.00.13.H99')
    expect(await ours.listAgencies()).not.toContainEqual({ id: '000.00.13.H99', name: 'Sở Mới' })
  })

  test('is told apart where it refuses us, does not answer, or answers nonsense', async () => {
    expect(await faultOf(axisOf(OURS, 'khac').listAgencies())).toBe('http-401')
    expect(await faultOf(axisOf('nobody').listAgencies())).toBe('error-FROM')
    expect(await faultOf(axisOf(OURS).get('khong-co'))).toBe('error-DOC_ID')
    expect(await faultOf(sent({ ...document(3), to: [{ id: '000.00.00.H98' }] }))).toBe('error-TO')
    for (const [fault, code] of [['errors', 'http-500'], ['garbage', 'answer-unreadable'], ['down', 'unreachable']] as const) {
      await at('PUT', '/faults', { [fault]: true })
      expect(await faultOf(axisOf(OURS).listReceived('edoc'))).toBe(code)
      expect(await faultOf(sent(document(4)))).toBe(code)
      await at('PUT', '/faults', {})
    }
    // What is no package is found by whoever reads it.
    const docId = await sent(document(5))
    await at('PUT', '/faults', { garbage: true })
    expect(await read(await axisOf(OURS).get(docId))).toMatchObject({ ok: false, refusal: { code: 'edxml-not-xml' } })
  })
})

test.each([
  [{}, ['url', 'key', 'agency']], [{ url: 'ftp://a', key: 'k', agency: 'a' }, ['url']],
  [{ url: 'http://a', key: 'a\nb', agency: 'a' }, ['key']], [{ url: 'http://a', key: 'k', agency: 1.5 }, ['agency']],
  [{ url: 'http://a', key: 'k', agency: 'a' }, []],
  [{ url: 'http://a', key: 'k', agency: 'a', signedonly: 'yes', signs: 'no' }, ['signedonly']],
])('settings name what is faulty, and no value', (given, names) => {
  const wanted = names.length === 0 ? { ok: true } : { ok: false, refusal: { names } }
  expect(readSettings(DOCUMENT_AXIS_SETTINGS, given)).toMatchObject(wanted)
})
