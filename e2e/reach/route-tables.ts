import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const read = (path: string) => readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8')

/** Every address of the portal that is opened by GET, as `server/src/pages/portal-routes.ts` lists it. */
export function portalRoutes(table = read('server/src/pages/portal-routes.ts')): string[] {
  return [...table.matchAll(/\bget\('(\/[^']*)'/g)].map(([, path = '']) => path)
}

/** Every route of the portal with its method, as the same file lists them. */
export function everyPortalRoute(source = read('server/src/pages/portal-routes.ts')): string[] {
  const [makers = '', table = ''] = source.split('export const PORTAL_ROUTES')
  const pieces = new Map([...makers.matchAll(/const (\w+) = <M [^]*?path: '([^']*)'/g)].map(
    ([, name = '', path = '']) => [name, path],
  ))
  return [...table.matchAll(/\b(\w+)\('([^']*)'/g)].map(([, maker = '', said = '']) => {
    const piece = pieces.get(maker)
    return piece !== undefined ? `${said} ${piece}` : `${maker === 'get' ? 'GET' : 'POST'} ${said}`
  })
}

const DESK = ['web/src/app/desk-route.tsx', 'web/src/app/router.tsx']

/** Every screen of the desk that these files list, without the part before it; the first only leads on. */
export function deskRoutes(table = DESK.map(read).join('\n')): string[] {
  return [...table.matchAll(/^\s*path: '(\/[^']*)'/gm)].map(([, path = '']) => path).filter((path) => path !== '/')
}

/** The route that answers an address: of several that fit, the one with the fewest parts left open. */
export function routeOf(routes: readonly string[], path: string): string | undefined {
  const open = (route: string) => route.split('/').filter((part) => /^[:$]/.test(part)).length
  return routes.filter((route) => patternOf(route).test(path)).sort((a, b) => open(a) - open(b))[0]
}

function patternOf(route: string): RegExp {
  const parts = route.split('/').map((part) => /^[:$]/.test(part) ? '[^/]+' : part.replaceAll('.', String.raw`\.`))
  return new RegExp(`^${parts.join('/')}$`)
}
