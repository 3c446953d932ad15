import { fold } from '../../../kernel/vietnamese-text.ts'

const MOST = 40

/** Codes of services in their order: that which one has, or of a new one words of its name, each code once. */
export function codesOfServices(
  services: readonly { readonly code: string | null; readonly name: string }[],
): string[] {
  const taken = new Set(services.flatMap(({ code }) => code ?? []))
  return services.map(({ code, name }) => {
    if (code !== null) return code
    const words = fold(name).replace(/[^a-z0-9]+/g, '-').replace(/^[^a-z]+|-+$/g, '').slice(0, MOST - 3) || 'viec'
    let made = words
    for (let nth = 2; taken.has(made); nth += 1) made = `${words}-${nth}`
    taken.add(made)
    return made
  })
}
