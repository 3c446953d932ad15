import type { FastifyRequest } from 'fastify'
import { type NewRead, recordReads } from '../modules/audit/public.ts'
import type { Dossier } from '../modules/dossiers/public.ts'
import type { ApiRooms } from './rooms.ts'

/** What was looked at, and why; of a dossier everybody whose it is. */
export type Look = Pick<NewRead, 'page' | 'purpose' | 'isRegister' | 'isOfUnknown'>
  & ({ readonly dossier: Dossier } | { readonly personIds: readonly bigint[] })

/** Puts on record what whoever asks is about to be shown, a row for each look, before the answer leaves. */
export async function noteLooks(rooms: ApiRooms, request: FastifyRequest, looks: readonly Look[]): Promise<void> {
  const { actor, ip } = request
  const happenedAt = rooms.clock.now()
  await recordReads(rooms.db, looks.map((look) => {
    const { page, purpose, isRegister = false, isOfUnknown = false } = look
    return {
      happenedAt, actorId: actor.accountId, unitId: actor.unitId ?? undefined, fromAddr: ip, page, purpose, isRegister,
      isOfUnknown,
      ...'dossier' in look
        ? { dossierId: look.dossier.id, personIds: personsOf(look.dossier) }
        : { personIds: look.personIds },
    }
  }))
}

function personsOf({ applicantId, authoriserId }: Dossier): readonly bigint[] {
  return [applicantId, ...(authoriserId === null ? [] : [authoriserId])]
}
