/** Whether a call on the file system failed because there is no such file or folder. */
export function isMissing(error: unknown): boolean {
  return (Object(error) as { readonly code?: unknown }).code === 'ENOENT'
}

/** For `catch`: undefined where there is no such file; anything else goes on. */
export function undefinedIfMissing(error: unknown): undefined {
  if (!isMissing(error)) throw error
}
