import { dayOf } from '../../../kernel/civil-day.ts'
import type { Tx } from '../../../platform/db.ts'
import type { EdxmlDocument } from '../../../platform/edxml/message.ts'
import type { RecordedEvent } from '../../audit/public.ts'
import { findDossier } from '../../dossiers/public.ts'
import { getPeople } from '../../identity/public.ts'
import type { NewMessage } from '../domain/message.ts'
import { PROGRAM_ASKS, askedAsOf, askedAtRegister } from '../registers/asked-as.ts'
import { type AxisCall, callsById } from '../registers/over-axis/axis-calls.ts'
import { axisQuestionOf } from '../registers/over-axis/question-shape.ts'
import type { AskedPerson, OverAxis, Register } from '../registers/register.ts'
import type { SentBody } from './package-body.ts'

export interface RegisterRooms {
  /** Registers by their codes, those among them that are asked over the axis. */
  readonly registers?: ReadonlyMap<string, Register> | undefined
}

/**
 * What registers are asked over the axis because of these events: a document to the agency that keeps it, with an
 * attachment of XML. What is over by now, or would ask about somebody who was corrected since, does not go.
 */
export async function buildRegisterQuestions(
  tx: Tx, { registers = new Map<string, Register>() }: RegisterRooms, agency: string, events: readonly RecordedEvent[],
): Promise<NewMessage[]> {
  const own = events.filter(({ type, data }) => type === 'register.asked' && (data as { transport?: unknown }).transport === 'axis')
  if (own.length === 0) return []
  const calls = await callsById(tx, own.map(({ subjectId }) => subjectId))
  const messages: NewMessage[] = []
  for (const { subjectId, era, id: eventId, happenedAt } of own) {
    const call = calls.get(subjectId)
    const register = call && registers.get(call.register)
    if (!call || call.outcome !== null || !register?.overAxis) continue
    const [found] = await getPeople(tx, [call.personId])
    const person = askedAtRegister(register, found)
    if (!person || call.askedAs?.equals(askedAsOf(person)) !== true) continue
    const dossier = await findDossier(tx, call.subject)
    const message = documentOf(agency, call, register.overAxis, happenedAt)
    messages.push({
      kind: REGISTER_QUESTION, dossierId: dossier?.id ?? null, era, eventId, happenedAt, told: null,
      number: message.documentId, body: bodyOf(message, call, { person, ours: register.overAxis.ours }),
    })
  }
  return messages
}

/** Goes alone: how its dossier stands waits for no register (`ALONE`). */
const REGISTER_QUESTION = 'register-question'

/** Numbered by the call, for no registry numbers ours; nothing in its head is of the person. */
function documentOf(
  agency: string, { id, publicId, basis }: AxisCall, { agency: to }: OverAxis, at: Date,
): EdxmlDocument {
  const on = dayOf(at)
  return {
    kind: 'document', from: { id: agency }, to: [{ id: to }], documentId: `${agency},${on.replaceAll('-', '/')},${String(id)}/KTDL`,
    code: { number: String(id), notation: 'KTDL' }, promulgation: { on }, documentType: { name: 'Công văn' },
    subject: `Đề nghị xác nhận thông tin, lượt khai thác ${publicId}`, content: `Căn cứ: ${basis}`,
    trace: [{ agency, at }], business: { kind: 'new' },
  }
}

function bodyOf(
  message: EdxmlDocument, { publicId: callId, procedure, basis }: AxisCall,
  { person, ours }: { readonly person: AskedPerson; readonly ours: OverAxis['ours'] },
): SentBody {
  const text = axisQuestionOf(person, { callId, officer: PROGRAM_ASKS, procedure, basis }, ours)
  return {
    type: 'edoc', call: callId, message,
    files: [{ contentId: 'cau-hoi', name: 'cau-hoi.xml', type: 'application/xml', text }],
  }
}
