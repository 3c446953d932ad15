import { meaningsOf, settleFields } from '@motcua/forms/filled-from-held.ts'
import type { HeldReader } from '@motcua/forms/held-answer.ts'
import { type FormDefinition, fieldsOf } from '@motcua/forms/model.ts'
import { type Day, dayOf } from '../kernel/work-calendar.ts'
import type { Dossier } from '../modules/dossiers/public.ts'
import {
  type Held, type HeldFact, askForSupplement, askOnce, factsOfOwner, fieldRowsOf, khoPoliciesOf, reuseSources,
} from '../modules/reuse/public.ts'
import type { Db, Json, Tx } from '../platform/db.ts'
import { isMasked } from './mask-answers.ts'
import type { ApiRooms } from './rooms.ts'

/**
 * What is held of an owner for the components of a procedure, without a note: for the deed that uses it, and for
 * whoever notes it; of a request for several procedures for all of them at once.
 */
export async function findHeldFor(
  db: Db | Tx, { catalogue, directory, clock }: Pick<ApiRooms, 'catalogue' | 'directory' | 'clock'>,
  { ownerId, content }: {
    ownerId: bigint; content: { components: Parameters<typeof askOnce>[2]['components'] }
  },
): Promise<Held> {
  const day = dayOf(clock.now())
  const { ofOwner } = khoPoliciesOf(directory.on(day))
  const sameTypes = (type: string) => catalogue.sameTypesOn(day, type)
  return askOnce(db, reuseSources(), { ownerId, day, components: content.components, ofOwner, sameTypes })
}

/** The same for what was asked for of a dossier that is there already (`askForSupplement`). */
export async function findHeldForSupplement(
  db: Db | Tx, rooms: Pick<ApiRooms, 'catalogue' | 'directory' | 'clock'>, dossier: Dossier,
): Promise<Held> {
  const day = dayOf(rooms.clock.now())
  return askForSupplement(db, rooms, { dossier, day, directory: rooms.directory.on(day) })
}

/** Of a declaration that was typed in: which questions what is held could answer, and what became of each. */
export async function heldFieldsOf(
  tx: Tx, rooms: Pick<ApiRooms, 'catalogue' | 'directory' | 'clock' | 'registers'>, ownerId: bigint,
  { formVersionId, answers }: { readonly formVersionId: bigint | null; readonly answers: Json },
): Promise<ReturnType<typeof fieldRowsOf>> {
  const given = Object(answers) as Readonly<Record<string, unknown>>
  if (formVersionId === null || Object.keys(given).length === 0) return []
  const form = rooms.catalogue.formVersion(formVersionId).definition as FormDefinition
  const said = await factsFor(tx, rooms, { ownerId, day: dayOf(rooms.clock.now()) })
  // Numbers of people are not filled in at a counter.
  const open = fieldsOf(form).filter((field) => !isMasked(field))
  return fieldRowsOf(settleFields(open, said, given, heldReaderOf(rooms, form)))
}

/** How what is held is taken over into that form today. */
export function heldReaderOf(
  { directory, clock }: Pick<ApiRooms, 'directory' | 'clock'>, { codes }: Pick<FormDefinition, 'codes'>,
): HeldReader {
  const asOf = dayOf(clock.now())
  return { codes, asOf, placeOf: (address) => directory.leadOver(address, asOf) }
}

/** What is held of an owner for the questions of a declaration, without a note. */
export async function factsFor(
  db: Db | Tx, { catalogue, directory, registers }: Pick<ApiRooms, 'catalogue' | 'directory' | 'registers'>,
  { ownerId, day }: { readonly ownerId: bigint; readonly day: Day },
): Promise<ReadonlyMap<string, HeldFact>> {
  return factsOfOwner(db, {
    ownerId, day, directory: directory.on(day), registers: [...registers?.keys() ?? []],
    meaningsOf: (id) => meaningsOf(catalogue.formVersion(id).definition as FormDefinition),
  })
}
