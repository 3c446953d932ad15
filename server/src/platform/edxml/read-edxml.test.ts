/**
 * Need: agencies exchange documents as edXML (QCVN 102:2016), and whoever sends one is a stranger. The packages in
 * `fixtures` are written by hand, in the spellings that other systems use: nothing here is read back from our writer.
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type ReadEdxmlOptions, readEdxml } from './read-edxml.ts'

const NS = 'http://www.mic.gov.vn/TBT/QCVN_102_2016'
const fixture = (name: string) => readFileSync(new URL(`fixtures/${name}.edxml`, import.meta.url))
const inPieces = async function* inPieces(bytes: Buffer, length = 7) {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length)
}
const read = (bytes: Buffer | string, how: Partial<ReadEdxmlOptions> = {}, length?: number) =>
  readEdxml(inPieces(Buffer.from(bytes), length), { trustOf: () => 'untrusted', isTrustNeeded: false, ...how })
const refusalOf = async (bytes: Buffer | string, how?: Partial<ReadEdxmlOptions>) => {
  const found = await read(bytes, how, 4_096)
  return found.ok ? 'taken' : found.refusal.code
}

/** The shortest package, with what a test puts into it. */
interface Parts { readonly head?: string; readonly listed?: string; readonly came?: string; readonly business?: string }
const packageOf = ({ head = '', listed = '', came = '', business = '<BussinessDocType>0</BussinessDocType>' }: Parts = {}) =>
  `<edXML xmlns="${NS}"><edXMLEnvelope><edXMLHeader><MessageHeader><From><OrganId>H00.12</OrganId></From><To><OrganId>H00.13`
  + `</OrganId></To><DocumentId>d</DocumentId>${head}</MessageHeader><TraceHeaderList><Bussiness>${business}</Bussiness>`
  + `</TraceHeaderList></edXMLHeader><edXMLBody><edXMLManifest version="1.0">${listed}</edXMLManifest></edXMLBody>`
  + `</edXMLEnvelope>${came === '' ? '' : `<AttachmentEncoded>${came}</AttachmentEncoded>`}</edXML>`
const listed = (id: string, name: string) =>
  `<Reference><ContentId>cid:${id}</ContentId><AttachmentName>${name}</AttachmentName></Reference>`
const came = (id: string, content: string, more = '') =>
  `<Attachment><ContentId>cid:${id}</ContentId>${more}<ContentTransferEncoded>${content}</ContentTransferEncoded></Attachment>`

