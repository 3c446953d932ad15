import { NO_ROW } from '../../kernel/no-row.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import {
  type NotReplaceable, type OpenScan, type TakeRefusal, findReplaced, replaceScans, takePapers,
} from '../documents/public.ts'
import { doneFor } from './done-for.ts'
import { isScanned } from './domain/asked-to-scan.ts'
import type { ComponentsRefused } from './domain/check-components.ts'
import { isUnderWay } from './domain/lifecycle.ts'
import { type Acted, type HoldRefusal, type OnDossier, holdDossier } from './open-dossier.ts'
import { ownerOfPapers } from './owner-of-papers.ts'
import type { DossierRooms } from './rooms.ts'
import { changeDossier, fileComponents, listComponents, takeOffComponent } from './store/dossier-store.ts'

export interface FileScans extends OnDossier {
  /** Uploads of the sender, by the component that each is a scan of. */
  readonly components: readonly {
    readonly component: string; readonly uploads: readonly string[]
    /** Papers of the component (public ids) of whose pages these were made, and whose place they take. */
    readonly replaces?: readonly string[] | undefined
  }[]
}

export type ScansRefusal = HoldRefusal | TakeRefusal | NotReplaceable | ComponentsRefused
  | { readonly code: 'not-your-step' } | { readonly code: 'scan-too-late' }
  | { readonly code: 'scan-exempt'; readonly components: readonly string[] }

/**
 * Puts scans of the papers into a dossier that is received (số hóa hồ sơ, TT 01/2023/TT-VPCP Đ.7): what was handed in
 * stays as it is, the scans come beside it, or in the place of those of whose pages they were made, until somebody
 * signs these (`scan-not-replaceable`). Refuses what is not scanned (`scan-exempt`, all at once), what the
 * procedure does not ask for (`components-missing`), and a dossier whose settlement is over (`scan-too-late`). Leaves
 * `dossier.papers-scanned`.
 */
export async function fileScans(
  ctx: Ctx, rooms: DossierRooms, input: FileScans,
): Promise<Result<Acted, ScansRefusal>> {
  const held = await holdDossier(ctx, rooms, input)
  if (!held.ok) return held
  const { dossier, content, isHere } = held.value
  if (!isHere) return refuse({ code: 'not-your-step' })
  if (!isUnderWay(dossier.state)) return refuse({ code: 'scan-too-late' })
  const asked = new Map(content.components.map((one) => [one.id, one]))
  const strangers = input.components.filter(({ component }) => !asked.has(component)).map(({ component }) =>
    ({ component, name: component, reason: 'not-in-version' as const }))
  if (strangers.length > 0) return refuse({ code: 'components-missing', components: strangers })
  const exempt = input.components.map(({ component }) => component).filter((id) => {
    const component = asked.get(id)
    return component && !isScanned(dossier.channel, component)
  })
  if (exempt.length > 0) return refuse({ code: 'scan-exempt', components: exempt })

  const items = input.components.flatMap(({ component, uploads }) =>
    uploads.map((uploadId) => ({ component, uploadId, documentType: asked.get(component)?.documentType ?? '' })))
  const replaced = await findReplacedOf(ctx, dossier.id, input.components)
  if (!replaced.ok) return replaced
  const taken = await takePapers(ctx, { ownerId: ownerOfPapers(dossier), items })
  if (!taken.ok) return taken
  const papers = items.flatMap(({ component }, nth) => {
    const paper = taken.value[nth]
    return paper ? [{ component, paperId: paper.paperId }] : []
  })
  await fileComponents(ctx.tx, dossier.id, papers)
  for (const { component, open } of replaced.value) {
    await replaceScans(ctx, open, papers.find((one) => one.component === component)?.paperId ?? NO_ROW)
    await takeOffComponent(ctx.tx, dossier.id, component, open.map(({ paperId }) => paperId))
  }
  const gone = replaced.value.flatMap(({ open }) => open).length
  const { id, publicId, number, state, dueAt } = dossier
  await recordEvent(doneFor(ctx, 'dossier.papers-scanned', dossier), {
    type: 'dossier.papers-scanned', subjectKind: 'dossier', subjectId: id, dossierId: id,
    data: { dossier: publicId, number, items: papers.length, ...gone > 0 && { replaced: gone } },
  })
  const version = await changeDossier(ctx.tx, id, {})
  return ok({ publicId, version, state, dueAt, slipId: null, undoSeconds: null })
}

/** By component the scans whose place is taken, which must stand in it. */
async function findReplacedOf(ctx: Ctx, dossierId: bigint, components: FileScans['components']) {
  const filed = await listComponents(ctx.tx, dossierId)
  const found: { readonly component: string; readonly open: readonly OpenScan[] }[] = []
  for (const { component, uploads, replaces = [] } of components) {
    if (replaces.length === 0) continue
    const open = await findReplaced(ctx, { papers: replaces, uploads })
    if (!open.ok) return open
    const own = filed.find((one) => one.component === component)?.paperIds ?? []
    if (!open.value.every(({ paperId }) => own.includes(paperId))) return refuse({ code: 'scan-not-replaceable' as const })
    found.push({ component, open: open.value })
  }
  return ok(found)
}
