/**
 * Need: with a new child one goes to one place: one declaration on the portal, without script, becomes three results of
 * three agencies, and one page shows where each stands (NĐ 63/2024).
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bundlePoller } from '../jobs/move-bundles.ts'
import { DEEDS, type Deed } from '../../test/deeds.ts'
import { type Desk, openDesk } from '../../test/dossier-desk.ts'
import { register } from '../../test/portal-birth.ts'
import { sendBirthBundle } from '../../test/portal-bundle.ts'
import { type PortalServer, startPortal } from '../../test/portal-server.ts'
import type { Visitor } from '../../test/portal-visitor.ts'
import { ok } from '../kernel/result.ts'
import { openLog } from '../platform/log.ts'
import { findDossier, listMembers, moveMembers } from '../modules/dossiers/public.ts'

let portal: PortalServer
let desk: Desk
let mother: Visitor
let lead = ''
beforeAll(async () => {
  portal = await startPortal()
  desk = openDesk(portal.province)
  mother = portal.visitor()
})
afterAll(async () => portal.stop())

const unitOf = (id: bigint) => portal.rooms.directory.on('2021-06-25').byId(id)?.idOfData ?? ''

/** Does whatever step is open, by whoever has it, until nothing is. */
async function settle(publicId: string): Promise<void> {
  for (let nth = 0; nth < 12; nth++) {
    const [task] = (await desk.standing(publicId)).tasks
    if (!task) return
    const who = [task.role, unitOf(task.unitId)] as const
    const deed = await deedAt(publicId, task.nodeId)
    if (deed === 'return-result') return
    if (!Object.hasOwn(DEEDS, deed)) throw new Error(`nobody does ${deed}`)
    if (task.role === 'officer' && task.holderId === null) await desk.act('take', publicId, who)
    await desk.act(deed as Deed, publicId, who)
  }
}

async function deedAt(publicId: string, nodeId: string) {
  const dossier = await findDossier(portal.rooms.db, publicId)
  const process = await portal.rooms.processes.of(dossier?.procedureVersionId ?? 0n)
  const node = process.model.nodes[nodeId]
  const action = node && 'work' in node ? node.work?.action : undefined
  if (!action) throw new Error(`nothing is to be done at ${nodeId}`)
  return action
}

async function work(publicId: string): Promise<void> {
  const { id } = await desk.dossier(publicId)
  await portal.province.inOneGo(async (ctx) => {
    await moveMembers(ctx, portal.province, id)
    return ok(null)
  })
  const { run } = bundlePoller({ ...portal.province, log: openLog('silent') })
  while (await run() === true);
}

test('is found, begun, declared and sent once', async () => {
  await mother.open('/tim-thu-tuc?q=lien+thong+khai+sinh')
  const link = /href="(\/thu-tuc\/[^"]+)">(?:<span lang="vi">)?Liên thông: đăng ký khai sinh, đăng ký thường trú/
    .exec(mother.page.html)?.[1] ?? ''
  await mother.open(link)
  expect(mother.page.text).toContain('NĐ 63/2024')
  await mother.open(`${link}/nop-ho-so`)
  // Neither CT01 nor the birth certificate, which the police would else ask for, is asked of her.
  expect(mother.page.text).not.toContain('CT01')
  lead = await sendBirthBundle(mother, portal, 31)
  expect(mother.page.path).toBe(`/xac-nhan/${lead}`)
  expect(mother.page.text).toContain('Chờ kết quả: Đăng ký khai sinh')
  await mother.open('/ho-so')
  expect(mother.page.text.replaceAll(/\s+/g, ' ')).toMatch(/Liên thông: đăng ký khai sinh, đăng ký thường trú[^·]*· Đăng ký khai sinh/)
})

test('becomes three dossiers with three results, and the page of the whole shows each', async () => {
  await settle(lead)
  await work(lead)
  const members = await listMembers(portal.rooms.db, (await desk.dossier(lead)).requestId)
  expect(members.map(({ state }) => state)).toEqual(['begun', 'begun', 'begun'])
  await mother.open(`/ho-so/${lead}/lien-thong`)
  const others = [...mother.page.html.matchAll(/href="\/ho-so\/([0-9a-f-]{36})"/g)].map(([, id = '']) => id)
    .filter((id) => id !== lead)
  expect(others).toHaveLength(2)
  for (const publicId of others) await settle(publicId)
  await mother.open(`/ho-so/${lead}/lien-thong`)
  expect(mother.page.text.match(/Đã có kết quả/g)).toHaveLength(3)
  await mother.open(`/ho-so/${others[1] ?? ''}`)
  expect(mother.page.text).toContain('Bạn không phải nộp giấy này')
})

test('is nobody else’s, and of a dossier by itself there is no page', async () => {
  const stranger = portal.visitor()
  await stranger.open('/dang-ky')
  await register(stranger, portal, 32)
  await stranger.open(`/ho-so/${lead}/lien-thong`)
  expect(stranger.page.status).toBe(404)
})
