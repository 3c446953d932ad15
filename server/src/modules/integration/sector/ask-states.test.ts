/** Need: what is wrong with one dossier is a difference of that one, and ends no day for the others (ADR 0134). */
import { expect, test } from 'vitest'
import { SendFault } from '../../../platform/send-fault.ts'
import { GONE, askStates } from './ask-states.ts'
import { civilStatusSystem } from './civil-status/civil-status.ts'
import { criminalRecordSystem } from './criminal-record/criminal-record.ts'
import { landSystem } from './land/land.ts'

const AT = new Date('2026-11-30T01:00:00Z')
const saidOf = (number: string) => ({ number, code: '3', at: AT, words: '' })
const ADDRESS = { url: 'http://127.0.0.1:9', key: 'khoa', agency: '000.00.00.H00' }
const SYSTEMS = [landSystem(ADDRESS), criminalRecordSystem(ADDRESS, () => AT), civilStatusSystem(ADDRESS)] as const

/** As the adapter has it, but for what it answers to each number. */
const answering = (nth: number, faults: Readonly<Record<string, string>>) => {
  const { unknownAs = [], faultsOfDossier = [] } = SYSTEMS[nth] ?? {}
  return {
    unknownAs, faultsOfDossier,
    async stateOf(number: string) {
      const fault = faults[number]
      if (fault !== undefined) throw new SendFault(fault, false)
      return Promise.resolve(saidOf(number === 'D-other' ? 'D-1' : number))
    },
  }
}

test.each([['land', 0], ['criminal record', 1], ['civil status', 2]])('of %s one that is wrong is the answer about that one', async (_, nth) => {
  const faults = { 'D-200': 'error-200', 'D-201': 'error-201', 'D-302': 'error-302', 'D-?': 'answer-unreadable' }
  expect(await askStates(answering(nth, faults), ['D-1', ...Object.keys(faults), 'D-other', 'D-2'])).toEqual(new Map<string, unknown>([
    ['D-1', saidOf('D-1')], ['D-200', { fault: 'error-200' }], ['D-201', GONE], ['D-302', { fault: 'error-302' }],
    ['D-?', { fault: 'answer-unreadable' }], ['D-other', { fault: 'answer-of-another' }], ['D-2', saidOf('D-2')],
  ]))
})

test.each(['error-100', 'error-500', 'http-500', 'timeout'])('%s is about all of them', async (fault) => {
  await expect(askStates(answering(0, { 'D-2': fault }), ['D-1', 'D-2', 'D-3'])).rejects.toMatchObject({ code: fault })
})
