import { createHash } from 'node:crypto'
import { type Day, addDays, dayOf } from '../../../kernel/civil-day.ts'
import type { Clock } from '../../../platform/clock.ts'
import type { Db } from '../../../platform/db.ts'
import type { ComparedDay, NumberedDifference } from '../compared-day.ts'
import { differenceOfCame, differenceOfSent } from '../domain/package-difference.ts'
import { numbersTold } from '../store/numbered.ts'
import { type SentOfDay, answersKnown, listSentOfDay, packagesKept } from '../store/packages-of-day.ts'
import type { AxisEntry, DocumentAxis, PackageKind } from './client.ts'
import { DOCUMENT_AXIS } from './package-body.ts'

const KINDS = ['edoc', 'status'] as const
/** Messages of ours that are read at once. */
const PAGE = 1_000
/** A package that was sent so much later than it came about is looked for by hand. */
const LATER_DAYS = 30

/** What lies at the axis of ours, by SHA-256 of the names that it gave them, hexadecimal. */
type Lying = ReadonlyMap<string, AxisEntry>

export interface ComparingRooms { readonly clock: Clock }

/**
 * Holds the packages of a day three ways against themselves: what we sent and took in, what was acknowledged, what the
 * axis says of each (ADR 0125). A message of ours is found there by the name that the axis gave when it took it, of
 * which we keep the hash; on its day, or on a later one where it went later. Throws SendFault.
 */
export async function comparePackages(
  db: Db, { clock }: ComparingRooms, axis: Pick<DocumentAxis, 'listSent' | 'listReceived'>,
  { agency, day }: { readonly agency: string; readonly day: Day },
): Promise<ComparedDay> {
  const differences: NumberedDifference[] = []
  let compared = 0
  const ofDay = await sentOf(db, day)
  for (const kind of KINDS) {
    const lying = await sentOn(axis, agency, kind, day)
    const sent = ofDay.filter((one) => (one.kind === 'status') === (kind === 'status'))
    const later = await lookLater(axis, { agency, kind, day, until: dayOf(clock.now()) }, sent, lying)
    const all = new Map([...lying, ...later])
    differences.push(...sent.flatMap((one) => sentDiffering(one, all)))
    // A word about a document has no number of its own: one whose answer was lost would look like a stranger's.
    if (kind === 'edoc') differences.push(...await missingHere(db, lying))
    const received = await receivedOn(axis, agency, kind, day)
    differences.push(...await cameDiffering(db, received))
    compared += sent.length + received.length
  }
  return { partner: DOCUMENT_AXIS, day, compared, differences }
}

async function sentOn(
  axis: Pick<DocumentAxis, 'listSent'>, agency: string, kind: PackageKind, day: Day,
): Promise<Lying> {
  const entries = await axis.listSent(kind, day)
  return new Map(entries.filter(({ from }) => from === agency).map((one) => [hashOf(one.docId).toString('hex'), one]))
}

async function receivedOn(
  axis: Pick<DocumentAxis, 'listReceived'>, agency: string, kind: PackageKind, day: Day,
): Promise<AxisEntry[]> {
  const entries = await axis.listReceived(kind, day)
  return [...new Map(entries.filter(({ to }) => to === agency).map((one) => [one.docId, one])).values()]
}

/** Messages of ours of that day, documents and words about them. */
async function sentOf(db: Db, day: Day): Promise<SentOfDay[]> {
  const found: SentOfDay[] = []
  for (let after: SentOfDay | undefined; ;) {
    const page = await listSentOfDay(db, DOCUMENT_AXIS, day, { after, limit: PAGE })
    found.push(...page)
    after = page.at(-1)
    if (!after || page.length < PAGE) return found
  }
}

/** What was taken and does not lie there on its day, on the days after it, while any of it is missing. */
async function lookLater(
  axis: Pick<DocumentAxis, 'listSent'>,
  { agency, kind, day, until }: {
    readonly agency: string; readonly kind: PackageKind; readonly day: Day; readonly until: Day
  },
  sent: readonly SentOfDay[], lying: Lying,
): Promise<Lying> {
  const missing = new Set(sent.flatMap(({ state, answerDigest }) =>
    state === 'acknowledged' && answerDigest ? [answerDigest.toString('hex')] : []).filter((one) => !lying.has(one)))
  const found = new Map<string, AxisEntry>()
  for (let later = 1; missing.size > 0 && later <= LATER_DAYS && addDays(day, later) <= until; later += 1) {
    for (const [hash, entry] of await sentOn(axis, agency, kind, addDays(day, later)))
      if (missing.delete(hash)) found.set(hash, entry)
  }
  return found
}

function sentDiffering(
  { id, publicId, dossierId, number, state, answerDigest }: SentOfDay, lying: Lying,
): NumberedDifference[] {
  const theirs = answerDigest ? lying.get(answerDigest.toString('hex'))?.status : undefined
  const kind = differenceOfSent({ message: state, theirs })
  if (kind === undefined) return []
  return [{
    dossierId, messageId: id, message: publicId, number: number ?? publicId, kind, ours: 'sent', told: state, theirs: theirs ?? null,
  }]
}

/** Documents that lie there as if from us, and that nobody here sent. */
async function missingHere(db: Db, lying: Lying): Promise<NumberedDifference[]> {
  const known = await answersKnown(db, DOCUMENT_AXIS, [...lying.keys()].map((hash) => Buffer.from(hash, 'hex')))
  const strange = [...lying].filter(([hash]) => !known.has(hash)).map(([, entry]) => entry)
  // One that went while the answer was lost is known by its document alone.
  const told = await numbersTold(db, DOCUMENT_AXIS, strange.flatMap(({ documentId }) => documentId ?? []))
  const unknown = strange.filter(({ documentId }) => documentId === undefined || !told.has(documentId))
  // One that lies there for several receivers is one document.
  const byNumber = new Map(unknown.map((one) => [(one.documentId ?? one.docId).slice(0, 200), one.status]))
  return [...byNumber].map(([number, theirs]) => ({ dossierId: null, number, kind: 'missing-here', ours: null, told: null, theirs }))
}

/** What the axis says otherwise of what lies there for us. */
async function cameDiffering(db: Db, entries: readonly AxisEntry[]): Promise<NumberedDifference[]> {
  const kept = await packagesKept(db, DOCUMENT_AXIS, entries.map(({ docId }) => docId))
  return entries.flatMap(({ docId, status: theirs }): NumberedDifference[] => {
    const ours = kept.get(docId)
    const kind = differenceOfCame({ kept: ours, theirs })
    const sides = { number: docId, dossierId: null, ours: ours?.due ?? null, told: ours?.confirmed ?? null, theirs }
    return kind === undefined ? [] : [{ ...sides, kind }]
  })
}

function hashOf(docId: string): Buffer {
  return createHash('sha256').update(docId).digest()
}
