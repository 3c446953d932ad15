/** Need (E7): one service of the national portal that refuses its list keeps no other from being heard. */
import { expect, test } from 'vitest'
import { SendFault } from '../../../platform/send-fault.ts'
import { type Strand, portalInlet } from './strand.ts'

const REST = 'rest'
const inletOf = (lists: Readonly<Record<string, readonly string[] | string>>) => portalInlet(
  Object.entries(lists).map(([name, said]): Strand => ({
    name, kinds: [],
    async list() {
      if (said === REST) throw new SendFault('http-429', false, undefined, { retryAfter: '600', date: null })
      if (typeof said === 'string') throw new SendFault(said, false)
      return said
    },
    read: async () => { throw new Error('not here') }, confirm: async () => undefined,
    handle: async () => ({ is: 'done', dossierId: null }),
  })))

test('the others are listed, and the fault is told', async () => {
  const missing: string[] = []
  const inlet = inletOf({ payment: 'error-404', dossier: ['1'], question: ['1', '2'] })
  expect(await inlet.list(undefined, ({ code }) => { missing.push(code) })).toEqual(['dossier:1', 'question:1', 'question:2'])
  expect(missing).toEqual(['error-404'])
  await expect(inlet.list()).rejects.toMatchObject({ code: 'error-404' })
})

test.each([
  ['none is to be had', { payment: 'error-404', dossier: 'timeout' }, 'error-404'],
  ['none is to be had and one asks for a rest', { payment: 'error-404', dossier: REST }, 'http-429'],
  ['it does not let us in', { payment: 'session-refused', dossier: ['1'] }, 'session-refused'],
])('where %s the portal is away', async (_, lists, code) => {
  await expect(inletOf(lists).list(undefined, () => undefined)).rejects.toMatchObject({ code })
})
