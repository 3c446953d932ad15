interface Rules { policy(key: string, ...scopes: readonly string[]): { readonly value: unknown } | undefined }

/** The policy `survey-rules`. */
export interface SurveyRules {
  /** Days after the visit, or after the end of the dossier, on which somebody may still answer. */
  readonly openDays: number
  /** Under so many surveys a share is told to nobody: no single answer shall be read out of it. */
  readonly leastShown: number
}

/** What holds on a day; without the policy nobody is asked. */
export function surveyRulesOf(directory: Rules): SurveyRules | undefined {
  return directory.policy('survey-rules')?.value as SurveyRules | undefined
}
