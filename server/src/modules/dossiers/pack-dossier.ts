import { dayOf } from '../../kernel/civil-day.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/db.ts'
import type { KeyRing } from '../../platform/signing/key-ring.ts'
import { writeZip } from '../../platform/zip/write-zip.ts'
import { type CheckedSignatures, FORM_NAMES, type FormSet, type Paper, listPapers } from '../documents/public.ts'
import { getPeople } from '../identity/public.ts'
import { checkPackage } from './check-package.ts'
import {
  MANIFEST, type PackageManifest, type PackedComponent, SUMS, packedName, writeManifest, writeSums,
} from './domain/archive-manifest.ts'
import { type ArchiveFault, type RetentionRule, faultsOf, retainUntil } from './domain/archive-rules.ts'
import { type JudgedPaper, type Packable, type PackingStore, judgePaper, madeFile, trustOf } from './pack-contents.ts'
import { printSlip } from './print-slip.ts'
import type { DossierRooms } from './rooms.ts'
import type { DuePackage, MadePackage } from './store/archive-store.ts'
import { type Dossier, findDossierById, getAnswers, listComponents } from './store/dossier-store.ts'
import { listRemarks } from './store/remark-store.ts'
import { findResult } from './store/result-store.ts'
import { findSignedPaper } from './store/signed-result-store.ts'
import { listSlips } from './store/slip-store.ts'
import { listUndigitised } from './store/undigitised-store.ts'

export interface PackingRooms extends Pick<DossierRooms, 'catalogue' | 'directory'>, PackingStore {
  readonly db: Db
  readonly clock: Clock
  readonly storage: PackingStore['storage']
  readonly keys: Pick<KeyRing, 'trust'>
  readonly publicUrl: string
}

export type Packed =
  | { readonly faults: readonly ArchiveFault[]; readonly checked: readonly CheckedSignatures[] }
  | { readonly made: MadePackage; readonly checked: readonly CheckedSignatures[] }

/** A package is one file of ZIP without 64 bits. */
const MOST_BYTES = 0xffff_ffff

/**
 * Makes the package of a dossier: every paper that was handed in, the forms that were made of it, its declaration and
 * the words said with its deeds, the result, what was found of all signatures, a description of it all and the sums of
 * everything (TT 13/2023/TT-BNV Đ.3–5). Written to the store as a stream and then read back by `checkPackage`: what
 * that does not find whole is not made. In no transaction. Answers what stands in the way where something does.
 */
export async function packDossier(rooms: PackingRooms, due: DuePackage): Promise<Packed> {
  const { db, clock, storage } = rooms
  const at = clock.now()
  const dossier = await findDossierById(db, due.dossierId)
  if (!dossier) throw new Error('a package of no dossier')
  const judged = await judgePapers(rooms, dossier, at)
  const checked = judged.flatMap((one) => one.checked ?? [])
  const faults = faultsOf(judged.map(({ found }) => found), { hasReason: due.reason !== null })
  if (faults.length > 0) return { faults, checked }
  const { procedure } = rooms.catalogue.version(dossier.procedureVersionId)
  const rule = rooms.directory.on(dayOf(at)).policy('archive-retention', procedure)
  if (!rule) throw new Error('the data say nothing of policy archive-retention')
  const until = retainUntil(due.closedAt, rule.value as RetentionRule)
  const contents = [
    ...judged.flatMap(({ packable }) => packable ?? []), ...await slipsOf(rooms, dossier), ...await dataOf(db, dossier),
    ...checked.length === 0 ? [] : [madeFile('bao-cao/chu-ky-so.json', 'Kết quả kiểm tra chữ ký số', jsonOf(checked), {
      role: 'report', mime: 'application/json',
    })],
  ]
  const manifest = madeFile(MANIFEST, 'Mô tả gói', writeManifest({
    id: due.publicId, madeAt: at, dossier: await factsOf(rooms, dossier), reason: due.reason,
    retention: { until, article: rule.article }, components: await componentsOf(rooms, dossier),
    files: contents.map(({ file }) => file), events: eventsOf(dossier, at),
  }), { role: 'data', mime: 'application/xml' })
  const summed = [manifest, ...contents]
  const sums = madeFile(SUMS, 'Mã băm', writeSums(summed.map(({ file }) => file)), { role: 'data', mime: 'text/plain' })
  const entries = [...summed, sums].map(({ file: { path, size }, crc, content }) => ({ path, size, crc, content }))
  const stored = await storage.put(writeZip(entries, at), MOST_BYTES)
  if (!stored.ok) throw new Error('a package of more than 4 GB')
  const { sha256, size } = stored.value
  const fault = await checkPackage(storage, { sha256, size })
  if (fault) throw new Error(`a package that is not whole: ${fault}`)
  return { made: { sha256, size, files: entries.length, retainUntil: until, retentionArticle: rule.article }, checked }
}

