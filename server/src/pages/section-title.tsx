import { labelIn, langOfLabel } from '@motcua/forms/label-in.ts'
import type { Section } from '@motcua/forms/model.ts'
import type { Visit } from './visit.ts'

/** The title of a section of a form; the data have most of them in Vietnamese only. */
export function SectionTitle({ visit: { language }, section, level: Heading }: {
  visit: Pick<Visit, 'language'>
  section: Pick<Section, 'title' | 'titleEn'>
  level: 'h2' | 'h3'
}) {
  const labelled = labelledOf(section)
  return <Heading lang={langOfLabel(language, labelled)}>{labelIn(language, labelled)}</Heading>
}

/** A title as a label is, so that both are said alike. */
export function labelledOf({ title, titleEn }: Pick<Section, 'title' | 'titleEn'>) {
  return { label: title, ...titleEn !== undefined && { labelEn: titleEn } }
}
