/** Need: within what time the office answers is a rule of the data (R3); pages and messages say that one. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { messageHandlers } from '../jobs/send-messages.ts'
import { packEvent } from '../jobs/heard-event.ts'
import { jobOf } from '../jobs/on-event.ts'
import { findDossier } from '../modules/dossiers/public.ts'
import { listMessagesOfDossier } from '../modules/notifications/public.ts'
import { openDirectory } from '../modules/organisation/public.ts'
import { sendBirth } from '../../test/portal-birth.ts'
import { type PortalServer, startPortal } from '../../test/portal-server.ts'

let portal: PortalServer
beforeAll(async () => {
  portal = await startPortal()
  const { owner, app } = portal.province.database
  await sql`update organisation.policy set value = '{"amount": 3, "unit": "working-hour"}'
    where key = 'acknowledgement'`.execute(owner)
  Object.assign(portal.rooms, { directory: await openDirectory(app) })
})
afterAll(async () => portal.stop())

test('where the policy says three hours, so do the confirmation and the message', async () => {
  const mother = portal.visitor()
  const id = await sendBirth(mother, portal, 41, 'Đỗ Văn Giờ')
  const { text } = await mother.open(`/xac-nhan/${id}`)
  expect(text).toMatch(/báo cho bạn trước 13:48 thứ Sáu 25\/06\/2021 \(03 giờ làm việc\): đã tiếp nhận/)

  const dossier = await findDossier(portal.rooms.db, id)
  const [tell] = messageHandlers({
    ...portal.rooms, config: { smtpUrl: undefined, mailFrom: 'a@example.vn', sms: { port: 'sink' } },
  }).handlers
  if (!dossier || !tell) throw new Error('nothing to tell')
  await jobOf(portal.rooms, tell)(packEvent({
    era: 1, id: 1n, type: 'dossier.submitted', happenedAt: portal.rooms.clock.now(), subjectKind: 'dossier',
    subjectId: dossier.id, dossierId: dossier.id, actorId: 1n, onBehalfOfId: null, unitId: null, xid: '1',
    publishAfter: null, isVoid: false, data: {},
  }))
  const told = await listMessagesOfDossier(portal.rooms.db, dossier.id)
  expect(told.map((one) => one.text)).toContainEqual(expect.stringContaining('Trong 03 giờ làm việc, cơ quan sẽ báo'))
})
