import { sql } from 'kysely'
import { applyDueNews, placeAtCarrier } from '../src/jobs/ask-carrier.ts'
import { findManifest, findShipment, hearCarrier, listItems } from '../src/modules/post/public.ts'
import type { Shipment } from '../src/modules/post/public.ts'
import { openLog } from '../src/platform/log.ts'
import { openPostDesk } from './post-desk.ts'
import { type CarrierWord, carrierCallbackOf, startStandInCarrier } from './postal-carrier.ts'

/** A section whose parcels the post's own system carries, with somebody who waits for results. */
export async function openCarrierDesk() {
  const [desk, carrier] = [await openPostDesk(), await startStandInCarrier()]
  const person = await desk.province.aPerson(1)
  const rooms: Parameters<typeof applyDueNews>[0] = { ...desk.province, carrier: carrier.client, log: openLog('silent') }
  const now = () => desk.province.clock.now()
  const later = (minutes: number) => {
    desk.province.clock.set(new Date(now().getTime() + minutes * 60_000).toISOString())
  }
  const parcelOf = async ({ publicId }: Shipment) => findShipment(desk.province.db, publicId)
  const stateOf = async (one: Shipment) => (await parcelOf(one))?.state
  const newsOf = async ({ id }: Shipment) => (await sql<{ state: string; news: string; refused: string | null }>`
    select news, state, refused from post.carrier_event where shipment_id = ${id} order by at, id`
    .execute(desk.province.db)).rows
  const orderOf = async ({ id }: Shipment) => (await sql<{ state: string; reference: string | null }>`
    select state, reference from post.carrier_order where shipment_id = ${id}`.execute(desk.province.db)).rows[0]
  /** As the door would: proven, then kept. */
  async function say(word: CarrierWord): Promise<string> {
    const notice = { method: 'POST', path: '/api/post/callback', ...carrierCallbackOf(word) }
    const read = carrier.client.readNotice({ ...notice, body: notice.payload }, new Date())
    if (!read.ok) throw new Error(read.refusal.code)
    const told = read.value
    return (await desk.province.inOneGo((ctx) => hearCarrier(ctx, { ...told, body: notice.payload }))).outcome
  }
  async function act(): Promise<void> {
    while (await applyDueNews(rooms) > 0) if ((await sql<{ n: bigint }>`
      select count(*) as n from post.carrier_event where state = 'waiting' and due_at <= ${now()}`
      .execute(desk.province.db)).rows[0]?.n === 0n) break
  }
  /** Codes of what is on a manifest. */
  const codesOn = async (manifest: string) => {
    const found = await findManifest(desk.province.db, manifest)
    return (await listItems(desk.province.db, found?.id ?? 0n)).map(({ code }) => code)
  }
  /** Ordered here and there, and given by the section. */
  async function given(more: Record<string, unknown> = {}): Promise<{ shipment: Shipment; dossier: string }> {
    const dossier = await desk.issued(person)
    const shipment = await desk.order(dossier, more)
    await placeAtCarrier(rooms, carrier.client)
    const manifest = await desk.open('clerk', 'to-post')
    for (const code of await codesOn(manifest)) await (code === shipment.code ? desk.scan : desk.drop)('clerk', manifest, code)
    await desk.close('clerk', manifest)
    return { shipment, dossier }
  }
  return {
    desk, carrier, person, rooms, now, later, parcelOf, stateOf, newsOf, orderOf, say, act, codesOn, given,
    /** As at the beginning: the carrier answers, and it is nine o'clock. */
    begin() {
      carrier.fail(200)
      desk.province.clock.set('2021-06-25T09:00+07:00')
    },
    async stop() {
      await carrier.stop()
      await desk.province.drop()
    },
  }
}
