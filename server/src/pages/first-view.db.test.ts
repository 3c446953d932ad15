/** Need: on 400 kbit/s a page stands within 4 seconds: 80 kB with everything, 14 kB of it HTML. */
import { brotliCompressSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { beginBirth } from '../../test/portal-birth.ts'
import { type PortalServer, startPortal } from '../../test/portal-server.ts'

let portal: PortalServer
beforeAll(async () => {
  portal = await startPortal()
})
afterAll(async () => portal.stop())

const compressed = (text: string) => brotliCompressSync(text).length

test('home, a procedure and the longest page of a form fit, with all that they load', async () => {
  const anybody = portal.visitor()
  const draft = await beginBirth(anybody, portal)
  const { html: hits } = await anybody.open('/tim-thu-tuc?q=khai+sinh')
  const birth = /href="(\/thu-tuc\/[^"]+)">Đăng ký khai sinh</.exec(hits)?.[1] ?? ''
  for (const path of ['/', birth, '/thu-tuc', '/noi-nop', `${draft}/to-khai/tre`]) {
    const { html, status } = await anybody.open(path)
    expect(status).toBe(200)
    const named = [...html.matchAll(/<(?:link|script|img)[^>]* (?:href|src)="(\/[^"]+)"/g)].map(([, at = '']) => at)
    const loaded = [...new Set(named)].sort()
    const looks = loaded.filter((at) => !at.endsWith('.js'))
    expect(looks).toEqual(['brand.css', 'emblem.svg', 'portal.css'].map((name) => expect.stringMatching(
      new RegExp(String.raw`^/tai-san/${name.replace('.', String.raw`-[0-9a-f]{12}\.`)}$`)) as unknown))
    const others = await Promise.all(loaded.map(async (at) => (await portal.app.inject({
      method: 'GET', url: at,
    })).body))
    expect(compressed(html), path).toBeLessThan(14_000)
    expect(compressed(html) + others.reduce((sum, text) => sum + compressed(text), 0), path).toBeLessThan(80_000)
  }
})

test('the style sheet is kept for a year under a name of its content', async () => {
  const { html } = await portal.visitor().open('/')
  const at = /href="(\/tai-san\/[^"]+\.css)"/.exec(html)?.[1] ?? ''
  const { headers, statusCode } = await portal.app.inject({ method: 'GET', url: at })
  expect(statusCode).toBe(200)
  expect(headers['content-type']).toBe('text/css; charset=utf-8')
  expect(headers['cache-control']).toBe('public, max-age=31536000, immutable')
})

test('colours and emblem of the province come as files, which nothing but a new content changes', async () => {
  const { html } = await portal.visitor().open('/')
  const get = async (pattern: RegExp) => portal.app.inject({ method: 'GET', url: pattern.exec(html)?.[1] ?? '' })
  const sheet = await get(/href="(\/tai-san\/brand-[^"]+)"/)
  const colours = portal.rooms.directory.on('2026-03-02').policy('brand-colours')?.value as { main: string }
  expect(sheet.headers['content-type']).toBe('text/css; charset=utf-8')
  expect(sheet.body).toContain(`:root{--cham:${colours.main}`)
  const emblem = await get(/<img src="(\/tai-san\/emblem-[^"]+)"/)
  expect([emblem.statusCode, emblem.headers['content-type']]).toEqual([200, 'image/svg+xml'])
  expect(html).not.toMatch(/ style=|<style/)
})
