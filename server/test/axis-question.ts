import { askConsultation, listConsultations, listLetters } from '../src/modules/dossiers/public.ts'
import { readEdxml } from '../src/platform/edxml/read-edxml.ts'
import { type EdxmlMessage } from '../src/platform/edxml/message.ts'
import { writeEdxml } from '../src/platform/edxml/write-edxml.ts'
import type { SigningKey } from '../src/platform/signing/signing-key.ts'
import { AXIS_KEY, type AxisDesk, OURS } from './axis-desk.ts'
import type { Desk } from './dossier-desk.ts'
import { smallPdf } from './portal-birth.ts'
import type { Province } from './province-database.ts'

const [SECTION, BRANCH, INSURANCE] = ['cq:ubnd-dong-hoi:bpmc', 'cq:ubnd-dong-hoi:cn-vpdkdd', 'cq:bhxh-tinh']
const LETTER = smallPdf('Công văn trả lời').toString('base64')
let nth = 0

/** A package of the message, signed where there is a key. */
export async function packageOf(message: EdxmlMessage, key?: SigningKey): Promise<string> {
  let text = ''
  for await (const piece of writeEdxml(message, key ? { key } : {})) text += piece
  return text
}

/** What tests ask and look at about questions to an agency outside: `axis` is the one that is open at the moment. */
export function openQuestions(province: Province, desk: Desk, axis: () => AxisDesk) {
  const asker = () => province.viewerAs('officer', BRANCH, 'dossier.consult')
  const sent = async () => (await axis().packages())
    .filter(({ from, messageType }) => from === OURS && messageType === 'edoc')
  const fetched = async (docId: string, agency = OURS) => {
    const answer = await fetch(`${axis().url}/getEdoc?docId=${docId}`, {
      headers: { authorization: `Bearer ${AXIS_KEY}`, from: agency },
    })
    const text = await answer.text()
    const read = await readEdxml((async function* one() { yield Buffer.from(text) })(), {
      trustOf: () => 'trusted', isTrustNeeded: false,
    })
    if (!read.ok) throw new Error(read.refusal.code)
    return read.value
  }
  const rows = async (dossier: string) => listConsultations(province.db, (await desk.dossier(dossier)).id)
  const told = async (dossier: string) => (await desk.events(dossier))
    .map(({ type }) => type.replace('dossier.consultation-', ''))
  return {
    asker, sent, fetched, rows, told,
    /** Asks a unit about a dossier of the branch, a new one unless it is given, and sends what is to be sent. */
    async asked({ publicId, unit = INSURANCE }: { publicId?: string; unit?: string } = {}) {
      const person = await province.aPerson(1)
      const more = { answers: { nth: String(nth += 1) } }
      const dossier = publicId ?? (await desk.receive('bien-dong-chuyen-nhuong', ['reception', SECTION], {
        person, territory: 'xa:18856', more,
      })).publicId
      if (publicId === undefined) await desk.act('take', dossier, ['officer', BRANCH])
      const viewer = await asker()
      const [consultation = ''] = await province.inOneGo((ctx) => askConsultation(ctx, province, {
        publicId: dossier, viewer, units: [province.unit(unit).publicId], question: 'Có nợ bảo hiểm không?',
        legalBasis: 'Luật Bảo hiểm xã hội Đ.21', fields: ['parcel'], knownFields: ['parcel', 'other'], papers: [],
      }), { actorId: viewer.accountId })
      province.clock.set(new Date(province.clock.now().getTime() + 11_000).toISOString())
      await axis().tell()
      return { dossier, consultation, docId: (await sent()).at(-1)?.docId ?? '' }
    },
    async only(dossier: string) {
      const [one, ...more] = await rows(dossier)
      if (!one || more.length > 0) throw new Error('not one question')
      return one
    },
    letters: async (dossier: string) => listLetters(province.db, (await desk.dossier(dossier)).id),
    /** The agency answers a document of ours by a letter. */
    answered: async (docId: string, more: object = {}) =>
      axis().act('answer-document', { docId, subject: 'Ý kiến về hồ sơ', attachment: 'Trả lời.pdf', content: LETTER, ...more }),
    /** The words about its documents that an agency has on the axis, as it fetches them, in their order. */
    async heard(agency: string) {
      const answer = await fetch(`${axis().url}/getReceivedEdocList?servicetype=eDoc&messagetype=status`, {
        headers: { authorization: `Bearer ${AXIS_KEY}`, from: agency },
      })
      const { data } = await answer.json() as { data: readonly { docId: string }[] }
      const read = await Promise.all(data.map(async ({ docId }) => fetched(docId, agency)))
      return read.flatMap(({ message, signature }) =>
        message.kind === 'status' ? [{ ...message, signer: signature?.signer.subject }] : [])
    },
    count: async (dossier: string, type: string) => (await told(dossier)).filter((one) => one === type).length,
    faults: async () => (await axis().inbox()).map(({ state, fault }) => [state, fault]),
    async documentIdOf(docId: string) {
      const { message } = await fetched(docId)
      return message.kind === 'document' ? message.documentId : ''
    },
  }
}
