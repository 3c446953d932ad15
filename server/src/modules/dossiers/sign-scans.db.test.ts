/** Need: keys take seconds, and a dossier that went on meanwhile gets no signatures of whoever had it before. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDesk } from '../../../test/dossier-desk.ts'
import { type Province, createProvince } from '../../../test/province-database.ts'
import { findScansToSign, keepSignedScans } from './sign-scans.ts'

const COMMUNE = 'cq:ubnd-xa-18856'
let province: Province
beforeAll(async () => { province = await createProvince() })
afterAll(() => province.drop())

test('what was signed by somebody who has passed the dossier on is not kept', async () => {
  const desk = openDesk(province)
  const { publicId } = await desk.receive('khai-sinh', ['reception', `${COMMUNE}:one-stop`], {
    person: await province.aPerson(1), territory: 'xa:18856',
  })
  await desk.act('take', publicId, ['officer', COMMUNE])
  const viewer = await province.viewerAs('officer', COMMUNE, 'paper.add')
  const keep = () => province.inOneGo((ctx) =>
    keepSignedScans(ctx, province, { publicId, viewer }, { copies: [], failures: [] }))
  // As long as it is theirs, only the want of anything to keep stands in the way.
  await expect(keep()).rejects.toThrow('nothing-to-sign')
  await desk.act('propose', publicId, ['officer', COMMUNE])
  await expect(keep()).rejects.toThrow('not-your-step')
  expect(await findScansToSign(province.db, province, { publicId, viewer }, province.clock.now()))
    .toEqual({ ok: false, refusal: { code: 'dossier-unknown' } })
})
