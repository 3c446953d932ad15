import type { Json, Tx } from '../../../platform/db.ts'
import type { RecordedEvent } from '../../audit/public.ts'
import { type Dossier, dossiersById, findResult, isUnderWay, listAnswers, listTakenBack } from '../../dossiers/public.ts'
import { getPeople } from '../../identity/public.ts'
import type { NewMessage } from '../domain/message.ts'
import { TOLD_AGAIN, toldAgainOf } from '../tell-again.ts'
import { dropLeftBehind } from './drop-taken-back.ts'
import type { SectorSystem, SentKind } from './sector-system.ts'
import { type FileRooms, sentFilesOf } from './sent-files.ts'

export type SectorRooms = FileRooms

/** By these a dossier has come, whole or completed; a deed says how else it stands. */
export const CAME: ReadonlySet<string> = new Set(['dossier.accepted', 'dossier.supplemented'])
export const ISSUED = 'dossier.issued'
/** Papers that were handed in, as files only later. */
export const FILED = 'dossier.papers-scanned'
const TAKEN_BACK = 'dossier.taken-back'

interface Due { readonly event: RecordedEvent; readonly dossier: Dossier; readonly kind: SentKind }

/**
 * What a sector system is told of these events: dossiers of versions that are settled there, when they are received and
 * when they were supplemented; of versions that are settled here, what its register is to know when they are received,
 * and our results. Where it takes files, what was handed in goes along, and once more when it is scanned later. One
 * that is over by now, or was taken back from it, does not go any more.
 */
export async function buildSectorMessages(
  tx: Tx, rooms: SectorRooms, system: SectorSystem, events: readonly RecordedEvent[],
): Promise<NewMessage[]> {
  const concerned = events.filter((event) =>
    CAME.has(event.type) || event.type === ISSUED || event.type === FILED && system.takesFiles
    || toldAgainOf(event, system.system) !== undefined)
  const dossiers = await dossiersById(tx, [...new Set(concerned.flatMap(({ dossierId }) => dossierId ?? []))])
  for (const { type, data, dossierId } of events) {
    const isFromHere = type === TAKEN_BACK && (data as { readonly system?: string }).system === system.system
    if (isFromHere && dossierId !== null) await dropLeftBehind(tx, { system: system.system, dossierId })
  }
  const takenBack = await listTakenBack(tx, system.system, [...dossiers.keys()])
  const due = concerned.flatMap((event): Due[] => {
    const dossier = dossiers.get(event.dossierId ?? 0n)
    const kind = dossier && !takenBack.has(dossier.id) && kindOf(rooms, system, event, dossier)
    return kind ? [{ event, dossier, kind }] : []
  })
  const people = new Map((await getPeople(tx, [...new Set(due.map(({ dossier }) => dossier.applicantId))]))
    .map((one) => [one.id, one]))
  const answers = await listAnswers(tx, due.map(({ dossier }) => dossier.id))
  const withFiles = system.takesFiles ? due.filter(({ kind }) => kind !== 'result').map(({ dossier }) => dossier) : []
  const at = due.at(-1)?.event.happenedAt ?? new Date(0)
  const files = await sentFilesOf(tx, rooms, system.system, withFiles, at)
  const messages: NewMessage[] = []
  for (const { event, dossier, kind } of due) {
    const applicant = people.get(dossier.applicantId)
    if (!applicant) continue
    const issued = kind === 'result' ? await findResult(tx, dossier.id) : undefined
    const body = system.compose({
      kind, dossier, applicant, version: rooms.catalogue.version(dossier.procedureVersionId),
      files: kind === 'result' ? [] : files.get(dossier.id) ?? [],
      answers: Object(answers.get(dossier.id)) as Readonly<Record<string, Json>>,
      result: issued && { number: issued.number, issuedOn: issued.issuedOn, title: issued.title },
    })
    messages.push({
      kind, dossierId: dossier.id, era: event.era, eventId: event.id, happenedAt: event.happenedAt, told: null, body,
    })
  }
  return messages
}

/** What that system would be told of a dossier, were it told anew now. */
export function dueNow(rooms: SectorRooms, system: SectorSystem, dossier: Dossier): SentKind | undefined {
  return kindOf(rooms, system, { type: TOLD_AGAIN }, dossier)
}

/** What is told of a dossier at an event; undefined where that system is not told of it. */
function kindOf(
  { catalogue }: SectorRooms, { system, isRegister }: SectorSystem, event: Pick<RecordedEvent, 'type'>, dossier: Dossier,
): SentKind | undefined {
  const { settledAt } = catalogue.version(dossier.procedureVersionId).content
  if (settledAt?.system !== system) return undefined
  if (settledAt.where === 'here') {
    const isNew = CAME.has(event.type) || event.type === FILED
    if (event.type === ISSUED || dossier.issuedAt !== null && !isNew) return 'result'
    return isRegister && isUnderWay(dossier.state) ? 'registration' : undefined
  }
  return settledAt.where === 'ministry' && event.type !== ISSUED && isUnderWay(dossier.state) ? 'dossier' : undefined
}
