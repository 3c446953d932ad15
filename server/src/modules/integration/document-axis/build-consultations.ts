import type { Tx } from '../../../platform/db.ts'
import { dayOf } from '../../../kernel/civil-day.ts'
import type { RecordedEvent } from '../../audit/public.ts'
import type { CatalogueSource } from '../../catalogue/public.ts'
import { listPapers } from '../../documents/public.ts'
import {
  type Consultation, type Dossier, dossiersById, findConsultation, isAnswerable, listConsultations,
} from '../../dossiers/public.ts'
import type { Directory, DirectorySource } from '../../organisation/public.ts'
import type { NewMessage } from '../domain/message.ts'
import { findNumbered } from '../store/numbered.ts'
import { type AskedOutside, consultationDocument, documentIdOf, recallDocument } from './consultation-document.ts'
import { DOCUMENT_AXIS, type SentBody, type SentFile } from './package-body.ts'

/** A line of a declaration. */
export interface DeclaredLine { readonly key: string; readonly label: string; readonly text: string }

export interface ConsultingRooms {
  readonly directory: DirectorySource
  readonly catalogue: CatalogueSource
  /** What was declared of a dossier, line by line, its numbers masked as everywhere. */
  readonly declared: (dossier: Dossier) => Promise<readonly DeclaredLine[]>
}

const [ASKED, WITHDRAWN] = ['dossier.consultation-asked', 'dossier.consultation-withdrawn']

/**
 * What the axis is told of these events: a question to an agency that the policy `document-axis` names goes there with
 * what is given along, and is taken back where it is withdrawn. Others are asked within this system. A question that is
 * over by now does not go any more: whoever joins the axis late floods nobody with what was settled long ago.
 */
export async function buildConsultations(
  tx: Tx, rooms: ConsultingRooms, agency: string, events: readonly RecordedEvent[],
): Promise<NewMessage[]> {
  const messages: NewMessage[] = []
  for (const event of events) {
    if (event.type !== ASKED && event.type !== WITHDRAWN) continue
    const { consultation: publicId } = event.data as { readonly consultation?: string }
    const consultation = publicId === undefined ? undefined : await findConsultation(tx, publicId)
    const dossier = consultation && (await dossiersById(tx, [consultation.dossierId])).get(consultation.dossierId)
    if (!consultation || !dossier) continue
    const directory = rooms.directory.on(dayOf(event.happenedAt))
    const to = outsideOf(directory, consultation.askedUnitId)
    if (!to) continue
    if (event.type === ASKED ? !isAnswerable(consultation) : !await wentOut(tx, agency, consultation)) continue
    const from = { id: agency, name: directory.lastKnown(consultation.fromUnitId)?.name ?? '' }
    const body = event.type === ASKED ? await asked(tx, rooms, { consultation, dossier, from, to })
      : recalled(consultation, { from, to, at: event.happenedAt })
    messages.push({
      kind: event.type === ASKED ? 'consultation' : 'recall', dossierId: dossier.id, era: event.era, eventId: event.id,
      happenedAt: event.happenedAt, told: null, body, number: body.message.kind === 'document' ? body.message.documentId : '',
    })
  }
  return messages
}

type Agency = AskedOutside['to']

/** The agency of a unit on the axis, by the policy; undefined where it is asked within this system. */
export function outsideOf(directory: Directory, unitId: bigint): Agency | undefined {
  const unit = directory.lastKnown(unitId)
  const body = directory.bodyOf(unitId)
  const scopes = [unit?.idOfData, body?.idOfData].filter((one) => one !== undefined)
  const { agency } = Object(directory.policy('document-axis', ...scopes)?.value) as { readonly agency?: string }
  return unit && agency ? { id: agency, name: unit.name } : undefined
}

async function asked(
  tx: Tx, rooms: ConsultingRooms,
  { consultation, dossier, from, to }: {
    readonly consultation: Consultation; readonly dossier: Dossier; readonly from: Agency; readonly to: Agency
  },
): Promise<SentBody> {
  const { id, publicId, fields, paperIds, askedUnitId } = consultation
  const withdrawn = (await listConsultations(tx, dossier.id))
    .findLast((one) => one.id < id && one.askedUnitId === askedUnitId && one.withdrawnAt !== null)
  const insteadOf = withdrawn && await wentOut(tx, from.id, withdrawn)
  const lines = fields.length === 0 ? [] : (await rooms.declared(dossier)).filter(({ key }) => fields.includes(key))
  return {
    type: 'edoc', consultation: publicId, files: await filesOf(tx, paperIds),
    message: consultationDocument({
      ...consultation, consultationId: id, lines, from, to, dossierNumber: dossier.number,
      procedure: rooms.catalogue.version(dossier.procedureVersionId).content.name,
      insteadOf,
    }),
  }
}

/** The document by which a question went out; undefined where none did. */
async function wentOut(tx: Tx, agency: string, { id, askedAt }: Consultation): Promise<string | undefined> {
  return (await findNumbered(tx, DOCUMENT_AXIS, documentIdOf(agency, { consultationId: id, askedAt })))?.number
}

/** Of the papers that are given along those that may be shown. */
async function filesOf(tx: Tx, paperIds: readonly bigint[]): Promise<SentFile[]> {
  const papers = await listPapers(tx, paperIds)
  return papers.filter(({ kept, isDestroyed }) => kept === undefined && !isDestroyed)
    .map(({ name, kind, sha256 }, nth) => ({ contentId: `giay-to-${String(nth + 1)}`, name, type: kind, sha256 }))
}

function recalled(
  { id, publicId, askedAt, withdrawnWhy }: Consultation,
  { from, to, at }: { readonly from: Agency; readonly to: Agency; readonly at: Date },
): SentBody {
  return {
    type: 'edoc', consultation: publicId, files: [],
    message: recallDocument({ consultationId: id, askedAt, from, to }, { at, reason: withdrawnWhy ?? '' }),
  }
}
