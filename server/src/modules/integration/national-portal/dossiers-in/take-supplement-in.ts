import { dayOf } from '../../../../kernel/civil-day.ts'
import { type Result, refuse } from '../../../../kernel/result.ts'
import type { Ctx } from '../../../../platform/db.ts'
import {
  type Acted, type Dossier, completeDossier, findDossierByNumber, listToldParts, supplementDossier,
} from '../../../dossiers/public.ts'
import { reachOf } from '../../../identity/public.ts'
import { type Handled, type InMessage, isInFuture } from '../../domain/inbox.ts'
import { orNothing } from '../../or-nothing.ts'
import { cameFrom } from '../../store/came-from.ts'
import { NATIONAL_PORTAL } from '../outlet.ts'
import { filesByComponent } from './components-of.ts'
import type { SupplementBody } from './handed-in.ts'
import type { InwardRooms } from './inward-rooms.ts'
import { faultOfRequest } from './request-meant.ts'

type Refused = { readonly code: string }

/**
 * Takes in what was handed in at the portal to a dossier from there, as its applicant would have handed it in here: all
 * that the request that is open asks for, and nothing else (hoàn thiện, bổ sung). Held where nothing is asked for,
 * where it answers another request, or the dossier is not from there.
 */
export async function takeSupplementIn(ctx: Ctx, rooms: InwardRooms, message: InMessage): Promise<Handled> {
  if (!message.saidAt) return { is: 'held', fault: 'time-unreadable' }
  if (isInFuture(message.saidAt, rooms.machineClock.now())) return { is: 'held', fault: 'time-in-future' }
  const body = message.body as unknown as SupplementBody
  const dossier = await findDossierByNumber(ctx.tx, body.row.MaHoSo)
  if (!dossier) return { is: 'held', fault: 'dossier-unknown' }
  if (!(await cameFrom(ctx.tx, NATIONAL_PORTAL, [dossier.id])).has(dossier.id))
    return { is: 'held', fault: 'dossier-not-from-there', dossierId: dossier.id }
  // By the clock of the product, by which the request was made.
  const saidAt = new Date(message.saidAt.getTime() + ctx.now.getTime() - rooms.machineClock.now().getTime())
  const { supplements } = await listToldParts(ctx.tx, [dossier.id])
  const fault = faultOfRequest(dossier.number, supplements, { id: body.row.HoSoBoSungId, saidAt })
  if (fault) return { is: 'held', fault, dossierId: dossier.id }
  const done = await orNothing<Acted, Refused>(ctx.tx, async () => answer(ctx, rooms, dossier, body))
  return done.ok ? { is: 'done', dossierId: dossier.id } : { is: 'held', fault: done.refusal.code, dossierId: dossier.id }
}

async function answer(
  ctx: Ctx, rooms: InwardRooms, dossier: Dossier, body: SupplementBody,
): Promise<Result<Acted, Refused>> {
  const deeds: { readonly [S in Dossier['state']]?: typeof completeDossier } = {
    'awaiting-completion': completeDossier, 'awaiting-supplement': supplementDossier,
  }
  const deed = deeds[dossier.state]
  if (!deed) return refuse({ code: 'nothing-asked' })
  const day = dayOf(ctx.now)
  const { content } = rooms.catalogue.version(dossier.procedureVersionId)
  const files = filesByComponent({ catalogue: rooms.catalogue, day }, content.components, body)
  if (!files.ok) return files
  const whose = [{ role: 'citizen', unitId: null, validFrom: '0001-01-01', validTo: null }] as const
  return deed(ctx, rooms, {
    publicId: dossier.publicId,
    viewer: {
      accountId: ctx.actorId, fullName: dossier.applicantName, personId: dossier.applicantId, grants: [],
      reaches: reachOf(whose, 'dossier.answer-supplement', day),
    },
    components: [...files.value].map(([component, uploads]) => ({ component, uploads })),
  })
}
