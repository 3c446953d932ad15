/** How sections work without a network; the policy `offline-counter`. */
export interface OfflineRules {
  /** Days for which an officer may take a device out. */
  readonly workDays: number
  /** Days after that in which what was done is still accepted. */
  readonly sendDays: number
  /** Commands of one outing at most. */
  readonly mostCommands: number
}

interface Policies { policy(key: string): { readonly value: unknown } | undefined }

/** The rules of a day; undefined where the data have none: then nobody works without a network. */
export function offlineRulesOf(directory: Policies): OfflineRules | undefined {
  return directory.policy('offline-counter')?.value as OfflineRules | undefined
}

/** What is printed in place of a number until the server has accepted it, such as T-12-7; never a dossier number. */
export function provisionalCode(device: number, n: number): string {
  return `T-${String(device)}-${String(n)}`
}
