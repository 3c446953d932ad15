import type { Tx } from '../../../platform/db.ts'
import type { EdxmlDocument, EdxmlStatus, StatusCode } from '../../../platform/edxml/message.ts'
import type { RecordedEvent } from '../../audit/public.ts'
import { isOfReusedNumber } from '../domain/inbox.ts'
import type { NewMessage } from '../domain/message.ts'
import { type CameMessageRow, cameById } from '../store/came-by-id.ts'
import { type CameBody, DOCUMENT_AXIS, type SentBody, messageIn } from './package-body.ts'

const [RECEIVED, ACCEPTED, REFUSED] = ['message.received', 'message.accepted', 'message.refused']
const TOLD = new Set<string>([RECEIVED, ACCEPTED, REFUSED])

/**
 * What senders of documents are told of these events (domain reference 8.4): 01 when a document is kept here, then once
 * how it ended: 03 when what it says is done, 02 with the reason when somebody refused it; of a recall or an update 15
 * or 16 in the place of these. Nothing is told of a document of which the axis names another sender, or under a number
 * that another document had: nobody could say for certain to whom, or about which of them.
 */
export async function buildStatuses(tx: Tx, agency: string, events: readonly RecordedEvent[]): Promise<NewMessage[]> {
  const own = events.filter(({ type, data }) => TOLD.has(type) && saidOf(data).partner === DOCUMENT_AXIS)
  if (own.length === 0) return []
  const came = await cameById(tx, own.map(({ subjectId }) => subjectId))
  return own.flatMap((event) => {
    const row = came.get(event.subjectId)
    const document = row && documentToAnswer(agency, row)
    if (!row || !document || event.type === RECEIVED && saidOf(event.data).kind !== 'document') return []
    const body: SentBody = { type: 'status', files: [], message: statusOf(agency, document, { event, reason: row.refuseReason }) }
    return [{
      kind: 'status', dossierId: row.dossierId, answersId: row.id, era: event.era, eventId: event.id,
      happenedAt: event.happenedAt, told: null, body,
    }]
  })
}

function saidOf(data: unknown): { readonly partner?: unknown; readonly kind?: unknown } {
  return Object(data) as { readonly partner?: unknown; readonly kind?: unknown }
}

/** The document of a message that came, where it is certain whom to tell, and about what. */
function documentToAnswer(agency: string, { kind, number, body }: CameMessageRow): EdxmlDocument | undefined {
  if (kind !== 'document' || isOfReusedNumber(number)) return undefined
  const { message: json, handedBy } = body as unknown as CameBody
  const message = messageIn(json)
  const isCertain = message?.kind === 'document' && handedBy === message.from.id && handedBy !== agency
  return isCertain ? message : undefined
}

/**
 * TODO(law): whether the answer to a recall names the document that asks for it, as here and as ours are answered, or
 * the one that is recalled.
 */
function statusOf(
  agency: string, { from, documentId, promulgation, business }: EdxmlDocument,
  { event: { type, happenedAt }, reason }: { readonly event: RecordedEvent; readonly reason: string | null },
): EdxmlStatus {
  const on = promulgation?.on
  return {
    kind: 'status', from: { id: agency }, at: happenedAt, code: codeOf(type, business.kind),
    answers: { agency: from.id, documentId, ...on !== undefined && { promulgatedOn: on } },
    ...type === REFUSED && reason !== null && { description: reason },
  }
}

/** 15 and 16 are of recalls and updates; what stands in the place of another document is registered like a new one. */
function codeOf(type: string, kind: EdxmlDocument['business']['kind']): StatusCode {
  if (type === RECEIVED) return 'arrived'
  const isChange = kind === 'recall' || kind === 'update'
  if (type === ACCEPTED) return isChange ? 'change-agreed' : 'received'
  return isChange ? 'change-refused' : 'refused'
}
