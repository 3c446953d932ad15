import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { type TakeRefusal, takePapers } from '../documents/public.ts'
import { isScanned } from './domain/asked-to-scan.ts'
import type { ComponentsRefused } from './domain/check-components.ts'
import { isUnderWay } from './domain/lifecycle.ts'
import { type Acted, type HoldRefusal, type OnDossier, holdDossier } from './open-dossier.ts'
import type { DossierRooms } from './rooms.ts'
import { changeDossier, fileComponents } from './store/dossier-store.ts'

export interface FileScans extends OnDossier {
  /** Uploads of the sender, by the component that each is a scan of. */
  readonly components: readonly { readonly component: string; readonly uploads: readonly string[] }[]
}

export type ScansRefusal = HoldRefusal | TakeRefusal | ComponentsRefused
  | { readonly code: 'not-your-step' } | { readonly code: 'scan-too-late' }
  | { readonly code: 'scan-exempt'; readonly components: readonly string[] }

/**
 * Puts scans of the papers into a dossier that is received (số hóa hồ sơ, TT 01/2023/TT-VPCP Đ.7): what was handed in
 * stays as it is, the scans come beside it. Refuses what is not scanned (`scan-exempt`, all at once), what the
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
  const taken = await takePapers(ctx, { ownerId: dossier.applicantId, items })
  if (!taken.ok) return taken
  const papers = items.flatMap(({ component }, nth) => {
    const paper = taken.value[nth]
    return paper ? [{ component, paperId: paper.paperId }] : []
  })
  await fileComponents(ctx.tx, dossier.id, papers)
  const { id, publicId, number, state, dueAt } = dossier
  await recordEvent(ctx, {
    type: 'dossier.papers-scanned', subjectKind: 'dossier', subjectId: id, dossierId: id,
    data: { dossier: publicId, number, items: papers.length },
  })
  const version = await changeDossier(ctx.tx, id, {})
  return ok({ publicId, version, state, dueAt, slipId: null, undoSeconds: null })
}
