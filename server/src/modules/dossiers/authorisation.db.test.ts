/** Need: nobody is acted for without a paper that says so, and the log names both (BLDS 2015 Đ.562). */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Desk, openDesk } from '../../../test/dossier-desk.ts'
import { type Province, createProvince } from '../../../test/province-database.ts'
import { listEventsOfDossier } from '../audit/public.ts'
import type { Person } from '../identity/public.ts'
import {
  AUTHORISATION_PAPER, endAuthorisation, findAuthorisation, findDossier, listComponents, withdrawDossier,
} from './public.ts'

let province: Province
let desk: Desk
let [acting, authorising]: Person[] = []
beforeAll(async () => {
  province = await createProvince()
  desk = openDesk(province)
  ;[acting, authorising] = [await province.aPerson(1), await province.aPerson(2)]
})
afterAll(() => province.drop())

/** The account that sends; in life it is not the person's number. */
const SENDER = 901n

async function sendFor(uploads: readonly string[]) {
  if (!acting || !authorising) throw new Error('nobody')
  const authorisation = { fullName: 'Phạm Thị Ủy', signedOn: '2021-06-20', validTo: null, uploads }
  return desk.submit('khai-sinh', {
    person: acting, territory: 'xa:18856',
    more: { authoriserId: authorising.id, authorisation, isConfirmedDouble: true },
  }, { actorId: SENDER })
}

test('without the paper it is not sent', async () => {
  await expect(sendFor([])).rejects.toThrow('components-missing')
})

test('somebody else’s upload is no paper', async () => {
  await expect(sendFor([await desk.upload(999n)])).rejects.toThrow('upload-unknown')
})

test('with it the paper is among the components, and whoever acts goes on acting for the other', async () => {
  const { publicId } = await sendFor([await desk.upload(SENDER)])
  const dossier = await findDossier(province.db, publicId)
  if (!dossier || !acting) throw new Error('not sent')
  const [paper] = (await listComponents(province.db, dossier.id)).filter(({ component }) =>
    component === AUTHORISATION_PAPER)
  expect(paper).toMatchObject({ how: 'filed', paperIds: [expect.any(BigInt)] })
  const viewer = { ...province.citizen(acting, 'dossier.withdraw'), accountId: SENDER, personId: null }
  await province.inOneGo((ctx) => withdrawDossier(ctx, province, { publicId, viewer }), { actorId: SENDER })
  const events = await listEventsOfDossier(province.db, dossier.id, 9)
  expect(events.map(({ type, actorId, onBehalfOfId }) => [type, actorId, onBehalfOfId])).toEqual([
    ['dossier.submitted', SENDER, authorising?.id], ['dossier.withdrawn', SENDER, authorising?.id],
  ])
})

test('ended twice, and by two at once, it is ended once; the second is told that it has moved on', async () => {
  const { publicId } = await sendFor([await desk.upload(SENDER)])
  const dossier = await findDossier(province.db, publicId)
  if (!dossier || !authorising) throw new Error('not sent')
  const viewer = province.citizen(authorising, 'dossier.end-authorisation')
  const end = () => province.inOneGo((ctx) => endAuthorisation(ctx, province, { publicId, viewer }), { actorId: 902n })
  const ended = await Promise.allSettled([end(), end()])
  expect(ended.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  await expect(end()).rejects.toThrow('action-not-allowed')
  expect(await findAuthorisation(province.db, dossier.id)).toMatchObject({ endedBy: 902n })
  const [, last] = await listEventsOfDossier(province.db, dossier.id, 9)
  expect([last?.type, last?.onBehalfOfId]).toEqual(['dossier.authorisation-ended', null])
})

test('a dossier that nobody authorised is not ended so, by its applicant either', async () => {
  if (!acting) throw new Error('nobody')
  const { publicId } = await desk.submit('khai-sinh', {
    person: acting, territory: 'xa:18856', more: { isConfirmedDouble: true },
  }, { actorId: SENDER })
  const viewer = province.citizen(acting, 'dossier.end-authorisation')
  await expect(province.inOneGo((ctx) => endAuthorisation(ctx, province, { publicId, viewer })))
    .rejects.toThrow('dossier-unknown')
  expect((await findDossier(province.db, publicId))?.state).toBe('submitted')
})
