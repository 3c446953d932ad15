/** As proxies write it down; nobody is there to read it. */
export const GONE = 499

/** Whether the caller has closed the line: people leave a page that does not come, and ask anew. */
export function isGone({ raw }: { readonly raw: { readonly destroyed: boolean } }): boolean {
  return raw.destroyed
}
