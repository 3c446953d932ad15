const NOTES = / ?\[(?:K|advice)\]/g

/**
 * Where a rule stands, as it is shown to people: without what the data note beside an article for whoever keeps them
 * (`[K]` from memory, `[advice]` ours), which nobody else can read.
 */
export function citedAs(article: string): string {
  return article.replaceAll(NOTES, '')
}
