/** Where clamd listens: a port, or a socket of this machine. */
export type ClamdAddress = { readonly host: string; readonly port: number } | { readonly path: string }

/** The address that somebody wrote; undefined for none, and for what is none: then `say` is told what is expected. */
export function clamdOf(value: string | undefined, say: (expected: string) => void): ClamdAddress | undefined {
  if (value === undefined) return undefined
  if (value.startsWith('/')) return { path: value }
  const [, host, digits] = /^([^\s:/]+|\[[0-9a-f:]+\]):(\d{1,5})$/i.exec(value) ?? []
  const port = Number(digits)
  if (host !== undefined && port > 0 && port < 65_536) return { host: host.replace(/^\[|\]$/g, ''), port }
  say('phải là máy:cổng, hoặc đường dẫn bắt đầu bằng / của socket')
  return undefined
}
