/**
 * Need: anybody to whom a result is shown learns whether it is true and holds, with a script or without, by what
 * anybody may have (ADR 0056). Results here are those that the desk issues.
 */
import { buffer } from 'node:stream/consumers'
import { readEndList, readKeyList } from '@motcua/contracts/result-lists.ts'
import { qrTextOf, signClaims } from '@motcua/contracts/result-qr.ts'
import { verifyPdf, verifyText } from '@motcua/contracts/verify-result.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDesk } from '../../test/dossier-desk.ts'
import { type PortalServer, startPortal } from '../../test/portal-server.ts'

const COMMUNE = 'cq:ubnd-xa-18856'
let portal: PortalServer
let qr = ''
let pdf: Uint8Array<ArrayBuffer>
beforeAll(async () => {
  portal = await startPortal()
  const { province } = portal
  const desk = openDesk(province)
  const { publicId } = await desk.receive('khai-sinh', ['reception', `${COMMUNE}:one-stop`], {
    person: await province.aPerson(1), territory: 'xa:18856',
  })
  await desk.act('take', publicId, ['officer', COMMUNE])
  await desk.act('propose', publicId, ['officer', COMMUNE])
  await desk.act('approve', publicId, ['agency_head', COMMUNE])
  await desk.act('issue', publicId, ['clerk', COMMUNE])
  const { rows: [row] } = await sql<{ qr: string; sha256: string }>`
    select data -> 'check' ->> 'qr' as qr, encode(p.sha256, 'hex') as sha256
    from dossiers.slip s join dossiers.result r on r.slip_id = s.id
      join dossiers.signed_result d on d.dossier_id = r.dossier_id join documents.paper p on p.id = d.paper_id`
    .execute(province.db)
  qr = row?.qr ?? ''
  pdf = Uint8Array.from(await buffer(province.storage.open(row?.sha256 ?? '')))
})
afterAll(async () => portal.stop())

const json = async (path: string) => JSON.parse((await portal.visitor().open(path)).html) as unknown
const held = async () => {
  const keys = await readKeyList(await json('/xac-minh/khoa.json'))
  if (!keys) throw new Error('no list of keys')
  return { keys, ends: await readEndList(await json('/xac-minh/thu-hoi.json'), keys.keys) }
}
const forged = () => {
  const [address = '', code = ''] = qr.split('#')
  const bytes = Buffer.from(code, 'base64url')
  bytes.write('9', bytes.indexOf('/2021') - 1)
  return `${address}#${bytes.toString('base64url')}`
}
async function check(text: string) {
  const visitor = portal.visitor()
  await visitor.open('/xac-minh')
  return visitor.submit('/xac-minh', { 'ma-qr': text })
}

test('with the two lists alone, a true code and a true file are told from false ones', async () => {
  const lists = await held()
  expect(await verifyText(qr, lists)).toMatchObject({ verdict: 'valid', claims: { holder: 'N.T.M.1.' } })
  expect(await verifyText(forged(), lists)).toMatchObject({ verdict: 'invalid', qr: 'forged' })
  expect(await verifyPdf(pdf, lists)).toMatchObject({ verdict: 'valid', qr: 'ours', file: 'sealed' })
})

test('a file of which a byte is another, or to which something was added, is not the one that was sealed', async () => {
  const lists = await held()
  const changed = Uint8Array.from(pdf)
  changed[200] = (changed[200] ?? 0) ^ 1
  expect(await verifyPdf(changed, lists)).toMatchObject({ verdict: 'invalid', file: 'changed' })
  const longer = Uint8Array.from([...pdf, ...Buffer.from('\n% more\n')])
  expect(await verifyPdf(longer, lists)).toMatchObject({ verdict: 'invalid', file: 'changed' })
})

test('a seal that the list does not have is nobody’s', async () => {
  const { keys, ends } = await held()
  expect(await verifyPdf(pdf, { keys: { ...keys, seals: [] }, ends }))
    .toMatchObject({ verdict: 'unknown', file: 'unknown-seal' })
})

test('a seal counts for results of the agency whose it is, by the code of then', async () => {
  const { keys, ends } = await held()
  const { claims } = await verifyText(qr, { keys, ends })
  expect(keys.seals.map(({ codes }) => codes)).toEqual([[claims?.issuerCode]])
  const seals = keys.seals.map((seal) => ({ ...seal, codes: ['H99'] }))
  expect(await verifyPdf(pdf, { keys: { ...keys, seals }, ends }))
    .toMatchObject({ verdict: 'invalid', file: 'seal-of-another' })
})

test('the form answers without a script, and says what was looked at and what not', async () => {
  const { status, text } = await check(qr)
  expect(status).toBe(200)
  expect(text).toContain('Mã QR là thật')
  expect(text).toContain('sổ kết quả, vừa hỏi qua mạng')
  expect(text).toContain('N.T.M.1.')
  expect(text).not.toContain('Nguyễn Thị Mẫu')
  expect((await check(forged())).text).toContain('Mã QR không phải bản thật')
  expect((await check('không phải mã')).text).toContain('Không thấy mã QR của kết quả')
  expect(await check(' ')).toMatchObject({ status: 422 })
})

test('what was signed and never issued is not called valid: the register does not know it', async () => {
  const { claims } = await verifyText(qr, await held())
  if (!claims) throw new Error('no claims')
  const { kid, sign } = await portal.province.keys.qrKey()
  const never = await signClaims({ ...claims, code: `${claims.code}9` }, kid,
    async (bytes) => Promise.resolve(Uint8Array.from(sign(bytes))))
  const { text } = await check(qrTextOf('https://motcua.example/xac-minh', never))
  expect(text).toContain('Sổ kết quả không có kết quả này')
  expect(text).not.toContain('Mã QR là thật')
})

test('the register tells only whoever has the result in hand, who knows the digest of what it says', async () => {
  const { claims } = await verifyText(qr, await held())
  if (!claims) throw new Error('no claims')
  const at = (digest: string) => json(`/xac-minh/trang-thai/${claims.code}/${digest}`)
  expect(await at(claims.digest)).toMatchObject({ result: { number: claims.number, issuedOn: '2021-06-25', end: null } })
  expect(await at('0'.repeat(32))).toEqual({ result: null })
  expect(await at('x')).toEqual({ result: null })
})

test('whoever asks too often from one place is asked to wait; the lists stay open to them', async () => {
  const walker = portal.visitor('198.51.100.7')
  const statuses = new Set<number>()
  for (let n = 0; n < 110 && !statuses.has(429); n += 1)
    statuses.add((await walker.open(`/xac-minh/trang-thai/H46.KQ.20210625.${String(n).padStart(6, '0')}/x`)).status)
  expect([...statuses]).toEqual([200, 429])
  expect((await walker.open('/xac-minh/thu-hoi.json')).status).toBe(200)
})
