import type { Language } from '@motcua/contracts/texts.ts'
import type { Page } from './model.ts'

interface Labelled { readonly label: string; readonly labelEn?: string }

/** What the form calls it in this language; in Vietnamese where the data have no other. */
export function labelIn(language: Language, { label, labelEn }: Labelled): string {
  return language === 'en' ? labelEn ?? label : label
}

/** The same of a page or a section. */
export function titleIn(language: Language, { title, titleEn }: Pick<Page, 'title' | 'titleEn'>): string {
  return language === 'en' ? titleEn ?? title : title
}

interface Helped { readonly help?: string; readonly helpEn?: string }

/** How the value should look, in this language; in Vietnamese where the data have no other. */
export function helpIn(language: Language, { help, helpEn }: Helped): string | undefined {
  return language === 'en' ? helpEn ?? help : help
}

/** `vi` where that hint is Vietnamese on a page of another language. */
export function langOfHelp(language: Language, { help, helpEn }: Helped): 'vi' | undefined {
  return language === 'en' && help !== undefined && helpEn === undefined ? 'vi' : undefined
}

/** `vi` where what is shown is Vietnamese on a page of another language, so that it is read aloud as what it is. */
export function langOfLabel(language: Language, { labelEn }: Labelled): 'vi' | undefined {
  return language === 'en' && labelEn === undefined ? 'vi' : undefined
}
