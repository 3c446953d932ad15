import { dayOf } from '../../../kernel/civil-day.ts'
import type { Tx } from '../../../platform/db.ts'
import type { EdxmlDocument, EdxmlStatus, StatusCode } from '../../../platform/edxml/message.ts'
import type { RecordedEvent } from '../../audit/public.ts'
import type { DirectorySource } from '../../organisation/public.ts'
import type { NewMessage } from '../domain/message.ts'
import { type Inquiry, inquiriesById } from '../store/inquiries.ts'
import type { SentBody } from './package-body.ts'

/** What whoever asked is told of each deed (domain reference 8.4); of what they did themselves the inbox tells. */
const CODES: Readonly<Record<string, StatusCode>> = {
  'inquiry.assigned': 'assigned', 'inquiry.taken': 'in-process', 'inquiry.declined': 'refused',
  'inquiry.answered': 'finished',
}

/**
 * What senders of inquiries are told of these events: how far it is (04, 05), why it is declined (02), or the letter
 * that answers, and then that it is finished (06). All of it keeps the order of the document that asked (ADR 0119).
 */
export async function buildInquiryWords(
  tx: Tx, { directory }: { readonly directory: DirectorySource }, agency: string, events: readonly RecordedEvent[],
): Promise<NewMessage[]> {
  const own = events.filter(({ type }) => Object.hasOwn(CODES, type))
  if (own.length === 0) return []
  const inquiries = await inquiriesById(tx, own.map(({ subjectId }) => subjectId))
  return own.flatMap((event) => {
    const inquiry = inquiries.get(event.subjectId)
    const code = CODES[event.type]
    if (!inquiry || !code) return []
    // So long over that its words are gone (ADR 0155): no letter goes out empty.
    if (code === 'finished' && inquiry.answerWords === null) return []
    const { era, id: eventId, happenedAt } = event
    const of = { dossierId: null, answersId: inquiry.messageId, era, eventId, happenedAt, told: null }
    const word: NewMessage = { ...of, kind: 'status', body: { type: 'status', files: [], message: statusOf(agency, inquiry, code, event) } satisfies SentBody }
    if (code !== 'finished') return [word]
    const name = directory.on(dayOf(happenedAt)).lastKnown(inquiry.unitId)?.name ?? ''
    const message = letterOf({ id: agency, name }, inquiry, happenedAt)
    const body: SentBody = { type: 'edoc', files: filesOf(inquiry), message }
    return [{ ...of, kind: 'letter', number: message.documentId, body }, word]
  })
}

function statusOf(
  agency: string, { sender, documentId, declineReason }: Inquiry, code: StatusCode,
  { happenedAt }: Pick<RecordedEvent, 'happenedAt'>,
): EdxmlStatus {
  return {
    kind: 'status', from: { id: agency }, at: happenedAt, code, answers: { agency: sender, documentId },
    ...code === 'refused' && declineReason !== null && { description: declineReason },
  }
}

/** The files of whoever answers, beside the letter. */
function filesOf({ answerFiles }: Pick<Inquiry, 'answerFiles'>): SentBody['files'] {
  return answerFiles.map(({ name, kind: type, sha256 }, nth) => ({ contentId: `tep-${String(nth + 1)}`, name, type, sha256 }))
}

/** The letter that answers, numbered by the inquiry, for no registry numbers ours. */
function letterOf(
  from: { readonly id: string; readonly name: string },
  { id, sender, senderName, documentId, answerSubject, answerWords }: Inquiry, at: Date,
): EdxmlDocument {
  return {
    kind: 'document', from, to: [{ id: sender, ...senderName !== null && { name: senderName } }],
    documentId: `${from.id},${dayOf(at).replaceAll('-', '/')},${String(id)}/TLYK`,
    code: { number: String(id), notation: 'TLYK' }, promulgation: { on: dayOf(at) }, documentType: { name: 'Công văn' },
    subject: answerSubject ?? '', content: answerWords ?? '', trace: [{ agency: from.id, at }],
    answers: [{ agency: sender, documentId }], business: { kind: 'new' },
  }
}
