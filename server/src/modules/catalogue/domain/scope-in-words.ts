import type { Catalogue } from './catalogue.ts'

/** What a mandate is for, as messages say it to whoever gives it: all procedures (null), or each by its name today. */
export function scopeInWords(catalogue: Pick<Catalogue, 'list'>, procedureIds: readonly bigint[] | null): string {
  if (procedureIds === null) return 'MỌI thủ tục'
  const names = catalogue.list().filter(({ procedureId }) => procedureIds.includes(procedureId))
    .map(({ content }) => `"${content.name}"`)
  return `thủ tục ${names.join(', ')}`
}
