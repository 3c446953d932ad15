import { buffer } from 'node:stream/consumers'
import { dayOf } from '../../kernel/civil-day.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/db.ts'
import type { KeyRing } from '../../platform/signing/key-ring.ts'
import { writeZip } from '../../platform/zip/write-zip.ts'
import { listEventsOfDossier } from '../audit/public.ts'
import {
  type CheckedSignatures, FORM_NAMES, type FormSet, type Paper, findRendition, listCopies, listPapers,
} from '../documents/public.ts'
import { getPeople } from '../identity/public.ts'
import { checkPackage } from './check-package.ts'
import {
  MANIFEST, type PackageManifest, type PackedComponent, SUMS, packedName, writeManifest, writeSums,
} from './domain/archive-manifest.ts'
import { type ArchiveFault, type RetentionRule, faultsOf, retainUntil } from './domain/archive-rules.ts'
import {
  type JudgedPaper, type Packable, type PackingStore, judgePaper, madeFile, packStored, trustOf,
} from './pack-contents.ts'
import { judgeLetters, judgeSentQuestions, packQuestions } from './pack-letters.ts'
import { printSlip } from './print-slip.ts'
import type { DossierRooms } from './rooms.ts'
import { sealManifest } from './seal-manifest.ts'
import { sealOfAgency } from './seal-of-agency.ts'
import type { DuePackage, MadePackage } from './store/archive-store.ts'
import { type Dossier, findDossierById, getAnswers, listComponents } from './store/dossier-store.ts'
import { listRemarks } from './store/remark-store.ts'
import { findResult } from './store/result-store.ts'
import { findSignedPaper } from './store/signed-result-store.ts'
import { listSignedOpinions } from './store/signed-opinion-store.ts'
import { listSlips } from './store/slip-store.ts'
import { listUndigitised } from './store/undigitised-store.ts'

export interface PackingRooms extends Pick<DossierRooms, 'catalogue' | 'directory'>, PackingStore {
  readonly db: Db
  readonly clock: Clock
  readonly storage: PackingStore['storage']
  readonly keys: Pick<KeyRing, 'trust' | 'open'>
  readonly publicUrl: string
}

export type Packed =
  | { readonly faults: readonly ArchiveFault[]; readonly checked: readonly CheckedSignatures[] }
  | { readonly made: MadePackage; readonly checked: readonly CheckedSignatures[] }

/** A package is one file of ZIP without 64 bits. */
const MOST_BYTES = 0xffff_ffff
/** Events of one dossier: more than anybody has. */
const ALL = 10_000

