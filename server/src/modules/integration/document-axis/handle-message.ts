import { dayOf } from '../../../kernel/civil-day.ts'
import type { Clock } from '../../../platform/clock.ts'
import type { Ctx } from '../../../platform/db.ts'
import type { EdxmlDocument, EdxmlStatus, StatusCode } from '../../../platform/edxml/message.ts'
import { recordEvent } from '../../audit/public.ts'
import { type OutsideState, type OutsideWord, dossiersById, hearOutside } from '../../dossiers/public.ts'
import type { DirectorySource } from '../../organisation/public.ts'
import { type Handled, type InMessage, isInFuture } from '../domain/inbox.ts'
import { type NumberedMessage, findNumbered, noteSaid } from '../store/numbered.ts'
import { hearAnswer } from '../registers/over-axis/hear-answer.ts'
import type { Register } from '../registers/register.ts'
import { hearInquiry, unitAskedOf } from '../inquiries/hear-inquiry.ts'
import type { RegisterRooms } from './build-register-questions.ts'
import { type CameBody, type FileOfPackage, DOCUMENT_AXIS, type SentBody, messageIn } from './package-body.ts'
import { doubtOfSender } from './prove-sender.ts'

export interface HandlingRooms extends RegisterRooms {
  readonly directory: DirectorySource
  readonly machineClock: Clock
}

/** Ours on the axis, and to which unit, by its id of the data, what others ask goes first. */
export interface OwnAgency { readonly agency: string; readonly inquiriesTo?: string | undefined }

/** Words about a document itself; the others are about a recall or a change of it. */
const REPORTS: Partial<Record<StatusCode, OutsideState>> = {
  'arrived': 'arrived', 'refused': 'refused', 'received': 'received', 'assigned': 'assigned', 'in-process': 'in-process',
  'finished': 'finished',
}

/** Longer numbers nobody keeps, and no agency gives: `OrganId,yyyy/MM/dd,number and notation`. */
const LONGEST_NUMBER = 200

const held = (fault: string, dossierId?: bigint | null): Handled =>
  ({ is: 'held', fault, ...dossierId !== undefined && dossierId !== null && { dossierId } })

/**
 * Does what a message of the axis says: a word about a document of ours is kept beside it and told to whoever asked; a
 * document that answers a question of ours stands as its answer, takes the place of one that did, or takes it back; one
 * that answers what a register was asked ends that call.
 * What answers nothing is asked of us, where the settings say whose work that is (`hearInquiry`). What is not certain
 * is held: who sent it, whose it is not for, who speaks from the future, who was never asked, what answers nothing or
 * several, whose files were not taken. Leaves `message.accepted` of a document that is done, by which its sender is
 * told.
 */
export async function handleMessage(ctx: Ctx, rooms: HandlingRooms, own: OwnAgency, came: InMessage): Promise<Handled> {
  const { agency } = own
  const { message: json, files, ...proof } = came.body as unknown as CameBody
  const message = messageIn(json)
  if (!message) return held('message-unreadable')
  const doubt = doubtOfSender(rooms.directory.on(dayOf(ctx.now)), message.from.id, proof)
  if (doubt) return held(doubt)
  if (came.saidAt && isInFuture(came.saidAt, rooms.machineClock.now())) return held('time-in-future')
  if (message.kind === 'status') return handleStatus(ctx, rooms, agency, message)
  const handled = await handleDocument(ctx, rooms, own, { message, files, messageId: came.id })
  if (handled.is === 'done') await noteAccepted(ctx, came, handled.dossierId)
  return handled
}

async function noteAccepted(ctx: Ctx, { id, publicId }: InMessage, dossierId: bigint | null): Promise<void> {
  await recordEvent(ctx, {
    type: 'message.accepted', subjectKind: 'message', subjectId: id, ...dossierId !== null && { dossierId },
    data: { message: publicId, partner: DOCUMENT_AXIS },
  })
}

async function handleStatus(
  ctx: Ctx, rooms: HandlingRooms, agency: string, { from, answers, code, at, description = '' }: EdxmlStatus,
): Promise<Handled> {
  if (answers.agency !== agency) return held('receiver-unknown')
  const ours = await findNumbered(ctx.tx, DOCUMENT_AXIS, answers.documentId)
  if (!ours) return held('document-unknown')
  if (isThinned(ours)) return held('document-thinned', ours.dossierId)
  const { consultation, isAddressee } = sentTo(ours, from.id)
  if (!isAddressee) return held('sender-unknown', ours.dossierId)
  await noteSaid(ctx.tx, ours.id, code, at)
  const state = REPORTS[code]
  if (consultation !== undefined && ours.kind.startsWith('consultation') && state) {
    const heard = await hearOutside(ctx, rooms, { consultation, word: { is: 'report', state, at, words: description } })
    if (!heard.ok) return held(heard.refusal.code, ours.dossierId)
  }
  return { is: 'done', dossierId: ours.dossierId }
}

