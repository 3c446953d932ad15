import { randomUUID } from 'node:crypto'
import type { Refusal, Result } from '../src/kernel/result.ts'
import { findCustody, listResultMoves } from '../src/modules/dossiers/public.ts'
import type { Person } from '../src/modules/identity/public.ts'
import {
  type OrderShipment, type ParcelProof, type Shipment, cancelShipment, closeManifest, collectShipment, deliverShipment,
  dropParcel, failShipment, findManifest, findParcel, findShipment, giveUpParcel, missParcel, openManifest,
  orderShipment, postOperatorOf, receiveManifest,
  scanParcel,
} from '../src/modules/post/public.ts'
import type { Ctx } from '../src/platform/db.ts'
import { type Desk, openDesk } from './dossier-desk.ts'
import { type Province, createProvince } from './province-database.ts'

/** A commune whose section sends results by the post, with somebody of each. */
export async function openPostDesk() {
  const province: Province = await createProvince()
  const desk: Desk = openDesk(province)
  const [agency, section] = [province.unit('cq:ubnd-xa-18856'), province.unit('cq:ubnd-xa-18856:one-stop')]
  const operator = postOperatorOf(province.directory.on('2021-06-25'))
  if (!operator) throw new Error('the province has no post')
  const carrierId = operator.unit.id
  const [clerk, carrier] = await Promise.all([
    province.viewerAs('reception', section.idOfData, 'dossier.return'),
    province.viewerAs('postal_staff', operator.unit.idOfData, 'dossier.return'),
  ])
  const place = province.unit('xa:18856')
  const who = { clerk, carrier } as const
  type Side = keyof typeof who
  const reached = (side: Side) => (unitId: bigint) => unitId === (side === 'clerk' ? section.id : carrierId)
  const go = <T>(side: Side, work: (ctx: Ctx) => Promise<Result<T, Refusal>>, requestId: string = randomUUID()) =>
    province.inOneGo(work, { actorId: who[side].accountId, requestId })
  const on = (side: Side, manifest: string) => ({ manifest, isReached: reached(side) })
  const of = (side: Side, { publicId }: Shipment) => ({ shipment: publicId, isReached: reached(side) })
  return {
    province, desk, agency, section, carrierId, clerk, carrier, place, operator,
    /** A dossier of somebody whose result is on paper, issued and lying at the section. */
    async issued(person: Person, more: Record<string, unknown> = {}): Promise<string> {
      const { publicId } = await desk.receive(
        'khai-sinh', ['reception', section.idOfData],
        { person, territory: 'xa:18856', more: { delivery: 'post', deliveryAddress: 'Thôn Mẫu', ...more } })
      await desk.act('take', publicId, ['officer', agency.idOfData])
      await desk.act('propose', publicId, ['officer', agency.idOfData])
      await desk.act('approve', publicId, ['agency_head', agency.idOfData])
      await desk.act('issue', publicId, ['clerk', agency.idOfData])
      return publicId
    },
    order: (dossier: string, more: Partial<OrderShipment> = {}, requestId?: string) => go('clerk', (ctx) =>
      orderShipment(ctx, province, {
        dossier, viewer: clerk, kind: 'delivery', address: 'Số 1 đường Mẫu', place: place.publicId, cod: 0, ...more,
      }), requestId),
    cancel: (shipment: Shipment) => go('clerk', (ctx) => cancelShipment(ctx, of('clerk', shipment))),
    open: (side: Side, way: 'to-post' | 'from-post') => go(side, (ctx) =>
      openManifest(ctx, province, { sectionId: section.id, carrierId, way, isReached: reached(side) })),
    scan: (side: Side, manifest: string, code: string) =>
      go(side, (ctx) => scanParcel(ctx, province, { ...on(side, manifest), code })),
    drop: (side: Side, manifest: string, code: string) =>
      go(side, (ctx) => dropParcel(ctx, province, { ...on(side, manifest), code })),
    miss: (side: Side, manifest: string, code: string) =>
      go(side, (ctx) => missParcel(ctx, province, { ...on(side, manifest), code, why: 'Không có trong xe' })),
    find: (side: Side, manifest: string, code: string) =>
      go(side, (ctx) => findParcel(ctx, province, { ...on(side, manifest), code })),
    giveUp: (side: Side, manifest: string, code: string, requestId?: string) =>
      go(side, (ctx) => giveUpParcel(ctx, province, { ...on(side, manifest), code, why: 'Tìm không thấy' }), requestId),
    close: (side: Side, manifest: string, requestId?: string) =>
      go(side, (ctx) => closeManifest(ctx, province, on(side, manifest)), requestId),
    receive: (side: Side, manifest: string) => go(side, (ctx) => receiveManifest(ctx, province, on(side, manifest))),
    deliver: (shipment: Shipment, receiver = 'Nguyễn Thị Nhận', proof: ParcelProof = 'signed', requestId?: string) =>
      go('carrier', (ctx) =>
        deliverShipment(ctx, province, { ...of('carrier', shipment), receiver, proof }), requestId),
    fail: (shipment: Shipment) => go('carrier', (ctx) =>
      failShipment(ctx, { ...of('carrier', shipment), why: 'nobody-there', note: '' })),
    collect: (shipment: Shipment) => go('carrier', (ctx) => collectShipment(ctx, of('carrier', shipment))),
    state: async ({ publicId }: Shipment) => (await findShipment(province.db, publicId))?.state,
    stateOf: async (manifest: string) => (await findManifest(province.db, manifest))?.state,
    async liesAt(dossier: string): Promise<string | undefined> {
      const custody = await findCustody(province.db, (await desk.dossier(dossier)).id)
      return custody && province.directory.on('2021-06-25').byId(custody.unitId)?.idOfData
    },
    async waysOf(dossier: string): Promise<string[]> {
      return (await listResultMoves(province.db, (await desk.dossier(dossier)).id)).map((move) =>
        move.receivedAt ? 'received' : move.endedWhy ?? (move.handedOverAt ? 'on its way' : 'planned'))
    },
  }
}

export type PostDesk = Awaited<ReturnType<typeof openPostDesk>>
