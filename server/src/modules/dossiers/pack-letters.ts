import { dayOf } from '../../kernel/civil-day.ts'
import type { Db } from '../../platform/db.ts'
import type { DossierRooms } from './rooms.ts'
import { packedName } from './domain/archive-manifest.ts'
import { LETTER_PLACE } from './domain/archive-rules.ts'
import {
  type JudgedPaper, type Judging, type Packable, type PackingStore, judgePaper, madeFile, packStored,
} from './pack-contents.ts'
import { listConsultations } from './store/consultation-store.ts'
import { type Letter, listLetters } from './store/letter-store.ts'
import { type SentQuestion, listSentQuestions } from './store/sent-question-store.ts'

/**
 * The letters by which agencies outside answered questions of a dossier, those that were replaced or taken back among
 * them, for they are of its record (TT 13/2023/TT-BNV Đ.3): each byte for byte, its signatures judged as those of
 * papers.
 */
export async function judgeLetters(db: Db, judging: Judging, dossierId: bigint): Promise<JudgedPaper[]> {
  const judged: JudgedPaper[] = []
  for (const [nth, letter] of (await listLetters(db, dossierId)).entries()) {
    const paper = { ...letter, kind: 'application/pdf' as const }
    const place = { path: pathOf(nth, letter), role: 'letter', component: '' } as const
    const { found, ...rest } = await judgePaper(judging, paper, place)
    judged.push({ found: { ...found, component: LETTER_PLACE }, ...rest })
  }
  return judged
}

/**
 * The packages by which a dossier's questions went to agencies outside, and by which they were taken back, byte for
 * byte as they went, with the signature that stands in them: none is made anew (ADR 0125).
 */
export async function judgeSentQuestions(
  db: Db, store: Pick<PackingStore, 'storage'>, dossierId: bigint,
): Promise<JudgedPaper[]> {
  const judged: JudgedPaper[] = []
  for (const [nth, sent] of (await listSentQuestions(db, dossierId)).entries()) {
    const { sha256, size, documentId: name } = sent
    const packable = await packStored(store, {
      path: sentPathOf(nth, sent), name, role: 'sent-letter', mime: 'application/xml', size, sha256,
    })
    const found = { component: LETTER_PLACE, isResult: false, state: packable ? 'there' : 'lost' } as const
    judged.push({ found, ...packable && { packable } })
  }
  return judged
}

/**
 * What other agencies were asked of a dossier and what they answered, with the files of their letters by their places
 * in the package; nothing where nobody was asked.
 */
export async function packQuestions(
  { db, directory }: Pick<DossierRooms, 'directory'> & { readonly db: Db }, dossierId: bigint,
): Promise<Packable[]> {
  const asked = await listConsultations(db, dossierId)
  if (asked.length === 0) return []
  const letters = (await listLetters(db, dossierId)).map((letter, nth) => ({ letter, path: pathOf(nth, letter) }))
  const sent = (await listSentQuestions(db, dossierId)).map((one, nth) => ({ ...one, path: sentPathOf(nth, one) }))
  const rows = asked.map((one) => ({
    askedAt: one.askedAt, from: directory.on(dayOf(one.askedAt)).lastKnown(one.fromUnitId)?.name,
    to: directory.on(dayOf(one.askedAt)).lastKnown(one.askedUnitId)?.name,
    question: one.question, legalBasis: one.legalBasis, given: one.fields,
    answer: one.answer, reasons: one.reasons, answeredAt: one.answeredAt, silentAt: one.silentAt,
    withdrawnAt: one.withdrawnAt, withdrawnWhy: one.withdrawnWhy,
    sent: sent.filter(({ consultationId }) => consultationId === one.id)
      .map(({ documentId, takenAt, path }) => ({ documentId, takenAt, path })),
    letters: letters.filter(({ letter }) => letter.consultationId === one.id)
      .map(({ letter: { documentId, at, endedAt }, path }) => ({ documentId, at, endedAt, path })),
  }))
  return [madeFile('du-lieu/lay-y-kien.json', 'Lấy ý kiến cơ quan khác', `${JSON.stringify(rows, undefined, 2)}\n`, {
    role: 'data', mime: 'application/json',
  })]
}

function pathOf(nth: number, { name }: Pick<Letter, 'name'>): string {
  return `cong-van/${String(nth + 1).padStart(2, '0')}-${packedName(name)}`
}

/** Of a number such as `000.00.00.H00,2021/06/25,7/LYK` what follows the day tells them apart. */
function sentPathOf(nth: number, { documentId }: Pick<SentQuestion, 'documentId'>): string {
  const [, , ...own] = documentId.split(',')
  return `cong-van-di/${String(nth + 1).padStart(2, '0')}-${packedName(own.join('-'))}.edxml`
}
