import { OfflineCollection, OfflineDelivery, OfflineFailure, type VanKind } from '@motcua/contracts/offline.ts'
import { type Result, ok } from '../kernel/result.ts'
import { dayOf } from '../kernel/work-calendar.ts'
import { cleanLines, cleanText } from '../kernel/vietnamese-text.ts'
import type { DeliverRefusal } from '../modules/dossiers/public.ts'
import { acceptCommand } from '../modules/offline/public.ts'
import {
  type HoldShipmentRefusal, type OnShipment, collectShipment, deliverShipment, failShipment, findByParcelCode,
} from '../modules/post/public.ts'
import { type Ctx, inTransaction } from '../platform/db.ts'
import { type Done, type OfflineDeed, isBodyOf, officerFor, refuseDeed, senderOf } from './offline-deed.ts'
import { carriesFrom } from './offline-officer.ts'
import { postReachOf } from './post-reach.ts'

type Became = Result<string, HoldShipmentRefusal | DeliverRefusal>
interface Noted { readonly code: string; readonly deed: (ctx: Ctx, on: OnShipment) => Promise<Became> }

/**
 * What a carrier of the post noted of a parcel on the road: delivered, in vain, papers fetched. It is what the carrier
 * does at the desk (`post-carrying.ts`), by the rights that they have now and at the moment of acceptance; a parcel
 * that has gone on meanwhile is refused with `shipment-moved-on`, one that is none of theirs with `shipment-unknown`.
 */
export async function noteParcel(deed: OfflineDeed, kind: VanKind): Done {
  const { rooms, command, device } = deed
  const noted = read(deed, kind)
  if (!noted) return refuseDeed('offline-command-unreadable')
  const officer = await officerFor(deed, 'post.carry')
  const directory = rooms.directory.on(dayOf(rooms.clock.now()))
  if (!officer || !carriesFrom(directory, officer, device.unitId)) return refuseDeed('offline-officer-gone')
  const parcel = await findByParcelCode(rooms.db, noted.code)
  if (!parcel) return refuseDeed('shipment-unknown')
  const { isReached } = postReachOf(rooms, officer)
  const { publicId, code } = parcel
  const done = await inTransaction(rooms, senderOf(deed, officer, 'deed'), async (ctx) => {
    const became = await noted.deed(ctx, { shipment: publicId, isReached })
    if (became.ok) await acceptCommand(ctx, command, { id: publicId, number: code })
    return became
  }, () => ({ status: 200, body: null }))
  return done.ok ? ok(undefined) : refuseDeed(done.refusal.code)
}

/** The code as the label has it, and the deed; undefined of what fits no form, or says nothing. */
function read({ rooms, body }: OfflineDeed, kind: VanKind): Noted | undefined {
  if (kind === 'parcel-delivery' && isBodyOf(OfflineDelivery, body)) {
    const receiver = cleanText(body.receiver)
    return receiver.length < 2 ? undefined : {
      code: codeOf(body), deed: (ctx, on) => deliverShipment(ctx, rooms, { ...on, receiver, proof: body.proof }),
    }
  }
  if (kind === 'parcel-failure' && isBodyOf(OfflineFailure, body))
    return {
      code: codeOf(body), deed: (ctx, on) => failShipment(ctx, { ...on, why: body.why, note: cleanLines(body.note) }),
    }
  return kind === 'parcel-collection' && isBodyOf(OfflineCollection, body)
    ? { code: codeOf(body), deed: (ctx, on) => collectShipment(ctx, on) } : undefined
}

function codeOf({ code }: OfflineCollection): string {
  return cleanText(code).toUpperCase()
}
