import { type Result, refuse } from '../../kernel/result.ts'
import type { Db } from '../../platform/db.ts'
import {
  type ConversionNotPrinted, type MakingRooms, findElectronicPaper, renderConversion,
} from '../documents/public.ts'
import { type Conversion, findResultOfPaper } from './store/conversion-store.ts'
import { listResultEnds } from './store/result-end-store.ts'

export interface PrintingRooms extends MakingRooms {
  /** Under which people reach the portal, without a stroke at its end. */
  readonly publicUrl: string
}

/**
 * The converted copy that is on record, as PDF/A: every page of the document as it is, and below each the marks of the
 * conversion. Whether it still holds, the caller has asked (`findToConvert`). Refuses with `not-found` where its
 * document is another by now, or as `renderConversion`.
 */
export async function printConversion(
  rooms: PrintingRooms, conversion: Conversion,
): Promise<Result<Uint8Array, ConversionNotPrinted | { readonly code: 'not-found' }>> {
  const { paperId, sha256 } = conversion
  const paper = await findElectronicPaper(rooms.db, paperId)
  if (paper?.sha256 !== sha256) return refuse({ code: 'not-found' })
  const result = await findResultOfPaper(rooms.db, paperId)
  return renderConversion(rooms, paper, {
    code: conversion.code, agency: conversion.agencyName, converter: conversion.converterName,
    at: conversion.convertedAt, system: rooms.publicUrl.replace(/^https?:\/\//, ''),
    original: {
      title: result?.title ?? paper.name, number: result?.number ?? paper.number, code: result?.code ?? paper.code,
    },
    qr: result?.qr ?? null,
    corrected: result ? await correctionOf(rooms.db, result.dossierId, conversion.convertedAt) : null,
  })
}

/** By which decision it had been corrected, the last one before the copy was made; null where by none. */
async function correctionOf(db: Db, dossierId: bigint, at: Date) {
  const last = (await listResultEnds(db, dossierId)).filter(({ kind, isConfirmed, decidedAt }) =>
    kind === 'corrected' && isConfirmed === true && decidedAt !== null && decidedAt <= at).at(-1)
  return last ? { number: last.decisionNumber, day: last.decisionDay } : null
}
