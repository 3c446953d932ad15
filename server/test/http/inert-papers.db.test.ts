/**
 * Need (issue D1): an officer looks at a paper that could do something without opening it, knows why, and gets the file
 * itself only where that is asked for.
 */
import type { DossierDetail } from '@motcua/contracts/dossiers.ts'
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { drawNextPictures } from '../../src/modules/documents/public.ts'
import { pagesOf, pdfOf } from '../sample-pdf.ts'
import { type HttpServer, startHttp } from './as-user.ts'
import { intakeBody, openPerson, passScans, upload } from './handed-in.ts'
import { asRole, officesOf, staffOffices } from './offices.ts'

let http: HttpServer
beforeAll(async () => {
  http = await startHttp()
  await staffOffices(http, officesOf(http))
})
afterAll(async () => http.stop())

test('its address gives pictures, the original is saved, and one of which no picture can be made says so', async () => {
  const clerk = await asRole(http, 'reception', 'commune')
  const { body: { items } } = await clerk.call('GET', '/api/procedures?q=khai+sinh')
  const { body: { id: person } } = await openPerson(clerk, 71)
  const script = pdfOf([...pagesOf(1), '<</S/JavaScript/JS(1)>>'])
  const undrawn = pdfOf([...pagesOf(1), '<</S/JavaScript/JS(2)>>'])
  const files = []
  for (const content of [script, undrawn]) files.push((await upload(clerk, content)).body.id)
  const body = await intakeBody(clerk, items[0]?.id ?? '', person)
  const handedIn = body.components.find(({ how }: { how: string }) => how === 'filed') as { files: string[] }
  handedIn.files = files
  await passScans(clerk, files)
  const { body: { id }, status } = await clerk.call('POST', '/api/dossiers', { body })
  expect(status).toBe(201)
  const detail = JSON.parse((await clerk.call('GET', `/api/dossiers/${id}`)).text) as DossierDetail
  const papers = detail.components.flatMap((one) => one.papers).filter(({ shownAs }) => shownAs === 'pictures')
  expect(papers).toHaveLength(2)
  const [drawn, other] = papers.map((one) => `/api/papers/${one.id}/file`)
  // To look draws nothing and keeps nothing: the worker does.
  expect((await clerk.call('GET', drawn ?? '')).body).toMatchObject({ code: 'paper-being-drawn' })
  const { rows: kept } = await sql`select from documents.rendition where kind = 'pictures'`.execute(http.province.database.owner)
  expect(kept).toHaveLength(0)
  const made = { db: http.province.db, storage: http.storage }
  for (let n = 0; n < 10 && await drawNextPictures(made, http.province.clock.now()); n += 1);
  const shown = await clerk.call('GET', drawn ?? '')
  expect([shown.status, shown.headers['content-type'], shown.headers['content-disposition']]).toEqual([
    200, 'application/pdf', expect.stringContaining('giay _anh_.pdf'),
  ])
  expect(shown.text).not.toContain('JavaScript')
  const saved = await clerk.call('GET', `${drawn ?? ''}?original=yes`)
  expect(saved.text).toContain('JavaScript')
  expect(saved.headers).toMatchObject({
    'content-disposition': expect.stringMatching(/^attachment;/) as string, 'x-content-type-options': 'nosniff',
    'content-security-policy': expect.stringMatching(/^sandbox;/) as string,
  })
  const sha256 = createHash('sha256').update(undrawn).digest() // tried before, and it could not be drawn
  await sql`update documents.rendition set sha256 = null, note = '{"fault": "broken"}' where of_sha256 = ${sha256}`
    .execute(http.province.database.owner)
  expect((await clerk.call('GET', other ?? '')).body).toMatchObject({ code: 'paper-not-drawn' })
  expect((await clerk.call('GET', `${other ?? ''}?original=yes`)).status).toBe(200)
})
