import { type Result, ok, refuse } from '../../kernel/result.ts'
import { dayOf } from '../../kernel/work-calendar.ts'
import { cleanLines, cleanText } from '../../kernel/vietnamese-text.ts'
import type { Ctx, Db } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import type { Directory } from '../organisation/public.ts'
import { agencyAbove } from './places.ts'
import type { DossierRooms } from './rooms.ts'
import { type OpinionTemplate, endTemplate, insertTemplate, listTemplates } from './store/template-store.ts'
import type { Viewer } from './viewer.ts'

export type TemplateRefusal =
  { readonly code: 'template-named-already' } | { readonly code: 'template-field-unknown'; readonly field: string } |
  { readonly code: 'template-unknown' }

/**
 * Adds a template (ý kiến mẫu) to those of the viewer's agency. Fields in braces must be among those given: what nobody
 * would fill in is refused with its name (`template-field-unknown`). Leaves `opinion-template.added`.
 */
export async function addTemplate(
  ctx: Ctx, rooms: DossierRooms,
  { viewer, name, text, fields }: { viewer: Viewer; name: string; text: string; fields: readonly string[] },
): Promise<Result<OpinionTemplate, TemplateRefusal>> {
  const unknown = [...text.matchAll(/\{([^{}]*)\}/gu)].map(([, field = '']) => field)
    .find((field) => !fields.includes(field))
  if (unknown !== undefined) return refuse({ code: 'template-field-unknown', field: unknown })
  const [agencyId] = agenciesOf(rooms.directory.on(dayOf(ctx.now)), viewer)
  if (agencyId === undefined) return refuse({ code: 'template-unknown' })
  const kept = await insertTemplate(ctx, { agencyId, name: cleanText(name), text: cleanLines(text) })
  if (!kept) return refuse({ code: 'template-named-already' })
  await recordEvent(ctx, {
    type: 'opinion-template.added', subjectKind: 'opinion-template', subjectId: kept.id,
    data: { template: kept.publicId },
  })
  return ok(kept)
}

/** Ends a template of the viewer's agency; what was written with it stays. Leaves `opinion-template.ended`. */
export async function dropTemplate(
  ctx: Ctx, rooms: DossierRooms, { viewer, publicId }: { viewer: Viewer; publicId: string },
): Promise<Result<string, TemplateRefusal>> {
  const ended = await endTemplate(ctx, publicId, agenciesOf(rooms.directory.on(dayOf(ctx.now)), viewer))
  if (!ended) return refuse({ code: 'template-unknown' })
  await recordEvent(ctx, {
    type: 'opinion-template.ended', subjectKind: 'opinion-template', subjectId: ended.id,
    data: { template: ended.publicId },
  })
  return ok(ended.publicId)
}

/** The templates of the agencies at which the viewer works, by name. */
export async function templatesFor(
  db: Db, rooms: DossierRooms, viewer: Viewer, now: Date,
): Promise<OpinionTemplate[]> {
  return listTemplates(db, agenciesOf(rooms.directory.on(dayOf(now)), viewer))
}

function agenciesOf(directory: Directory, { reaches }: Viewer): bigint[] {
  const units = reaches.flatMap(({ unitId }) => unitId === null ? [] : [directory.byId(unitId)])
  return [...new Set(units.flatMap((unit) => unit ? [agencyAbove(directory, unit).id] : []))]
}
