import type { Day, FormDefinition } from './model.ts'

export interface ChosenForm {
  readonly form: FormDefinition
  /** No version is in force on the day: this is the nearest, to be marked "mẫu chưa công bố" and counted. */
  readonly isUnpublished: boolean
}

/**
 * The declarations with which a procedure or bundle is asked for on a day, one version of each; most procedures have
 * one, a criminal record two. Where none is in force the earliest later version stands in, else the latest that ended.
 * Empty: nothing is known, the general form (general-form.ts) takes its place.
 */
export function chooseForms(forms: readonly FormDefinition[], procedure: string, on: Day): readonly ChosenForm[] {
  const fitting = forms.filter((form) => form.procedures.includes(procedure) || form.bundles.includes(procedure))
  return [...new Set(fitting.map(({ id }) => id))].flatMap((id) => {
    const versions = fitting.filter((form) => form.id === id)
      .sort((a, b) => a.version.validFrom < b.version.validFrom ? -1 : 1)
    const current = versions.find(({ version: { validFrom, validTo } }) =>
      validFrom <= on && (validTo === null || on <= validTo))
    const nearest = current ?? versions.find(({ version }) => version.validFrom > on) ?? versions.at(-1)
    return nearest ? [{ form: nearest, isUnpublished: current === undefined }] : []
  })
}
