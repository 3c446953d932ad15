/**
 * Need (part C3): what a member of a community digital team sent is of whom they helped: the result, the papers, the
 * number by which it is followed, and the news.
 */
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { HeardEvent } from '../jobs/heard-event.ts'
import { messageHandlers } from '../jobs/send-messages.ts'
import { ok } from '../kernel/result.ts'
import { type Dossier, releaseResult } from '../modules/dossiers/public.ts'
import { listMessagesOf } from '../modules/notifications/public.ts'
import { keepAccepted } from '../modules/reuse/public.ts'
import { openDesk } from '../../test/dossier-desk.ts'
import { owe } from '../../test/portal-fees.ts'
import { type PortalServer, startPortal } from '../../test/portal-server.ts'
import { type Neighbour, type Team, teamOf } from '../../test/portal-team.ts'

let portal: PortalServer
let team: Team
beforeAll(async () => {
  portal = await startPortal()
  team = teamOf(portal)
})
afterAll(async () => portal.stop())
beforeEach(() => portal.province.clock.set('2021-06-25T09:00+07:00'))

async function sentFor(child: string): Promise<{ helper: Neighbour; old: Neighbour; dossier: Dossier }> {
  const [helper, old] = [await team.neighbour('Trần Thị Tổ Viên'), await team.neighbour('Lê Thị Cao Tuổi')]
  await team.named(helper)
  const proxy = await team.take(helper, await team.ask(helper, old.number))
  return { helper, old, dossier: await team.send(helper.visitor, proxy, child) }
}
const deskHere = () => openDesk({ ...portal.province, storage: portal.rooms.storage })
async function settle({ publicId, competentUnitId, receivesAtId }: Dossier): Promise<void> {
  const desk = deskHere()
  const unit = (id: bigint) => portal.rooms.directory.on('2021-06-25').byId(id)?.idOfData ?? ''
  const agency = unit(competentUnitId)
  for (const [deed, role, at] of [
    ['accept', 'reception', unit(receivesAtId)], ['take', 'officer', agency], ['propose', 'officer', agency],
    ['approve', 'agency_head', agency], ['issue', 'clerk', agency],
  ] as const) await desk.act(deed, publicId, [role, at])
}
/** Of its papers: whose they are, in the Kho or not, whichever is the result. */
async function papersOf({ id }: Dossier) {
  const { rows } = await sql<{ ownerId: bigint; isResult: boolean; basis: string | null }>`
    select paper.owner_id, signed.paper_id is not null as is_result, keeping.basis
    from documents.paper left join dossiers.signed_result as signed on signed.paper_id = paper.id
      left join documents.keeping on keeping.paper_id = paper.id
    where signed.dossier_id = ${id} or paper.id in (
      select unnest(paper_ids) from dossiers.component where dossier_id = ${id})`.execute(portal.province.database.owner)
  return rows
}

test('result and papers are of whom they helped, in their Kho as the law says and by nobody else’s consent', async () => {
  const { helper, old, dossier } = await sentFor('Đỗ Văn Kho')
  await sql`update dossiers.kho_choice set keeps = true where request_id = ${dossier.requestId}`
    .execute(portal.province.database.owner)
  await settle(dossier)
  await portal.province.inOneGo(async (ctx) => {
    await keepAccepted(ctx, portal.rooms, dossier.id)
    return ok(null)
  })
  const papers = await papersOf(dossier)
  expect(papers.length).toBeGreaterThan(1)
  expect([...new Set(papers.map(({ ownerId }) => ownerId))]).toEqual([old.personId])
  expect(papers.filter(({ isResult }) => isResult).map(({ basis }) => basis)).toEqual(['law'])
  expect(papers.filter(({ basis }) => basis === 'consent')).toEqual([])
  expect((await old.visitor.open('/kho')).text).toMatch(/Giấy khai sinh số \d/)
  expect((await helper.visitor.open('/kho')).text).not.toMatch(/Giấy khai sinh số \d/)
})

test('held for money it comes into their Kho once that is paid', async () => {
  const { old, dossier } = await sentFor('Đỗ Văn Giữ')
  await owe(portal, dossier.publicId, [8_000])
  await settle(dossier)
  const kept = async () => {
    await portal.province.inOneGo(async (ctx) => {
      await releaseResult(ctx, portal.rooms, dossier.id)
      return ok(null)
    })
    return (await papersOf(dossier)).filter(({ basis }) => basis !== null)
  }
  expect(await kept()).toEqual([])
  await deskHere().pay(dossier.publicId)
  expect(await kept()).toEqual([{ ownerId: old.personId, isResult: true, basis: 'law' }])
})

test('by its number it is followed with the last digits of whom they helped, and not with the member’s', async () => {
  const { helper, old, dossier } = await sentFor('Đỗ Văn Theo Dõi')
  const follow = async (digits: string) => {
    const anybody = portal.visitor()
    await anybody.open(`/theo-doi/${dossier.number}`)
    await anybody.submit(`/theo-doi/${dossier.number}`, { 'so-cuoi': digits })
    return [anybody.page.status, anybody.page.text.includes('Đăng ký khai sinh')]
  }
  expect(await follow(helper.number.slice(-4))).toEqual([422, false])
  expect(await follow(old.number.slice(-4))).toEqual([200, true])
})

test('news of it comes to whom they helped, and none to the member', async () => {
  const { helper, old, dossier } = await sentFor('Đỗ Văn Tin')
  const { rooms, machineClock } = portal
  const { handlers } = messageHandlers({
    ...rooms, machineClock, config: { smtpUrl: undefined, mailFrom: 'x@example.vn', sms: { port: 'sink' } },
  })
  const tell = handlers.find(({ name }) => name === 'tell-applicant')
  if (!tell) throw new Error('nobody tells')
  const { rows: [event] } = await sql<HeardEvent>`select era, id, 'dossier.accepted' as type, happened_at, actor_id,
      on_behalf_of_id, unit_id, subject_kind, subject_id, dossier_id, data from audit.event
    where dossier_id = ${dossier.id} order by id limit 1`.execute(rooms.db)
  if (!event) throw new Error('nothing happened')
  await portal.province.inOneGo(async (ctx) => {
    await tell.handle(ctx, event)
    return ok(null)
  })
  const subjectsOf = async ({ personId }: Neighbour) =>
    (await listMessagesOf(rooms.db, personId, 9)).map(({ subject }) => subject)
  expect(await subjectsOf(old)).toContain(`Hồ sơ ${dossier.number} đã được tiếp nhận`)
  expect(await subjectsOf(helper)).toEqual([])
})
