import { readFileSync } from 'node:fs'
import type { State } from '../src/modules/dossiers/public.ts'
import { DEEDS, type Deed } from './deeds.ts'

const CSV = new URL('../src/modules/dossiers/domain/lifecycle.expected.csv', import.meta.url)
const [, ...lines] = readFileSync(CSV, 'utf8').trim().split('\n')
const lawful = new Set(
  lines.map((line) => line.split(',')).map(([state, , , action]) => `${state ?? ''} ${action ?? ''}`),
)
/** Three deeds resume, each from its own waiting. */
const RESUMES: Partial<Record<Deed, State>> = {
  'supplement': 'awaiting-supplement', 'pay': 'awaiting-payment', 'confirm': 'awaiting-confirmation',
}

/** The deeds that change a dossier's state; moving its papers is possible in any. */
export const DEEDS_OF_LAW = (Object.keys(DEEDS) as Deed[]).filter((deed) => !/(originals|result-paper)$/.test(deed))

/** Whether the law knows the deed in that state, by the table that was written from it. */
export function isLawful(state: State, deed: Deed): boolean {
  return RESUMES[deed] ? RESUMES[deed] === state : lawful.has(`${state} ${deed}`)
}
