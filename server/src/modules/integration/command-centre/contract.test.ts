/**
 * Need: the command centre takes each event once, whatever was lost on the way, and what it refuses is known by its
 * id (CloudEvents 1.0, batches). The centre is the sandbox's, a listener that shares no code with the adapter.
 */
import { type Nation, openNation } from '@motcua/sandbox/nation.ts'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { readSettings } from '../../../platform/partner/read-settings.ts'
import type { WaitingMessage } from '../domain/message.ts'
import { centreOutlet, lookAtCentre } from './outlet.ts'
import { COMMAND_CENTRE_SETTINGS } from './settings.ts'

const KEY = 'khoa-chung'
let nation: Nation
let url: string
beforeAll(async () => {
  nation = await openNation({
    ports: {}, only: ['command-centre'], home: 'http://127.0.0.1:9', keys: { 'command-centre': KEY }, isKept: true,
  })
  url = nation.urls['command-centre'] ?? ''
})
afterAll(() => nation.stop())
const at = async (method: string, path: string, body?: object) =>
  (await fetch(`${url}/_sandbox/${path}`, { method, ...body && { body: JSON.stringify(body) } })).json() as Promise<Record<string, unknown>>
beforeEach(async () => { await at('PUT', 'faults', {}) })

const settings = (more: object = {}) => ({ url, key: KEY, source: 'urn:vn:gov:000.00.00.H00', ...more })
const state = (id: bigint, number: string, code: string, type = 'vn.gov.dossier.state') => ({
  id, body: {
    specversion: '1.0', id: `1-${id}-${type}`, source: 'urn:vn:gov:000.00.00.H00', type, time: '2021-06-25T01:00:00Z',
    datacontenttype: 'application/json', data: { number, state: code },
  },
}) as unknown as WaitingMessage

test('an event is taken once by its id, and one of a shape that it does not know is refused alone', async () => {
  const outlet = centreOutlet(settings())
  const messages = [state(1n, 'H00-210625-0001', '2'), state(2n, 'H00-210625-0001', '4', 'vn.gov.unknown')]
  for (let time = 0; time < 2; time += 1)
    expect(await outlet.send(messages)).toMatchObject([{ id: 1n, is: 'taken' }, { id: 2n, is: 'refused', fault: 'unknown-shape' }])
  expect((await at('GET', 'state'))['seen']).toEqual({ taken: 1, repeated: 1, refused: 2 })
  expect(await lookAtCentre(settings(), ['H00-210625-0001', 'H00-210625-0002'])).toEqual(new Map([['H00-210625-0001', '2']]))
})

test.each([['down', 'unreachable'], ['errors', 'http-500'], ['garbage', 'answer-unreadable']])(
  'while it is %s nothing counts as told', async (fault, code) => {
    await at('PUT', 'faults', { [fault]: true })
    await expect(centreOutlet(settings()).send([state(3n, 'H00-210625-0003', '2')])).rejects.toMatchObject({ code, isFinal: false })
  },
)

test('a wrong key is not let in', async () => {
  await expect(lookAtCentre(settings({ key: 'khac' }), ['H00-210625-0001'])).rejects.toMatchObject({ code: 'http-401' })
})

test.each([[{ source: '' }, ['source']], [{ key: 1 }, ['key']], [{ more: 'x' }, ['more']], [{}, []]])(
  'settings name what is faulty', (more, names) => {
    const read = readSettings(COMMAND_CENTRE_SETTINGS, settings(more))
    expect(read.ok ? [] : read.refusal.names).toEqual(names)
  },
)
