/** Need: the place of something past is chosen among the units of that time (NQ 202/2025/QH15 ended the districts). */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type HttpServer, startHttp } from './as-user.ts'

let http: HttpServer
beforeAll(async () => {
  http = await startHttp()
  http.province.clock.set('2026-03-10T09:00+07:00')
})
afterAll(async () => http.stop())

async function districts(query: string): Promise<string[]> {
  const { statusCode, body } = await http.app.inject({ method: 'GET', url: `/api/units?level=district${query}` })
  expect(statusCode).toBe(200)
  return (JSON.parse(body) as { items: { name: string; code?: string }[] }).items.map(({ code }) => code ?? '')
}

test('districts are there up to their last day, and not after it', async () => {
  expect(await districts('&on=2025-06-30')).toContain('450') // Đồng Hới, by the statistics office
  expect(await districts('&on=2025-07-01')).not.toContain('450')
  expect(await districts('')).toEqual(await districts('&on=2026-03-10'))
})

test.each(['2025-02-30', '2025-02-29', '2025-6-1', '0025-06-01', 'x'])('what is no day is refused: %s', async (on) => {
  const { statusCode, body } = await http.app.inject({ method: 'GET', url: `/api/units?level=district&on=${on}` })
  const { code, errors } = JSON.parse(body) as { code: string; errors: { pointer: string }[] }
  expect([statusCode, code, errors.map(({ pointer }) => pointer)]).toEqual([400, 'body-invalid', ['/on']])
})
