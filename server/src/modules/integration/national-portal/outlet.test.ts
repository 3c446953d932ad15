/**
 * Need (E7): no other process sends later states while one still sends: a lease outlives all that a send may take. And
 * what is sent side by side does not end each other's session.
 */
import { afterEach, expect, test, vi } from 'vitest'
import { PARTNER_SECONDS } from '../../../platform/partner/ask-partner.ts'
import type { WaitingMessage } from '../domain/message.ts'
import { openNationalPortal } from './client.ts'
import { portalOutlet } from './outlet.ts'

const SETTINGS = { url: 'https://portal.invalid/', user: 'u', key: 'k', destination: 'd', agency: 'a' }
afterEach(() => { vi.unstubAllGlobals() })

test('a session that ends each time, and a dossier that is there already: the lease outlives each request to its end', async () => {
  const row = { MaHoSo: 'H99.99-261130-000001' }
  const [ended, session] = [{ error_code: '-2' }, { error_code: '0', session: 's' }]
  const answers = [
    session, ended, session, { error_code: '0', data: [{ ...row, error_code: '1', message: 'DA_TON_TAI' }] },
    ended, session, { error_code: '0', data: [{ ...row, error_code: '0' }] },
  ]
  let requests = 0
  vi.stubGlobal('fetch', async () => Response.json(answers[requests++] ?? {}))
  const outlet = portalOutlet(openNationalPortal(SETTINGS))
  const message: WaitingMessage = {
    id: 1n, publicId: 'p', kind: 'dossier', dossierId: 1n, body: row, tries: 0, triedAt: null, stumbles: 0,
  }
  expect(await outlet.send([message])).toMatchObject([{ id: 1n, is: 'taken' }])
  expect(requests).toBe(answers.length)
  expect(outlet.callSeconds).toBeGreaterThan(requests * PARTNER_SECONDS)
})

test('who learns late that a session has ended does not end the one that another call has opened since', async () => {
  let [logins, waits] = [0, (): void => undefined]
  const late = new Promise<void>((resolve) => { waits = resolve })
  vi.stubGlobal('fetch', async (address: URL, { body }: { readonly body: string }) => {
    if (address.pathname.endsWith('login')) return Response.json({ error_code: '0', session: `s${String(logins += 1)}` })
    const { session, service } = JSON.parse(body) as { readonly session: string; readonly service: string }
    if (session !== 's1') return Response.json({ error_code: '0', session })
    if (service === 'late') await late
    return Response.json({ error_code: '-2' })
  })
  const portal = openNationalPortal(SETTINGS)
  const slow = portal.call('late', {})
  expect(await portal.call('soon', {})).toMatchObject({ session: 's2' })
  waits()
  expect([(await slow)['session'], logins]).toEqual(['s2', 2])
})
