/**
 * Need: whoever measures how often people are asked twice sees the questions of declarations, too, not only papers (KH
 * 1107 II.3.3): by procedure and counter, what was taken as it is held and what was not.
 */
import type { ReuseFigures } from '@motcua/contracts/reuse-figures.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { birthBody } from '../../../e2e/birth.ts'
import { type Caller, type HttpServer, startHttp } from './as-user.ts'
import { openPerson, passScans, pdfOf, upload } from './handed-in.ts'
import { asRole, officesOf, staffOffices } from './offices.ts'

const WHO = { 'requester.fullName': 'Nguyễn Thị Mẫu', 'mother.fullName': 'Nguyễn Thị Mẫu' }
let http: HttpServer
let clerk: Caller
let desk: Parameters<typeof birthBody>[0]
beforeAll(async () => {
  http = await startHttp()
  await staffOffices(http, officesOf(http))
  clerk = await asRole(http, 'reception', 'commune')
  const procedureId = http.province.catalogue.on('2021-06-25').find('khai-sinh')?.publicId ?? ''
  const { body: { id: applicantId } } = await openPerson(clerk, 1)
  desk = { username: '', cookie: '', procedureId, applicantId, uploads: [] }
})
afterAll(async () => http.stop())

async function receive(n: number, change: Readonly<Record<string, unknown>> = {}) {
  const files = await Promise.all(['a', 'b', 'c'].map((one) => upload(clerk, pdfOf(`${one} ${String(n)}`))))
  const uploads = files.map(({ body: { id } }) => id)
  await passScans(clerk, uploads)
  const body = birthBody({ ...desk, uploads }, n) as { answers: object }
  const answers = { ...body.answers, ...WHO, ...change }
  const { status, text } = await clerk.call('POST', '/api/dossiers', { body: { ...body, answers } })
  if (status !== 201) throw new Error(text)
}

async function counted(): Promise<ReuseFigures> {
  const controller = await asRole(http, 'controller', 'commune')
  return (await controller.call('GET', '/api/figures/reuse?from=2021-06-25&until=2021-06-25')).body as unknown as ReuseFigures
}

test('of a first declaration nothing counts; of a second each question that the first one answers, as it was answered', async () => {
  await receive(1)
  expect(await counted()).toMatchObject({ fields: { held: 0, reused: 0, corrected: 0, share: null }, items: [] })
  await receive(2, { 'requester.idIssuer': 'Công an tỉnh Mẫu' })
  const { fields, items } = await counted()
  expect(items).toHaveLength(1)
  const own = items[0]?.fields ?? []
  expect(own.filter(({ corrected }) => corrected > 0)).toEqual([
    { field: 'requester.idIssuer', name: 'Nơi cấp', held: 1, reused: 0, corrected: 1 },
  ])
  expect(own.filter(({ reused }) => reused === 1).length).toBeGreaterThan(0)
  expect(fields).toEqual({
    held: own.length, reused: own.length - 1, corrected: 1, share: (own.length - 1) / own.length,
  })
  // Numbers of people are not offered at a counter, and what is of the child is not of whoever asks.
  expect(own.filter(({ field }) => field === 'requester.idNumber' || !field.startsWith('requester.'))).toEqual([])
})
