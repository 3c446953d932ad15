import type { ContentTables, ProcedureContent, TableSubject } from '../catalogue/public.ts'
import type { PackageData } from './package-data.ts'

export const TABLE_SUBJECTS: readonly TableSubject[] = ['fee', 'papers', 'limit']

/** Which decisions a package has asked, by what they are to say. */
export function tablesAsked({ tables }: Pick<ProcedureContent, 'tables'>): [TableSubject, string][] {
  return TABLE_SUBJECTS.flatMap((subject) => {
    const decision = tables?.[subject]
    return decision === undefined ? [] : [[subject, decision] as [TableSubject, string]]
  })
}

/**
 * The content as it is published: with the files of its decisions where it names one of them, so that a dossier stays
 * on the table of its version (ADR 0045). A draft keeps them once, beside its content.
 */
export function contentToPublish({ content, decisions }: Pick<PackageData, 'content' | 'decisions'>): ProcedureContent {
  const { tables, ...rest } = content
  const asked = tablesAsked(content)
  if (!tables || asked.length === 0) return rest
  return { ...rest, tables: { ...Object.fromEntries(asked), decisions: decisions.map(({ id, dmn }) => ({ id, dmn })) } }
}

/** The content of a version as a draft has it, and the files of its decisions. */
export function draftOfContent(content: ProcedureContent): Pick<PackageData, 'content' | 'decisions'> {
  const { tables, ...rest } = content
  if (!tables) return { content, decisions: [] }
  const asked: ContentTables = Object.fromEntries(tablesAsked(content))
  return { content: { ...rest, tables: asked }, decisions: tables.decisions ?? [] }
}