async function judgePapers(rooms: PackingRooms, dossier: Dossier, at: Date): Promise<JudgedPaper[]> {
  const judging = { storage: rooms.storage, signatures: rooms.signatures, trust: await trustOf(rooms.keys, at), at }
  const judged: JudgedPaper[] = []
  for (const [n, { component, paperIds }] of (await listComponents(rooms.db, dossier.id)).entries()) {
    const papers = await listPapers(rooms.db, paperIds)
    for (const [m, paper] of papers.entries()) {
      const folder = `thanh-phan/${two(n)}-${packedName(component)}`
      judged.push(await judgePaper(judging, paper, { path: pathOf(folder, m, paper), role: 'component', component }))
    }
  }
  const result = await findResult(rooms.db, dossier.id)
  const signed = result && await findSignedPaper(rooms.db, result.slipId)
  if (signed)
    judged.push(await judgePaper(judging, signed, { path: pathOf('ket-qua', 0, signed), role: 'result', component: '' }))
  return judged
}

function pathOf(folder: string, nth: number, { name }: Pick<Paper, 'name'>): string {
  return `${folder}/${two(nth)}-${packedName(name)}`
}

function two(n: number): string {
  return String(n + 1).padStart(2, '0')
}

/** Each form that was made and is no draft, printed as it was given; not a result that is a file of its own. */
async function slipsOf({ db, publicUrl }: PackingRooms, dossier: Dossier): Promise<Packable[]> {
  const result = await findResult(db, dossier.id)
  const isFile = result !== undefined && await findSignedPaper(db, result.slipId) !== undefined
  const made: Packable[] = []
  for (const slip of await listSlips(db, dossier.id)) {
    if (slip.isDraft || isFile && slip.id === result.slipId) continue
    const names: Readonly<Record<string, string>> = FORM_NAMES[slip.formSet as FormSet]
    const [name, isResult] = [names[slip.form] ?? slip.form, slip.id === result?.slipId]
    const path = `${isResult ? 'ket-qua' : 'bieu-mau'}/${two(made.length)}-${packedName(name)}.pdf`
    made.push(madeFile(path, name, await printSlip(slip, dossier, publicUrl), {
      role: isResult ? 'result' : 'form', mime: 'application/pdf',
    }))
  }
  return made
}

async function dataOf(db: Db, dossier: Dossier): Promise<Packable[]> {
  const asJson = { role: 'data', mime: 'application/json' } as const
  const remarks = (await listRemarks(db, dossier.id)).map(({ kind, text, saidAt }) => ({ kind, text, saidAt }))
  return [
    madeFile('du-lieu/to-khai.json', 'Nội dung tờ khai', jsonOf(await getAnswers(db, dossier.id)), asJson),
    ...remarks.length === 0 ? [] : [madeFile('du-lieu/y-kien.json', 'Ý kiến, lý do khi giải quyết', jsonOf(remarks), asJson)],
  ]
}

function jsonOf(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`
}

async function factsOf({ db, catalogue, directory }: PackingRooms, dossier: Dossier): Promise<Record<string, string>> {
  const { code, content } = catalogue.version(dossier.procedureVersionId)
  const closedOn = dayOf(dossier.closedAt ?? dossier.submittedAt)
  const unit = directory.on(closedOn).lastKnown(dossier.competentUnitId)
  const agency = directory.on(closedOn).agencyOf(dossier.competentUnitId)
  const result = await findResult(db, dossier.id)
  const [owner] = await getPeople(db, [dossier.applicantId])
  return {
    number: dossier.number, procedureCode: code ?? '', procedure: content.name, applicant: dossier.applicantName,
    applicantNumber: owner?.personalNumber ?? '', unit: unit?.name ?? '', agency: agency?.name ?? '',
    agencyCode: agency?.agencyCode ?? '', state: dossier.state, closedOn,
    ...result && { resultNumber: result.number, resultDay: result.issuedOn, resultTitle: result.title },
  }
}

async function componentsOf({ db, catalogue }: PackingRooms, dossier: Dossier): Promise<PackedComponent[]> {
  const said = await listUndigitised(db, dossier.id)
  const why = new Map(said.map(({ component, reason, note }) => [component, note ?? reason]))
  const { content } = catalogue.version(dossier.procedureVersionId)
  const names = new Map(content.components.map(({ id, name }) => [id, name]))
  return (await listComponents(db, dossier.id)).map(({ component, how, paperIds }) => ({
    id: component, name: names.get(component) ?? component, why: why.get(component),
    how: how === 'filed' ? paperIds.length > 0 ? 'digital' as const : 'undigitised' as const : how,
  }))
}

function eventsOf(dossier: Dossier, packedAt: Date): PackageManifest['events'] {
  const moments = [
    ['submitted', dossier.submittedAt], ['received', dossier.receivedAt], ['decided', dossier.decidedAt],
    ['issued', dossier.issuedAt], ['delivered', dossier.deliveredAt], ['closed', dossier.closedAt],
    ['signatures-checked', packedAt], ['packed', packedAt],
  ] as const
  return moments.flatMap(([type, at]) => at === null ? [] : [{ type, at }])
}
