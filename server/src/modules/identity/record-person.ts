import { type Result, ok, refuse } from '../../kernel/result.ts'
import { cleanText } from '../../kernel/vietnamese-text.ts'
import type { Ctx, Tx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { type PersonFacts, type PersonWarning, type Proof, compareFacts } from './domain/person-facts.ts'
import { type Person, insertPerson, lockBearers, updatePerson } from './store/people.ts'

export interface RecordPerson extends PersonFacts {
  /** `seen` only if an official held the card; whatever comes in from outside is `claimed`. */
  readonly proof: Proof
}

export interface RecordedPerson {
  readonly id: bigint
  readonly publicId: string
  readonly isNew: boolean
  /** For staff only: a person who claims a number must not learn what is on record under it. */
  readonly warnings: readonly PersonWarning[]
}

export type RecordPersonRefusal = { readonly code: 'name-missing' } | { readonly code: 'kind-differs' }

/**
 * Puts a person on record, or fills in what the record lacks (ghi nhận thông tin cá nhân, tổ chức). The number says who
 * it is, never the name or the phone; without a number it is always somebody new. Leaves `person.recorded`,
 * `person.changed`, or nothing if nothing is new.
 *
 * What differs is a warning (domain/person-facts.ts). An old number alone does not join a new card to an old record,
 * unless an official saw the card and name and birth agree: old numbers have been given out twice.
 *
 * Refuses with `name-missing`, or with `kind-differs` if the number is that of an organisation and this is a citizen.
 */
export async function recordPerson(
  ctx: Ctx, { proof, ...given }: RecordPerson,
): Promise<Result<RecordedPerson, RecordPersonRefusal>> {
  const facts = { ...given, fullName: cleanText(given.fullName) }
  if (facts.fullName === '') return refuse({ code: 'name-missing' })

  const found = await findOrInsert(ctx.tx, facts, proof, ctx.now)
  if (found.isNew) {
    const { id, publicId, elsewhere } = found
    const data = { person: publicId, kind: facts.kind, proof }
    await recordEvent(seenBy(ctx, proof, id), { type: 'person.recorded', subjectKind: 'person', subjectId: id, data })
    return ok({ id, publicId, isNew: true, warnings: warningsOf(elsewhere) })
  }
  const { record, elsewhere } = found
  if (record.kind !== facts.kind) return refuse({ code: 'kind-differs' })

  const { change, warnings } = compareFacts(record, facts, proof, elsewhere)
  const { id, publicId } = record
  const fields = Object.keys(change).sort().join(',')
  if (fields) {
    await updatePerson(ctx.tx, id, change, ctx.now)
    const data = { person: publicId, fields, proof, isCorrection: warnings.some((one) => one.isCorrected) }
    await recordEvent(seenBy(ctx, proof, id), { type: 'person.changed', subjectKind: 'person', subjectId: id, data })
  }
  return ok({ id, publicId, isNew: false, warnings })
}

/** Whose card was seen did not write it down themselves. */
function seenBy(ctx: Ctx, proof: Proof, personId: bigint): Ctx {
  return proof === 'seen' ? { ...ctx, forPersonId: personId } : ctx
}

type Found =
  | { isNew: true; id: bigint; publicId: string; elsewhere: ReadonlySet<string> }
  | { isNew: false; record: Person; elsewhere: ReadonlySet<string> }

/** Two at once: the one that finds its insert in the way looks again, and sees what the other has written. */
async function findOrInsert(tx: Tx, facts: PersonFacts, proof: Proof, at: Date): Promise<Found> {
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    const bearers = await lockBearers(tx, facts)
    const record = bearers.find((one) => isSamePerson(one, facts, proof))
    const others = bearers.filter((one) => one !== record)
    const elsewhere = new Set((['personalNumber', 'oldNumber', 'taxCode'] as const)
      .filter((key) => facts[key] && others.some((one) => one[key] === facts[key])))
    if (record) return { isNew: false, record, elsewhere }

    const own = Object.fromEntries(
      Object.entries(facts).filter(([key]) => !(elsewhere as ReadonlySet<string>).has(key)),
    )
    const inserted = await insertPerson(tx, { ...own, kind: facts.kind, fullName: facts.fullName }, proof, at)
    if (inserted) return { isNew: true, ...inserted, elsewhere }
  }
  throw new Error('a person kept appearing and vanishing')
}

function isSamePerson(record: Person, facts: PersonFacts, proof: Proof): boolean {
  if (facts.personalNumber && record.personalNumber) return facts.personalNumber === record.personalNumber
  if (facts.taxCode && facts.taxCode === record.taxCode) return !facts.personalNumber || agrees(record, facts, proof)
  if (!facts.oldNumber || facts.oldNumber !== record.oldNumber) return false
  return !facts.personalNumber || agrees(record, facts, proof)
}

function agrees(record: Person, facts: PersonFacts, proof: Proof): boolean {
  const isAlike = record.fullName === facts.fullName && Boolean(facts.birth) && record.birth === facts.birth
  return proof === 'seen' && isAlike
}

function warningsOf(elsewhere: ReadonlySet<string>): PersonWarning[] {
  return elsewhere.size > 0 ? [{ code: 'number-elsewhere', isCorrected: false }] : []
}
