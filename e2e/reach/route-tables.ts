import { readFileSync, readdirSync } from 'node:fs'
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

/** The router and every file beside it: one that gets routes later is seen, too. */
const desk = () => readdirSync(fileURLToPath(new URL('../../web/src/app', import.meta.url)))
  .filter((file) => /\.tsx?$/.test(file)).map((file) => read(`web/src/app/${file}`)).join('\n')

/** Every screen of the desk that these files list, without the part before it; the first only leads on. */
export function deskRoutes(table = desk()): string[] {
  return [...table.matchAll(/\bpath: '(\/[^']*)'/g)].map(([, path = '']) => path).filter((path) => path !== '/')
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
