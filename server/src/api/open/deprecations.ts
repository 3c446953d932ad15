import type { Day } from '../../kernel/work-calendar.ts'

/** A door of the outward API that goes: from when it should not be used, and from when it is gone. */
export interface Deprecation {
  readonly method: string
  /** As it is declared. */
  readonly route: string
  readonly deprecatedOn: Day
  /** At least six months later, so that programs can follow. */
  readonly sunsetOn: Day
  /** Where what to do instead is said. */
  readonly link: string
}

/** All of them; a test holds each against the routes. Add a line here, and the answers and the document say it. */
export const DEPRECATIONS: readonly Deprecation[] = []

/** What answers of a route say of its end (RFC 9745, RFC 8594); nothing of one that stays. */
export function deprecationHeadersOf(
  method: string, route: string, deprecations: readonly Deprecation[] = DEPRECATIONS,
): Readonly<Record<string, string>> {
  const found = deprecations.find((one) => one.method === method && one.route === route)
  if (!found) return {}
  const at = (day: Day) => new Date(`${day}T00:00:00+07:00`)
  return {
    'deprecation': `@${String(at(found.deprecatedOn).getTime() / 1_000)}`, 'sunset': at(found.sunsetOn).toUTCString(),
    'link': `<${found.link}>; rel="deprecation"; type="text/html"`,
  }
}