/**
 * Makes the package of a dossier: every paper that was handed in, beside it the copy that its receiver signed, which is
 * the one with legal value (NĐ 45/2020/NĐ-CP Đ.10), and the copy as PDF/A; the forms that were made of it, its
 * declaration, the words said with its deeds, questions to other agencies with the letters that answer, the result,
 * what was found of all signatures, a description of it all and the sums of everything (TT 13/2023/TT-BNV Đ.3–5). The
 * description bears the seal of the agency (`sealManifest`).
 * Written to the store as a stream and then read back by `checkPackage`: what that does not find whole is not made. In
 * no transaction. Answers what stands in the way where something does.
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
    ...await packQuestions(rooms, dossier.id),
    ...checked.length === 0 ? [] : [madeFile('bao-cao/chu-ky-so.json', 'Kết quả kiểm tra chữ ký số', jsonOf(checked), {
      role: 'report', mime: 'application/json',
    })],
  ]
  const described = {
    id: due.publicId, madeAt: at, dossier: await factsOf(rooms, dossier), reason: due.reason,
    retention: { until, article: rule.article }, components: await componentsOf(rooms, dossier),
    files: contents.map(({ file }) => file), events: eventsOf(dossier, at),
  }
  const sealed = await sealManifest(rooms.keys, {
    holder: sealOfAgency(rooms.directory.on(dayOf(at)), due.unitId), at, hasReason: due.reason !== null,
    write: (sealedBy) => writeManifest({ ...described, sealedBy }),
  })
  if (sealed === 'seal-unusable') return { faults: [{ code: sealed, component: '' }], checked }
  const { text, ...seal } = sealed
  const manifest = madeFile(MANIFEST, 'Mô tả gói', text, { role: 'data', mime: 'application/xml' })
  const summed = [manifest, ...contents]
  const sums = madeFile(SUMS, 'Mã băm', writeSums(summed.map(({ file }) => file)), { role: 'data', mime: 'text/plain' })
  const entries = [...summed, sums].map(({ file: { path, size }, crc, content }) => ({ path, size, crc, content }))
  const stored = await storage.put(writeZip(entries, at), MOST_BYTES)
  if (!stored.ok) throw new Error('a package of more than 4 GB')
  const { sha256, size } = stored.value
  const read = await checkPackage(storage, { sha256, size })
  if ('fault' in read || read.manifest !== text)
    throw new Error(`a package that is not whole: ${'fault' in read ? read.fault : MANIFEST}`)
  return {
    made: { sha256, size, files: entries.length, retainUntil: until, retentionArticle: rule.article, ...seal }, checked,
  }
}

async function judgePapers(rooms: PackingRooms, dossier: Dossier, at: Date): Promise<JudgedPaper[]> {
  const judging = { storage: rooms.storage, signatures: rooms.signatures, trust: await trustOf(rooms.keys, at), at }
  const judged: JudgedPaper[] = []
  for (const [n, { component, paperIds }] of (await listComponents(rooms.db, dossier.id)).entries()) {
    const papers = await listPapers(rooms.db, paperIds)
    const copies = await listCopies(rooms.db, paperIds)
    for (const [m, paper] of papers.entries()) {
      const place = { folder: `thanh-phan/${two(n)}-${packedName(component)}`, nth: m, component }
      const { folder, nth } = place
      judged.push(await judgePaper(judging, paper, { path: pathOf(folder, nth, paper), role: 'component', component }))
      const copy = copies.get(paper.id)
      if (copy) judged.push(await judgePaper(
        judging, { ...paper, sha256: copy.sha256, size: copy.size, kind: 'application/pdf' },
        { path: besideOf(place, paper, 'ban-ky'), role: 'signed-copy', component },
      ))
      const made = await archiveCopyOf(rooms, paper, besideOf(place, paper, 'pdf-a'), component)
      if (made) judged.push(made)
    }
  }
  const result = await findResult(rooms.db, dossier.id)
  const signed = result && await findSignedPaper(rooms.db, result.slipId)
  if (signed)
    judged.push(await judgePaper(judging, signed, {
      path: pathOf('ket-qua', 0, signed), role: 'result', component: '',
      provenAt: await issuedWith(rooms.db, dossier, signed),
    }))
  const sent = await judgeSentQuestions(rooms.db, rooms, dossier.id)
  return [...judged, ...sent, ...await judgeLetters(rooms.db, judging, dossier.id)]
}

/** When the event of issuing named this content: nobody writes that log anew. */
async function issuedWith(db: Db, { id }: Dossier, { sha256 }: Paper): Promise<Date | undefined> {
  const told = (await listEventsOfDossier(db, id, ALL)).findLast(({ type, data }) =>
    type === 'dossier.issued' && (Object(data) as { readonly sha256?: unknown }).sha256 === sha256)
  return told?.happenedAt
}

/** The paper as PDF/A, where it was made; what is signed is its own, and what cannot be read has none. */
async function archiveCopyOf(
  rooms: PackingRooms, paper: Paper, path: string, component: string,
): Promise<JudgedPaper | undefined> {
  const made = await findRendition(rooms.db, paper.sha256, 'archive')
  if (!made?.sha256) return undefined
  const { size = 0 } = Object(made.note) as { readonly size?: number }
  const { sha256 } = made
  const packable = await packStored(rooms, {
    path, name: paper.name, role: 'archive-copy', component, mime: 'application/pdf', size, sha256,
  })
  // A lost one can be made anew of the original, which is there.
  return packable && { found: { component, isResult: false, state: 'there' }, packable }
}

interface Place { readonly folder: string; readonly nth: number }

/** A PDF that belongs to a paper, next to it. */
function besideOf({ folder, nth }: Place, { name }: Pick<Paper, 'name'>, what: string): string {
  return `${folder}/${two(nth)}-${what}-${packedName(name).replace(/\.[a-z0-9]{1,8}$/, '')}.pdf`
}

function pathOf(folder: string, nth: number, { name }: Pick<Paper, 'name'>): string {
  return `${folder}/${two(nth)}-${packedName(name)}`
}

function two(n: number): string {
  return String(n + 1).padStart(2, '0')
}

/** Each form that was made and is no draft, printed as it was given; not a result that is a file of its own. */
async function slipsOf({ db, publicUrl, storage }: PackingRooms, dossier: Dossier): Promise<Packable[]> {
  const result = await findResult(db, dossier.id)
  const isFile = result !== undefined && await findSignedPaper(db, result.slipId) !== undefined
  const made: Packable[] = []
  const opinions = await listSignedOpinions(db, dossier.id)
  for (const slip of await listSlips(db, dossier.id)) {
    if (slip.isDraft || isFile && slip.id === result.slipId) continue
    const names: Readonly<Record<string, string>> = FORM_NAMES[slip.formSet as FormSet]
    const [name, isResult] = [names[slip.form] ?? slip.form, slip.id === result?.slipId]
    const path = `${isResult ? 'ket-qua' : 'bieu-mau'}/${two(made.length)}-${packedName(name)}.pdf`
    const opinion = opinions.find(({ slipId }) => slipId === slip.id)
    // Byte for byte as it was signed.
    const pdf = opinion ? await buffer(storage.open(opinion.sha256)) : await printSlip(slip, dossier, publicUrl)
    made.push(madeFile(path, name, pdf, {
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
