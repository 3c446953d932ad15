import { randomUUID } from 'node:crypto'
import type { Outing } from '@motcua/contracts/offline.ts'
import type { DeviceMade } from '@motcua/contracts/queue.ts'
import { sql } from 'kysely'
import { dayOf } from '../../src/kernel/civil-day.ts'
import { postOperatorOf } from '../../src/modules/post/public.ts'
import { newDevice } from '../offline-device.ts'
import type { Caller, Got, HttpServer } from './as-user.ts'
import { type Office, asRole, postAt } from './offices.ts'
import { doSteps, handIn } from './walked.ts'

const post = (caller: Caller, path: string, body: object = {}): Promise<Got> =>
  caller.call('POST', `/api/${path}`, { body, key: randomUUID() })

/** A van of the post: somebody who carries and has no counter, with a device of the post's office; and its parcels. */
export async function openVan(http: HttpServer, commune: Office) {
  const operator = postOperatorOf(http.province.directory.on(dayOf(http.province.clock.now())))
  const [office] = operator?.offices ?? []
  if (!operator || !office) throw new Error('the post has no office')
  const nobody = http.callerWith('')
  const [keeper, carrier, clerk] = [
    await postAt(http, office.id, 'office.of-the-van'), await postAt(http, operator.unit.id, 'carrier.of-the-van'),
    await asRole(http, 'reception', 'commune'),
  ]
  const enrolled = async () => {
    const device = newDevice()
    const made = await post(keeper, 'offline/devices', { unitId: office.publicId, name: 'Xe thư' })
    const { code } = made.body as unknown as DeviceMade
    const { body: { id } } = await post(nobody, 'offline/enrolment', { code, publicKey: device.publicKey })
    device.is(id)
    return { ...device, id }
  }
  const order = async (kind: 'delivery' | 'pickup', dossierId: string): Promise<string> => (await post(clerk, 'post/parcels', {
    dossierId, kind, address: 'Số 1 đường Mẫu', placeId: commune.territory.publicId, cod: 0,
  })).body.id
  const codeOf = async (id: string) => {
    const { items } = (await clerk.call('GET', '/api/post/parcels')).body as unknown as { items: { id: string; code: string }[] }
    return items.find((one) => one.id === id)?.code ?? ''
  }
  return {
    office, operator, nobody, keeper, carrier, clerk, enrolled,
    takeOut: (device: Pick<ReturnType<typeof newDevice>, 'outingBody'>, caller = carrier) =>
      post(caller, 'offline/outings', device.outingBody('2021-06-25T09:00:00+07:00')),
    async deviceOut(caller = carrier) {
      const device = await enrolled()
      const begun = await this.takeOut(device, caller)
      const outing = begun.body as unknown as Outing
      device.goesOut(outing.id)
      return { ...device, outing, status: begun.status }
    },
    /** Results whose parcels the carrier has, one by one of these dossiers. */
    async parcels(...nths: number[]): Promise<{ id: string; code: string; dossier: string }[]> {
      const made: { id: string; code: string; dossier: string }[] = []
      for (const nth of nths) {
        const { dossier } = await handIn(http, commune, nth)
        await doSteps(http, commune, dossier, [
          ['officer', 'proposal', { outcome: 'settle' }], ['agency_head', 'approval'], ['clerk', 'result'],
        ])
        const id = await order('delivery', dossier)
        made.push({ id, code: await codeOf(id), dossier })
      }
      const { body: { id: manifest } } = await post(clerk, 'post/manifests', {
        sectionId: commune.seats.reception.publicId, way: 'to-post',
      })
      for (const { code } of made) await post(clerk, `post/manifests/${manifest}/scan`, { code })
      await post(clerk, `post/manifests/${manifest}/closing`)
      for (const { code } of made) await post(carrier, `post/manifests/${manifest}/scan`, { code })
      await post(carrier, `post/manifests/${manifest}/receipt`)
      return made
    },
    /** Dossiers whose papers are to be fetched, for `orderPickup`. */
    handedIn: async (...nths: number[]): Promise<string[]> => {
      const made: string[] = []
      for (const nth of nths) made.push((await handIn(http, commune, nth)).dossier)
      return made
    },
    /** The post is asked once more to fetch papers of a dossier, whatever became of what it was asked before. */
    async orderPickup(dossier: string): Promise<{ id: string; code: string }> {
      await sql`update post.shipment set state = 'cancelled', ended_at = ordered_at from dossiers.dossier d
        where d.id = dossier_id and d.public_id = ${dossier} and ended_at is null`.execute(http.province.database.owner)
      const id = await order('pickup', dossier)
      return { id, code: await codeOf(id) }
    },
    /** Papers that somebody asked the post to fetch. */
    async pickup(nth: number): Promise<{ id: string; code: string; dossier: string }> {
      const { dossier } = await handIn(http, commune, nth)
      const id = await order('pickup', dossier)
      return { id, code: await codeOf(id), dossier }
    },
  }
}
