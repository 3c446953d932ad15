/** How this browser's desk looks: what a person chose, kept here and nowhere else. */
export type Contrast = 'system' | 'more'
export type Density = 'roomy' | 'compact'

const KEPT = { contrast: 'motcua-tuong-phan', density: 'motcua-mat-do' } as const

export function contrastChosen(): Contrast {
  return localStorage.getItem(KEPT.contrast) === 'more' ? 'more' : 'system'
}

export function densityChosen(): Density {
  return localStorage.getItem(KEPT.density) === 'compact' ? 'compact' : 'roomy'
}

/** Keeps the choice and shows it at once. */
export function chooseLook(choice: { readonly contrast?: Contrast; readonly density?: Density }): void {
  if (choice.contrast !== undefined) localStorage.setItem(KEPT.contrast, choice.contrast)
  if (choice.density !== undefined) localStorage.setItem(KEPT.density, choice.density)
  showLook()
}

/**
 * Writes the choice on the root, where the tokens look for it. More contrast is shown to whoever chose it here or in
 * the system; called before the first page is drawn, and again when the system changes.
 */
export function showLook(): void {
  const wantsMore = contrastChosen() === 'more' || matchMedia('(prefers-contrast: more)').matches
  const { dataset } = document.documentElement
  if (wantsMore) dataset['contrast'] = 'more'
  else delete dataset['contrast']
  dataset['density'] = densityChosen()
}
