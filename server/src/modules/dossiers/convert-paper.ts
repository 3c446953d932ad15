import { NO_ROW } from '../../kernel/no-row.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import { dayOf } from '../../kernel/work-calendar.ts'
import type { Ctx, Db, Tx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { type ElectronicPaper, findElectronicPaper } from '../documents/public.ts'
import { listTasks } from '../workflow/public.ts'
import type { OnDossier } from './open-dossier.ts'
import { agencyAbove } from './places.ts'
import { endsIt } from './propose-result-end.ts'
import type { DossierRooms } from './rooms.ts'
import { codeOfAgency } from './seal-of-agency.ts'
import { type Conversion, drawConversionSerial, findResultOfPaper, insertConversion, isPaperOf } from './store/conversion-store.ts'
import { type Dossier, findDossier } from './store/dossier-store.ts'
import { findSignedResult, listResultEnds } from './store/result-end-store.ts'
import { convertsOf } from './viewer.ts'

export interface ConvertPaper extends Pick<OnDossier, 'publicId' | 'viewer'> {
  /** Public id of a paper of the dossier; its own result, unless given. */
  readonly paper?: string | undefined
}

export type ConvertRefusal =
  | { readonly code: 'dossier-unknown' } | { readonly code: 'result-missing' } | { readonly code: 'result-ended' }
  | { readonly code: 'paper-unknown' } | { readonly code: 'paper-not-electronic' } | { readonly code: 'paper-ended' }

/** What is converted, as whoever asks may. */
export interface ToConvert { readonly dossier: Dossier; readonly paper: ElectronicPaper }

/**
 * The electronic document that is to be printed with the marks of a conversion, if whoever asks reaches its dossier and
 * it may be (NĐ 45/2020 Đ.18): a result, or a paper of the dossier that was issued electronically. Refuses with
 * `paper-unknown` what is no paper of the dossier, or not its own result where one acts under a delegation, with
 * `paper-not-electronic` what is itself a picture of a paper, with `result-ended` or `paper-ended` what holds no more:
 * a copy of it would be taken for one that does.
 */
export async function findToConvert(
  db: Db | Tx, rooms: Pick<DossierRooms, 'directory'>, { publicId, viewer, paper: asked }: ConvertPaper, now: Date,
): Promise<Result<ToConvert, ConvertRefusal>> {
  const dossier = await findDossier(db, publicId)
  const tasks = await listTasks(db, dossier?.id ?? NO_ROW)
  const converts = dossier && convertsOf(rooms.directory.on(dayOf(now)), viewer, dossier, tasks)
  if (!dossier || !converts) return refuse({ code: 'dossier-unknown' })
  const own = await findSignedResult(db, dossier.id)
  if (asked === undefined && !own) return refuse({ code: 'result-missing' })
  const paper = await findElectronicPaper(db, asked ?? own?.paperId ?? NO_ROW)
  const isOwn = paper !== undefined && paper.id === own?.paperId
  if (!paper || !isOwn && (converts === 'result' || !await isPaperOf(db, dossier.id, paper.id)))
    return refuse({ code: 'paper-unknown' })
  if (!paper.isElectronic) return refuse({ code: 'paper-not-electronic' })
  const result = await findResultOfPaper(db, paper.id)
  if (result && (await listResultEnds(db, result.dossierId)).some(endsIt)) return refuse({ code: 'result-ended' })
  if (paper.endedWhy === 'revoked' || paper.endedWhy === 'replaced' || isOver(paper, now))
    return refuse({ code: 'paper-ended' })
  return ok({ dossier, paper })
}

/** What says until when it holds, holds through that day. */
function isOver({ validTo }: ElectronicPaper, now: Date): boolean {
  return validTo !== null && validTo < dayOf(now)
}

/**
 * Puts on record that an electronic document is printed as a converted copy (chuyển đổi từ văn bản điện tử sang bản
 * giấy): who did it, for which agency, when, by a code of its own. The document is not touched; the copy is set from it
 * and from what is recorded here, the same each time. Refuses as `findToConvert`. Leaves `dossier.paper-converted`.
 */
export async function convertPaper(
  ctx: Ctx, rooms: Pick<DossierRooms, 'directory'>, input: ConvertPaper,
): Promise<Result<Conversion, ConvertRefusal>> {
  const found = await findToConvert(ctx.tx, rooms, input, ctx.now)
  if (!found.ok) return found
  const { dossier, paper } = found.value
  const directory = rooms.directory.on(dayOf(ctx.now))
  const { viewer } = input
  const at = [ctx.unitId, ...viewer.reaches.map(({ unitId }) => unitId), dossier.receivesAtId]
    .map((id) => (typeof id === 'bigint' ? directory.byId(id) : undefined)).find((unit) => unit !== undefined)
  if (!at) throw new Error('nobody converts for no unit')
  const agency = agencyAbove(directory, at)
  const serial = await drawConversionSerial(ctx.tx)
  const day = dayOf(ctx.now).replaceAll('-', '')
  const conversion: Conversion = {
    serial, code: `${codeOfAgency(agency)}.CD.${day}.${String(serial).padStart(6, '0')}`,
    dossierId: dossier.id, paperId: paper.id, sha256: paper.sha256, agencyId: agency.id, agencyName: agency.name,
    converterName: viewer.fullName, convertedAt: ctx.now, convertedBy: ctx.actorId,
  }
  await insertConversion(ctx.tx, conversion)
  await recordEvent(ctx, {
    type: 'dossier.paper-converted', subjectKind: 'dossier', subjectId: dossier.id, dossierId: dossier.id,
    data: {
      dossier: dossier.publicId, number: dossier.number, paper: paper.publicId, conversionCode: conversion.code,
      sha256: paper.sha256,
    },
  })
  return ok(conversion)
}