describe('what another system wrote', () => {
  test('is read whole, however it is cut into pieces', async () => {
    const contents: Buffer[][] = []
    const sinkOf = (place: number) => ({
      write: (bytes: Uint8Array) => { (contents[place] ??= []).push(Buffer.from(bytes)) },
      end: () => { contents[place] ??= [] },
    })
    const found = await read(fixture('van-ban'), { sinkOf }, 5)
    expect(found).toMatchObject({ ok: true, value: { signature: null } })
    if (!found.ok) return
    expect(found.value.message).toEqual({
      kind: 'document',
      from: { id: '000.00.12.H00', inCharge: 'Ủy ban nhân dân tỉnh', name: 'Sở & Ban A<B', email: 'so@example.vn' },
      to: [{ id: '000.01.12.H00', name: 'Chi cục' }, { id: 'H00.13' }],
      documentId: '000.00.12.H00,2021/06/25,12/SXD-VP', code: { number: '12', notation: 'SXD-VP' },
      promulgation: { place: 'Lâm Giang', on: '2021-06-25' },
      documentType: { type: '2', detail: '1', name: 'Công văn' },
      subject: 'Về việc lấy ý kiến', content: 'Hai dòng\ncủa một nội dung',
      signer: { competence: 'KT. GIÁM ĐỐC', position: 'Phó Giám đốc', name: 'Nguyễn Văn Mẫu' },
      dueOn: '2021-07-02', toPlaces: ['Như trên', 'Lưu: VT'],
      other: { priority: 0, typist: 'NVM', copies: 3, pages: 2, appendixes: ['Phụ lục I'] }, steering: 1,
      answers: [{ agency: 'H00.13', code: '7/UBND', promulgatedOn: '2021-06-20', documentId: 'H00.13,2021/06/20,7/UBND' }],
      trace: [{ agency: '000.00.12.H00', at: new Date('2021-06-25T01:01:02Z') }],
      business: { kind: 'new', reason: 'Văn bản mới', paper: 1, staff: { department: 'Văn phòng', name: 'Trần Thị Thử' } },
    })
    const letter = Buffer.from('Nội dung văn bản thử.\n')
    const bytes = Buffer.from(Array.from({ length: 256 }, (_, at) => at))
    const digest = (content: Buffer) => createHash('sha256').update(content).digest('hex')
    expect(found.value.attachments).toEqual([
      { contentId: 'tep-1', name: 'Công văn 12.txt', type: 'text/plain', description: 'Văn bản', place: 1, bytes: letter.length, sha256: digest(letter) },
      { contentId: 'tep-2', name: 'phu-luc.bin', type: 'application/octet-stream', description: '', place: 0, bytes: 256, sha256: digest(bytes) },
    ])
    expect(contents.map((one) => Buffer.concat(one))).toEqual([bytes, letter])
  })

  test.each([
    ['thu-hoi', { kind: 'recall', documentId: '000.00.12.H00,2021/06/25,12/SXD-VP', reason: 'Gửi nhầm' }],
    ['cap-nhat', {
      kind: 'update', documentId: '000.00.12.H00,2021/06/25,12/SXD-VP',
      change: { document: 1, receiver: 1, receivers: [{ agency: 'H00.13', kind: 0 }] },
    }],
    ['thay-the', {
      kind: 'replace',
      replaces: [{ documentId: '000.00.12.H00,2021/06/25,12/SXD-VP', agencies: ['H00.13', '000.01.12.H00'] }],
    }],
  ])('recalls, updates and replaces: %s', async (name, business) => {
    expect(await read(fixture(name))).toMatchObject({ ok: true, value: { message: { kind: 'document', business } } })
  })

  test.each([
    ['01', 'arrived'], ['02', 'refused'], ['03', 'received'], ['04', 'assigned'], ['05', 'in-process'],
    ['06', 'finished'], ['13', 'recall-asked'], ['15', 'change-agreed'], ['16', 'change-refused'], ['3', 'received'],
  ])('tells by %s what became of a document: %s', async (code, word) => {
    const text = fixture('trang-thai').toString().replace('>03<', `>${code}<`)
    expect(await read(text)).toEqual({ ok: true, value: {
      attachments: [], signature: null, message: {
        kind: 'status', code: word, description: 'Đã tiếp nhận', at: new Date('2021-06-25T02:30:00Z'),
        from: { id: 'H00.13', name: 'Ủy ban nhân dân huyện' }, staff: { department: 'Văn thư', name: 'Lê Văn Giả' },
        answers: {
          agency: '000.00.12.H00', code: '12/SXD-VP', promulgatedOn: '2021-06-25',
          documentId: '000.00.12.H00,2021/06/25,12/SXD-VP',
        },
      },
    } })
  })
})

