/** Plain http is for what runs on this machine alone. */
export function isLoopback({ hostname }: URL): boolean {
  return /^(?:127\.\d+\.\d+\.\d+|localhost|\[::1\])$/.test(hostname)
}