async function handleDocument(
  ctx: Ctx, rooms: HandlingRooms, { agency, inquiriesTo }: OwnAgency,
  { message, files, messageId }: {
    readonly message: EdxmlDocument; readonly files: readonly FileOfPackage[]; readonly messageId: bigint
  },
): Promise<Handled> {
  if (message.to.every(({ id }) => id !== agency)) return held('receiver-unknown')
  if (message.documentId.length > LONGEST_NUMBER) return held('number-too-long')
  const fault = files.find((one) => one.fault !== undefined)?.fault
  const unitId = unitAskedOf(rooms.directory, inquiriesTo, ctx.now)
  if ((message.answers ?? []).length === 0 && unitId !== undefined)
    return fault === undefined ? hearInquiry(ctx, { messageId, message, unitId }) : held(fault)
  const asked = new Map<string, NumberedMessage>()
  for (const answered of message.answers ?? []) {
    const ours = await findNumbered(ctx.tx, DOCUMENT_AXIS, answered.documentId)
    if (ours && isThinned(ours)) return held('document-thinned', ours.dossierId)
    const { consultation, call } = ours ? sentTo(ours, message.from.id) : {}
    const question = consultation ?? call
    if (ours && question !== undefined) asked.set(question, ours)
  }
  const [[question, ours] = [], more] = [...asked]
  if (question === undefined || !ours) return held('answers-nothing')
  if (more) return held('answers-several', ours.dossierId)
  const { isAddressee, consultation, call } = sentTo(ours, message.from.id)
  if (!isAddressee) return held('sender-unknown', ours.dossierId)
  if (call !== undefined) return handleRegisterAnswer(ctx, rooms, { ours, call, message, files })
  if (consultation === undefined) return held('answers-nothing')
  if (fault !== undefined) return held(fault, ours.dossierId)
  const word = wordOf(message, files)
  if (!word) return held('answer-without-letter', ours.dossierId)
  const heard = await hearOutside(ctx, rooms, { consultation, word })
  return heard.ok ? { is: 'done', dossierId: heard.value } : held(heard.refusal.code, ours.dossierId)
}

/** What a register answers stands in an attachment of XML; whatever lies beside it must be a file that was taken. */
async function handleRegisterAnswer(
  ctx: Ctx, { registers = new Map<string, Register>(), machineClock }: HandlingRooms,
  { ours: { dossierId }, call, message, files }: {
    readonly ours: NumberedMessage; readonly call: string; readonly message: EdxmlDocument
    readonly files: readonly FileOfPackage[]
  },
): Promise<Handled> {
  const dossier = dossierId === null ? undefined : (await dossiersById(ctx.tx, [dossierId])).get(dossierId)
  if (!dossier) return held('dossier-unknown')
  const fault = files.find((one) => one.fault !== undefined && one.data === undefined)?.fault
  if (fault !== undefined) return held(fault, dossierId)
  const data = files.flatMap((one) => one.data ?? [])
  const heard = await hearAnswer(ctx, registers, {
    call, dossier, data, isChange: message.business.kind !== 'new', machineNow: machineClock.now(),
  })
  return heard.ok ? { is: 'done', dossierId } : held(heard.refusal.code, dossierId)
}

/** What a document means for the question that it answers; undefined where there is no letter in it. */
function wordOf(
  { documentId, subject = '', business }: EdxmlDocument, files: readonly FileOfPackage[],
): OutsideWord | undefined {
  const before = business.documentId ?? business.replaces?.[0]?.documentId ?? null
  if (business.kind === 'recall') return { is: 'taken-back', documentId: before ?? documentId }
  const letters = files.flatMap(({ name, sha256, size }) =>
    sha256 === undefined || size === undefined ? [] : [{ name, sha256, size }])
  if (letters.length === 0) return undefined
  return { is: 'letter', documentId, subject, files: letters, insteadOf: business.kind === 'new' ? null : before }
}

/** Whether nobody can tell any more what it asked, and whom: its body was emptied when it was old (ADR 0093). */
function isThinned({ body }: NumberedMessage): boolean {
  return !Object.hasOwn(body, 'message')
}

/** The question that a message of ours is about, of an agency or of a register, and whether it went to that agency. */
function sentTo(
  ours: NumberedMessage, agency: string,
): { readonly consultation?: string; readonly call?: string; readonly isAddressee: boolean } {
  const { message, consultation, call } = ours.body as unknown as SentBody
  const isAddressee = message.kind === 'document' && message.to.some(({ id }) => id === agency)
  return { isAddressee, ...consultation !== undefined && { consultation }, ...call !== undefined && { call } }
}
