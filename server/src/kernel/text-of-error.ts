/** What something that was thrown says; whatever is no error, as text. */
export function textOfError(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown)
}
