/**
 * Whether a component that is handed in at a counter is scanned (domain 7.1, step 4): not what came online, what is
 * only shown, nor what is read from a register.
 */
export function isScanned(
  channel: 'counter' | 'online' | 'post', { handling }: { readonly handling: 'submit' | 'present' | 'data' },
): boolean {
  return channel !== 'online' && handling === 'submit'
}
