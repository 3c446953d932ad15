import { declaredInWords, filledInWords, registerInWords, registerName } from '@motcua/contracts/held.ts'
import { HELD } from '@motcua/contracts/held-texts.ts'
import { fillFields, mayBeFilled, meaningsOf, settleFields, splitFields } from '@motcua/forms/filled-from-held.ts'
import type { HeldCodes } from '@motcua/forms/held-answer.ts'
import { type Field, type FormDefinition, fieldsOf } from '@motcua/forms/model.ts'
import { type HeldFact, factsOfOwner, fieldRowsOf } from '../modules/reuse/public.ts'
import type { Db, Tx } from '../platform/db.ts'
import { dayOf } from '../kernel/work-calendar.ts'
import { askRegisters, registersFor } from './ask-registers.ts'
import { ownerOf, sayHeld } from './held-here.ts'
import { showTime } from './in-words.ts'
import type { Journey } from './journey.ts'
import type { Visit } from './visit.ts'

/** Values by the keys of the form, and where each is from, or why it stays empty, in words. */
export interface FilledFields {
  readonly answers: Readonly<Record<string, unknown>>
  readonly sources: ReadonlyMap<string, string>
  /** Names of registers that do not answer now. */
  readonly away: readonly string[]
}

/**
 * What registers and papers of the Kho say of whoever asks, or what they
 * declared in a dossier of theirs that was accepted, for the
 * questions of a step that nobody has answered (KH 1107 II.3.3): of the requester or the organisation itself, and only
 * where the declaration allows it (`canReuse`); what is never to be reused stays empty. It is shown with its source,
 * may be corrected, and is an answer only when the step is sent.
 */
export async function filledFromHeld(journey: Journey, fields: readonly Field[]): Promise<FilledFields> {
  const { visit, draft: { answers } } = journey
  const open = fields.filter((field) => mayBeFilled(field, answers))
  const ownerId = open.length === 0 ? undefined : ownerOf(journey)
  if (ownerId === undefined) return { answers: {}, sources: new Map(), away: [] }
  const away = await askRegisters(journey, open)
  const said = await factsFor(visit.rooms.db, journey, ownerId)
  const reader = readerOf(visit, journey.form)
  const filled = fillFields(open, said, reader)
  const split = splitFields(open, said, reader)
  return {
    away: away.map((code) => registerName(visit.say, code)),
    answers: Object.fromEntries(filled.map(({ key, value }) => [key, value])),
    sources: new Map([
      ...filled.map(({ key, fact, before }) =>
        [key, filledInWords(visit.say, { from: sayFact(visit, fact), before })] as const),
      ...split.map(({ key, fact, before }) =>
        [key, visit.say(HELD.split, { from: sayFact(visit, fact), before })] as const),
    ]),
  }
}

/** Which questions of a draft that is sent what is held could answer, and what became of each. */
export async function settleFilled(tx: Tx, journey: Journey, answers: Readonly<Record<string, unknown>>) {
  const { form } = journey
  const ownerId = ownerOf(journey)
  if (!form || ownerId === undefined) return []
  const said = await factsFor(tx, journey, ownerId)
  return fieldRowsOf(settleFields(fieldsOf(form), said, answers, readerOf(journey.visit, form)))
}

/** Values of lists, and where addresses lie today. */
function readerOf(visit: Visit, form: FormDefinition | undefined) {
  const { rooms: { directory }, today: asOf } = visit
  return { codes: form?.codes ?? {}, asOf, placeOf: (codes: HeldCodes) => directory.leadOver(codes, asOf) }
}

async function factsFor(db: Db | Tx, journey: Journey, ownerId: bigint) {
  const { rooms, directory, today: day } = journey.visit
  return factsOfOwner(db, {
    ownerId, day, directory, registers: registersFor(journey).map(({ code }) => code),
    meaningsOf: (id) => meaningsOf(rooms.catalogue.formVersion(id).definition as FormDefinition),
  })
}

function sayFact(visit: Visit, fact: HeldFact): string {
  if ('paper' in fact) return sayHeld(visit, fact.paper).from
  if ('dossier' in fact) return declaredInWords(visit.say, fact.dossier)
  const { register, at } = fact
  return registerInWords(visit.say, { register, time: showTime(at), day: dayOf(at) })
}