describe('hostile or broken packages are refused by stable codes', () => {
  const bomb = '<!DOCTYPE edXML [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
  test.each([
    ['a DTD with entities', bomb + packageOf(), 'edxml-dtd'],
    ['an entity of nobody', packageOf({ head: '<Subject>&xxe;</Subject>' }), 'edxml-dtd'],
    ['a DTD within', packageOf({ head: '<!DOCTYPE a>' }), 'edxml-dtd'],
    ['an instruction', packageOf({ head: '<?php x?>' }), 'edxml-not-xml'],
    ['depth', packageOf({ head: '<a>'.repeat(60) + '</a>'.repeat(60) }), 'edxml-too-deep'],
    ['many elements', packageOf({ head: '<a/>'.repeat(20_001) }), 'edxml-too-many-elements'],
    ['many attributes', packageOf({ head: `<a ${Array.from({ length: 33 }, (_, at) => `a${String(at)}="1"`).join(' ')}/>` }), 'edxml-too-many-attributes'],
    ['a long field', packageOf({ head: `<Subject>${'a'.repeat(100_001)}</Subject>` }), 'edxml-too-long'],
    ['a long tag', packageOf({ head: `<a b="${'a'.repeat(70_000)}"/>` }), 'edxml-too-long'],
    ['a long envelope', packageOf({ head: `<a>${'a'.repeat(90_000)}</a>`.repeat(12) }), 'edxml-too-long'],
    ['a control sign', packageOf({ head: '<Subject>a\u0001</Subject>' }), 'edxml-not-xml'],
    ['a written NUL', packageOf({ head: '<Subject>a&#0;</Subject>' }), 'edxml-not-xml'],
    ['a lone ampersand', packageOf({ head: '<Subject>a & b</Subject>' }), 'edxml-not-xml'],
    ['an attribute twice', packageOf({ head: '<a b="1" b="2"/>' }), 'edxml-not-xml'],
    ['tags that do not meet', packageOf({ head: '<a></b>' }), 'edxml-not-xml'],
    ['an end too early', packageOf().slice(0, -9), 'edxml-not-xml'],
    ['something behind the end', `${packageOf()}<a/>`, 'edxml-not-xml'],
    ['words behind the end', `${packageOf()}thêm`, 'edxml-not-xml'],
    ['no XML', 'PK\u0003\u0004', 'edxml-not-xml'],
    ['nothing', '', 'edxml-not-xml'],
    ['another encoding declared', `<?xml version="1.0" encoding="UTF-16"?>${packageOf()}`, 'edxml-wrong-encoding'],
    ['another encoding', Buffer.from(`\ufeff${packageOf()}`, 'utf16le'), 'edxml-wrong-encoding'],
    ['a byte of Latin-1', Buffer.from(packageOf({ head: '<Subject>é</Subject>' }), 'latin1'), 'edxml-wrong-encoding'],
    ['another namespace', packageOf().replace(NS, 'http://www.e-doc.vn/Schema/'), 'edxml-wrong-namespace'],
    ['another root', packageOf().replace('<edXML ', '<thu ').replace('</edXML>', '</thu>'), 'edxml-wrong-namespace'],
    ['an envelope of another namespace', packageOf().replace('<edXMLEnvelope>', '<edXMLEnvelope xmlns="urn:x">'), 'edxml-wrong-namespace'],
    ['a prefix of nobody', packageOf({ head: '<x:a/>' }), 'edxml-wrong-namespace'],
    ['an id twice', packageOf({ head: '<a Id="x"/><b id="x"/>' }), 'edxml-id-repeated'],
    ['an envelope twice', packageOf().replace('</edXML>', `${packageOf().replace(/^<edXML [^>]*>|<\/edXML>$/g, '')}</edXML>`), 'edxml-element-misplaced'],
    ['words between the parts', packageOf().replace('</edXML>', 'x</edXML>'), 'edxml-element-misplaced'],
    ['a field twice', packageOf({ head: '<Subject>a</Subject><Subject>b</Subject>' }), 'edxml-field-repeated'],
    ['no sender', packageOf().replace(/<From>.*<\/From>/, ''), 'edxml-field-missing'],
    ['no receiver', packageOf().replace(/<To>.*<\/To>/, ''), 'edxml-field-missing'],
    ['elements in a text', packageOf({ head: '<Subject>a<b/></Subject>' }), 'edxml-element-misplaced'],
    ['a business of nobody', packageOf({ business: '<BussinessDocType>4</BussinessDocType>' }), 'edxml-value-unknown'],
    ['a recall of nothing', packageOf({ business: '<BussinessDocType>1</BussinessDocType>' }), 'edxml-field-missing'],
    ['a replacement of nothing', packageOf({ business: '<BussinessDocType>3</BussinessDocType>' }), 'edxml-field-missing'],
    ['a day that is none', packageOf({ head: '<DueDate>2021/02/29</DueDate>' }), 'edxml-value-unknown'],
    ['a huge number', packageOf({ head: `<SteeringType>${'9'.repeat(400)}</SteeringType>` }), 'edxml-value-unknown'],
    ['a status of nobody', fixture('trang-thai').toString().replace('>03<', '>14<'), 'edxml-value-unknown'],
    ['a hundred thousand receivers', packageOf({ head: '<To><OrganId>a</OrganId></To>'.repeat(9_000) }), 'edxml-too-long'],
  ])('%s', async (_, bytes, code) => { expect(await refusalOf(bytes)).toBe(code) })

  test.each([
    ['one that did not come', { listed: listed('a', 'a.pdf') }, 'edxml-attachment-missing'],
    ['one that nobody announced', { came: came('a', 'YQ==') }, 'edxml-attachment-unlisted'],
    ['one under another name', { listed: listed('a', 'a.pdf'), came: came('a', 'YQ==', '<AttachmentName>b.exe</AttachmentName>') }, 'edxml-attachment-unlisted'],
    ['one announced twice', { listed: listed('a', 'a.pdf') + listed('a', 'b.pdf'), came: came('a', 'YQ==') }, 'edxml-attachment-repeated'],
    ['one that came twice', { listed: listed('a', 'a.pdf'), came: came('a', 'YQ==') + came('a', 'Yg==') }, 'edxml-attachment-repeated'],
    ['no base64', { listed: listed('a', 'a.pdf'), came: came('a', 'Y*==') }, 'edxml-base64-wrong'],
    ['base64 that is cut', { listed: listed('a', 'a.pdf'), came: came('a', 'YWJ') }, 'edxml-base64-wrong'],
    ['base64 behind its end', { listed: listed('a', 'a.pdf'), came: came('a', 'YQ==YWJj') }, 'edxml-base64-wrong'],
    ['base64 with bits of nobody', { listed: listed('a', 'a.pdf'), came: came('a', 'YR==') }, 'edxml-base64-wrong'],
    ['a name with a path', { listed: listed('a', '../../etc/passwd'), came: came('a', 'YQ==') }, 'edxml-name-unsafe'],
    ['a name of Windows', { listed: listed('a', 'C:\\a.pdf'), came: came('a', 'YQ==') }, 'edxml-name-unsafe'],
    ['a name that turns', { listed: listed('a', 'a\u202efdp.exe'), came: came('a', 'YQ==') }, 'edxml-name-unsafe'],
    ['a name of dots', { listed: listed('a', '..'), came: came('a', 'YQ==') }, 'edxml-name-unsafe'],
    ['no name', { listed: listed('a', ''), came: came('a', 'YQ==') }, 'edxml-name-unsafe'],
    ['an id with a path', { listed: listed('../a', 'a.pdf'), came: came('../a', 'YQ==') }, 'edxml-name-unsafe'],
    ['too many', { listed: Array.from({ length: 201 }, (_, at) => listed(`a${String(at)}`, 'a')).join('') }, 'edxml-too-many-attachments'],
    ['too many that came', { came: Array.from({ length: 201 }, (_, at) => came(`a${String(at)}`, '')).join('') }, 'edxml-too-many-attachments'],
    ['one without content', { listed: listed('a', 'a.pdf'), came: '<Attachment><ContentId>a</ContentId></Attachment>' }, 'edxml-field-missing'],
    ['a content twice', { listed: listed('a', 'a.pdf'), came: came('a', 'YQ==', '<ContentTransferEncoded>Yg==</ContentTransferEncoded>') }, 'edxml-field-repeated'],
    ['elements in base64', { listed: listed('a', 'a.pdf'), came: came('a', 'YQ=<b/>=') }, 'edxml-element-misplaced'],
    ['a stranger among them', { came: '<Files/>' }, 'edxml-element-misplaced'],
  ])('attachments: %s', async (_, parts, code) => { expect(await refusalOf(packageOf(parts))).toBe(code) })

  test('attachments before the envelope, or more than the receiver takes', async () => {
    const parts = { listed: listed('a', 'a.pdf'), came: came('a', 'YWJjZA==') }
    expect(await refusalOf(packageOf(parts))).toBe('taken')
    expect(await refusalOf(packageOf(parts), { mostBytes: 3 })).toBe('edxml-too-large')
    const early = packageOf().replace('<edXMLEnvelope>', `<AttachmentEncoded>${parts.came}</AttachmentEncoded><edXMLEnvelope>`)
    expect(await refusalOf(early)).toBe('edxml-element-misplaced')
    const again = packageOf(parts).replace('</edXML>', '<AttachmentEncoded/></edXML>')
    expect(await refusalOf(again)).toBe('edxml-element-misplaced')
  })

  test('an unsigned package where one must be signed', async () => {
    expect(await refusalOf(packageOf(), { isTrustNeeded: true })).toBe('edxml-unsigned')
  })
})
