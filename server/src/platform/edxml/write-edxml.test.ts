/** Need: what we send stands as QCVN 102:2016 spells it, whole, and nothing is sent that a receiver must refuse. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { documentIdOf } from './envelope-of.ts'
import { messageOfJson } from './message-of-json.ts'
import type { EdxmlMessage } from './message.ts'
import { readEdxml } from './read-edxml.ts'
import { type Attached, writeEdxml } from './write-edxml.ts'

const written = async (message: EdxmlMessage, attachments: readonly Attached[] = []) => {
  let text = ''
  for await (const piece of writeEdxml(message, { attachments })) text += piece
  return text
}
const read = (text: string | Buffer, sinkOf?: Parameters<typeof readEdxml>[1]['sinkOf']) =>
  readEdxml((async function* one() { yield Buffer.from(text) })(), { trustOf: () => '', isTrustNeeded: false, ...sinkOf && { sinkOf } })
const fixture = async (name: string) => {
  const found = await read(readFileSync(new URL(`fixtures/${name}.edxml`, import.meta.url)))
  if (!found.ok) throw new Error(found.refusal.code)
  return found.value.message
}

describe('a message', () => {
  test('is spelt as the standard spells it', async () => {
    const text = await written({
      kind: 'document', from: { id: '000.00.12.H00', name: 'Sở & Ban' }, to: [{ id: 'H00.13' }], documentId: documentIdOf('000.00.12.H00', '2021-06-25', '12/A'),
      promulgation: { on: '2021-06-25' }, toPlaces: ['Như trên'], trace: [{ agency: '000.00.12.H00', at: new Date('2021-06-25T17:30:00Z') }],
      business: { kind: 'recall', documentId: 'x', reason: 'Gửi nhầm' },
    }, [{ contentId: 'a', name: 'a.txt', type: 'text/plain', open: async function* open() { yield Buffer.from('abc') } }])
    expect(text).toBe('<?xml version="1.0" encoding="UTF-8"?>\n<edXML:edXML xmlns:edXML="http://www.mic.gov.vn/TBT/QCVN_102_2016">'
      + '<edXML:edXMLEnvelope><edXML:edXMLHeader><edXML:MessageHeader><edXML:From><edXML:OrganId>000.00.12.H00</edXML:OrganId>'
      + '<edXML:OrganName>Sở &amp; Ban</edXML:OrganName></edXML:From><edXML:To><edXML:OrganId>H00.13</edXML:OrganId></edXML:To>'
      + '<edXML:DocumentId>000.00.12.H00,2021/06/25,12/A</edXML:DocumentId><edXML:PromulgationInfo><edXML:PromulgationDate>2021/06/25'
      + '</edXML:PromulgationDate></edXML:PromulgationInfo><edXML:ToPlaces><edXML:Place>Như trên</edXML:Place></edXML:ToPlaces>'
      + '</edXML:MessageHeader><edXML:TraceHeaderList><edXML:TraceHeader><edXML:OrganId>000.00.12.H00</edXML:OrganId>'
      // Half past midnight of the next day in Viet Nam.
      + '<edXML:Timestamp>2021/06/26 00:30:00</edXML:Timestamp></edXML:TraceHeader><edXML:Bussiness><edXML:DocumentId>x</edXML:DocumentId>'
      + '<edXML:BussinessDocType>1</edXML:BussinessDocType><edXML:BussinessDocReason>Gửi nhầm</edXML:BussinessDocReason></edXML:Bussiness>'
      + '</edXML:TraceHeaderList></edXML:edXMLHeader><edXML:edXMLBody><edXML:edXMLManifest version="1.0"><edXML:Reference>'
      + '<edXML:ContentId>cid:a</edXML:ContentId><edXML:ContentType>text/plain</edXML:ContentType><edXML:Description/>'
      + '<edXML:AttachmentName>a.txt</edXML:AttachmentName></edXML:Reference></edXML:edXMLManifest></edXML:edXMLBody></edXML:edXMLEnvelope>'
      + '<edXML:AttachmentEncoded><edXML:Attachment><edXML:ContentId>cid:a</edXML:ContentId><edXML:AttachmentName>a.txt</edXML:AttachmentName>'
      + '<edXML:Description/><edXML:ContentType>text/plain</edXML:ContentType><edXML:ContentTransferEncoded>\nYWJj\n'
      + '</edXML:ContentTransferEncoded></edXML:Attachment></edXML:AttachmentEncoded></edXML:edXML>\n')
  })

  test.each(['van-ban', 'trang-thai', 'thu-hoi', 'cap-nhat', 'thay-the'])('that another system wrote says the same when we write it: %s', async (name) => {
    const message = await fixture(name)
    expect(await read(await written(message))).toMatchObject({ ok: true, value: { message } })
    expect(messageOfJson(JSON.parse(JSON.stringify(message)))).toEqual(message)
  })

  test('that may not be sent is not begun', async () => {
    const message = await fixture('thu-hoi') as EdxmlMessage & { kind: 'document' }
    await expect(written({ ...message, to: [] })).rejects.toThrow('edxml-field-missing: To')
    await expect(written({ ...message, subject: 'a\u0000' })).rejects.toThrow('edxml-not-xml')
    await expect(written({ ...message, subject: 'a\ud800' })).rejects.toThrow('edxml-not-xml')
    await expect(written({ ...message, business: { kind: 'replace' } })).rejects.toThrow('edxml-field-missing: ReplacementInfoList')
  })

  test.each([
    ['a list', [], 'edxml-value-unknown'], ['nothing', null, 'edxml-value-unknown'], ['no kind', {}, 'edxml-value-unknown: kind'],
    ['an unknown key', { kind: 'status', mã: 1 }, 'edxml-value-unknown: mã'],
    ['a key that all objects have', { kind: 'status', constructor: 1 }, 'edxml-value-unknown: constructor'],
    ['a missing key', { kind: 'status', from: {} }, 'edxml-field-missing: from.id'],
    ['a number for a text', { kind: 'status', from: { id: 1 } }, 'edxml-value-unknown: from.id'],
    ['blanks', { kind: 'status', from: { id: ' ' } }, 'edxml-value-unknown: from.id'],
    ['a word of nobody', { kind: 'status', from: { id: 'a' }, answers: { agency: 'a', documentId: 'd' }, code: 'toString' }, 'edxml-value-unknown: code'],
    ['a moment without an offset', { kind: 'status', from: { id: 'a' }, answers: { agency: 'a', documentId: 'd' }, code: 'received', at: '2021-06-25T08:00:00' }, 'edxml-value-unknown: at'],
  ])('as JSON: %s is refused by its key', (_, value, text) => { expect(() => messageOfJson(value)).toThrow(text) })
})

test('bytes go through whatever their number, and however they come', async () => {
  const message = await fixture('van-ban')
  const sizes = [0, 1, 2, 3, 56, 57, 58, 58_367, 58_368, 58_369, 200_000]
  const contents = sizes.map((size, at) => Buffer.from(Array.from({ length: size }, (_, one) => (one * 7 + at) % 256)))
  const text = await written(message, contents.map((content, at) => ({
    contentId: `c${String(at)}`, name: `c${String(at)}`, type: 'application/octet-stream',
    open: async function* open() {
      for (let from = 0; from < content.length; from += 999) yield content.subarray(from, from + 999)
    },
  })))
  const came: Buffer[] = sizes.map(() => Buffer.alloc(0))
  const found = await read(text, (place) => ({
    write: (bytes) => { came[place] = Buffer.concat([came[place] ?? Buffer.alloc(0), bytes]) }, end: () => undefined,
  }))
  expect(found.ok && found.value.attachments.map(({ bytes }) => bytes)).toEqual(sizes)
  expect(came.every((one, at) => one.equals(contents[at] ?? Buffer.alloc(1)))).toBe(true)
})
