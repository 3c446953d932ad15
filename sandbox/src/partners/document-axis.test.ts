/** Need: whoever sends documents to other agencies tries it on an axis that keeps, passes on and answers as theirs. */
import { afterEach, expect, test } from 'vitest'
import { type Nation, openNation } from '../nation.ts'

const NAMESPACE = 'http://www.mic.gov.vn/TBT/QCVN_102_2016'
const [OURS, THEIRS, OTHERS] = ['000.00.00.H00', '000.00.12.H99', '000.00.01.G99']
let nation: Nation | undefined
afterEach(async () => nation?.stop())

const open = async () => {
  nation = await openNation({ ports: {}, only: ['document-axis'], home: 'http://127.0.0.1:9', keys: { 'document-axis': 'k' }, isKept: true })
  return nation.urls['document-axis'] ?? ''
}
/** As a system writes it that prefixes everything; another as receivers name it. */
const document = ({ from = OURS, to = [THEIRS], id = `${OURS},2021/06/25,1/A` } = {}) =>
  `<e:edXML xmlns:e="${NAMESPACE}"><e:edXMLEnvelope><e:edXMLHeader><e:MessageHeader><e:From><e:OrganId>${from}</e:OrganId></e:From>`
  + to.map((one) => `<e:To><e:OrganId>${one}</e:OrganId></e:To>`).join('')
  + '<e:ResponseFor><e:DocumentId>khác</e:DocumentId></e:ResponseFor>'
  + `<e:DocumentId>${id}</e:DocumentId></e:MessageHeader></e:edXMLHeader><e:edXMLBody/></e:edXMLEnvelope></e:edXML>`
interface How { from?: string; type?: string; body?: string; key?: string }
const call = async (url: string, what: string, how: How = {}) => {
  const [method = '', path = ''] = what.split(' ')
  const answer = await fetch(url + path, {
    method, ...how.body !== undefined && { body: how.body },
    headers: {
      authorization: `Bearer ${how.key ?? 'k'}`, from: how.from ?? OURS, servicetype: 'eDoc', messagetype: how.type ?? 'edoc',
    },
  })
  const text = await answer.text()
  return { status: answer.status, text, body: text.startsWith('{') ? JSON.parse(text) as Record<string, unknown> : {} }
}
const act = async (url: string, deed: string, given: object) =>
  (await fetch(`${url}/_sandbox/act/${deed}`, { method: 'POST', body: JSON.stringify(given) })).json() as Promise<Record<string, string>>
const listed = async (url: string, from: string, type = 'edoc', list = 'getReceivedEdocList') =>
  (await call(url, `GET /${list}?messagetype=${type}`, { from })).body['data'] as Record<string, string>[]

test('a document lies there once for each receiver, is fetched, and leaves the list when that is said', async () => {
  const url = await open()
  const body = document({ to: [THEIRS, OTHERS] })
  const first = await call(url, 'POST /sendEdoc', { body })
  expect(first.body).toMatchObject({ status: 'OK', errorCode: '0' })
  expect((await call(url, 'POST /sendEdoc', { body })).body).toEqual(first.body)
  const [waiting, ...more] = await listed(url, THEIRS)
  expect([waiting?.['documentId'], waiting?.['status'], more]).toEqual([`${OURS},2021/06/25,1/A`, 'initial', []])
  expect(await listed(url, OTHERS)).toHaveLength(1)
  expect(await listed(url, OURS, 'edoc', 'getSentEdocList')).toHaveLength(2)
  const docId = waiting?.['docId'] ?? ''
  expect(await call(url, `GET /getEdoc?docId=${docId}`, { from: THEIRS })).toMatchObject({ status: 200, text: body })
  expect((await call(url, `GET /getEdoc?docId=${docId}`, { from: OTHERS })).body).toMatchObject({ errorCode: 'DOC_ID' })
  expect((await call(url, 'POST /updateStatus', { from: OURS, body: JSON.stringify({ docId, status: 'done' }) })).body).toMatchObject({ errorCode: 'DOC_ID' })
  expect((await call(url, 'POST /updateStatus', { from: THEIRS, body: JSON.stringify({ docId, status: 'lost' }) })).body).toMatchObject({ errorCode: 'STATUS' })
  for (const [status, left] of [['processing', 1], ['fail', 1], ['done', 0]] as const) {
    await call(url, 'POST /updateStatus', { from: THEIRS, body: JSON.stringify({ docId, status }) })
    expect(await listed(url, THEIRS)).toHaveLength(left)
  }
  expect(await (await fetch(`${url}/_sandbox/state`)).json()).toMatchObject({ seen: { sent: 2, repeated: 2, refused: 3 } })
})

test('another agency answers by a status and by a document with an attachment', async () => {
  const url = await open()
  const { docId } = (await call(url, 'POST /sendEdoc', { body: document() })).body
  const status = await act(url, 'answer-status', { docId, code: '03', text: 'Đã nhận & vào sổ' })
  expect(await listed(url, OURS, 'status')).toMatchObject([{ docId: status['docId'], from: THEIRS, status: 'initial' }])
  const told = await call(url, `GET /getEdoc?docId=${status['docId'] ?? ''}`)
  expect(told.text).toContain('<StatusCode>03</StatusCode><Description>Đã nhận &amp; vào sổ</Description>')
  expect(told.text).toContain(`<DocumentId>${OURS},2021/06/25,1/A</DocumentId>`)
  const answer = await act(url, 'answer-document', { docId, subject: 'Ý kiến', attachment: 'y-kien.txt', text: 'Đồng ý' })
  expect(await listed(url, OURS)).toMatchObject([{ docId: answer['docId'], from: THEIRS }])
  const { text } = await call(url, `GET /getEdoc?docId=${answer['docId'] ?? ''}`)
  expect(text).toContain('<Subject>Ý kiến</Subject>')
  expect(text).toContain(`<ContentTransferEncoded>${Buffer.from('Đồng ý').toString('base64')}</ContentTransferEncoded>`)
  expect(await act(url, 'answer-status', { docId: 'x', code: '03' })).toEqual({ error: 'DOC_ID' })
})

test('the agency that keeps a register answers what asks about somebody, once, and as a test wants it', async () => {
  const url = await open()
  const ask = async (nth: number, number = '000185990001') => {
    const question = `<YeuCauXacNhan><MaYeuCau>${String(nth)}</MaYeuCau><SoDinhDanh>${number}</SoDinhDanh><HoVaTen>Nguyễn Văn An</HoVaTen></YeuCauXacNhan>`
    const body = document({ to: ['000.00.02.G99'], id: `${OURS},2021/06/25,${String(nth)}/KTDL` })
      .replace('</e:edXML>', `<e:ContentTransferEncoded>${Buffer.from(question).toString('base64')}</e:ContentTransferEncoded></e:edXML>`)
    await call(url, 'POST /sendEdoc', { body })
    await call(url, 'POST /sendEdoc', { body })
    const all = await listed(url, OURS)
    const { text } = await call(url, `GET /getEdoc?docId=${all.at(-1)?.['docId'] ?? ''}`)
    const answer = Buffer.from(/<ContentTransferEncoded>([^<]*)/.exec(text)?.[1] ?? '', 'base64').toString()
    return [all.length, text.includes(`<DocumentId>${OURS},2021/06/25,${String(nth)}/KTDL</DocumentId>`), answer.replace(/<[^>]*>/g, ' ').split(/ +/)]
  }
  expect(await ask(1)).toEqual([1, true, ['', '1', '000185990001', 'Nguyễn', 'Văn', 'An', '1', '']])
  expect(await ask(2, '000196990001')).toEqual([2, true, ['', '2', '000196990001', 'Nguyễn', 'Văn', 'An', '0', '']])
  await act(url, 'answer-as-register', { how: 'other-person' })
  expect(await ask(3)).toEqual([3, true, ['', '3', '000196990001', 'Nguyễn', 'Văn', 'An', '1', '']])
  await act(url, 'answer-as-register', { how: 'silent' })
  expect((await ask(4))[0]).toBe(3)
})

test('a status of ours goes to whoever sent the document', async () => {
  const url = await open()
  const status = (code: string) => `<edXML xmlns="${NAMESPACE}"><edXMLEnvelope><edXMLHeader><Status><From><OrganId>${OURS}</OrganId></From><ResponseFor>`
    + `<OrganId>${THEIRS}</OrganId><DocumentId>d</DocumentId></ResponseFor><StatusCode>${code}</StatusCode></Status></edXMLHeader><edXMLBody/></edXMLEnvelope></edXML>`
  expect((await call(url, 'POST /sendEdoc', { type: 'status', body: status('05') })).status).toBe(200)
  expect(await listed(url, THEIRS, 'status')).toMatchObject([{ from: OURS, documentId: 'd' }])
  expect((await call(url, 'POST /sendEdoc', { type: 'status', body: status('14') })).body).toMatchObject({ errorCode: 'STATUS_CODE' })
  expect((await call(url, 'POST /sendEdoc', { type: 'edoc', body: status('05') })).body).toMatchObject({ errorCode: 'EDXML' })
})

test('strangers, forgers and what is no package are refused', async () => {
  const url = await open()
  expect((await call(url, 'GET /getAgenciesList', { key: 'wrong' })).status).toBe(401)
  expect((await call(url, 'GET /getAgenciesList', { from: 'nobody' })).body).toMatchObject({ errorCode: 'FROM' })
  expect((await call(url, 'POST /sendEdoc', { from: THEIRS, body: document() })).body).toMatchObject({ errorCode: 'FROM' })
  expect((await call(url, 'POST /sendEdoc', { body: document({ to: ['000.00.00.H98'] }) })).body).toMatchObject({ errorCode: 'TO' })
  expect((await call(url, 'POST /sendEdoc', { body: 'xin chào' })).body).toMatchObject({ errorCode: 'EDXML' })
  expect((await call(url, 'POST /sendEdoc', { type: 'other', body: document() })).body).toMatchObject({ errorCode: 'SERVICE_TYPE' })
  expect((await call(url, 'GET /constructor')).status).toBe(404)
})

test('agencies come and go', async () => {
  const url = await open()
  const ids = async () => ((await call(url, 'GET /getAgenciesList')).body['data'] as { id: string }[]).map(({ id }) => id)
  expect(await ids()).toEqual(expect.arrayContaining([OURS, THEIRS, OTHERS]))
  expect((await call(url, 'POST /registerAgency', { body: '{"id":"000.00.13.H99","name":"Sở Mới"}' })).status).toBe(200)
  expect(await ids()).toContain('000.00.13.H99')
  expect((await call(url, 'DELETE /deleteAgency?id=000.00.13.H99')).status).toBe(200)
  expect(await ids()).not.toContain('000.00.13.H99')
  expect((await call(url, 'POST /registerAgency', { body: '{"id":"../a","name":"x"}' })).body).toMatchObject({ errorCode: 'AGENCY' })
})
