import type { DossierDetail } from '@motcua/contracts/dossiers.ts'

/** One thing that is other than it was: what it was when one opened it, and what it is. */
export interface Change {
  readonly about: 'state' | 'holder' | 'due' | 'answer' | 'paper' | 'request'
  /** Which answer or paper; empty for what there is one of. */
  readonly name: string
  readonly before: string
  readonly after: string
}

export interface Changes {
  readonly changes: readonly Change[]
  /** What happened since, oldest first: by whom and when. That a message went out is nobody's change. */
  readonly since: DossierDetail['history']
}

type Shown = Pick<DossierDetail, 'state' | 'steps' | 'dueAt' | 'answers' | 'components' | 'history' | 'openRequest'>

/** What became of a dossier between two looks at it. Words of states and days are left to whoever shows it. */
export function changesOf(before: Shown, after: Shown): Changes {
  const changes: Change[] = []
  const tell = (about: Change['about'], name: string, was: string, is: string) => {
    if (was !== is) changes.push({ about, name, before: was, after: is })
  }
  tell('state', '', before.state, after.state)
  tell('holder', '', holderOf(before), holderOf(after))
  tell('due', '', before.dueAt ?? '', after.dueAt ?? '')
  for (const [name, was, is] of pairs(answersOf(before), answersOf(after))) tell('answer', name, was, is)
  for (const [name, was, is] of pairs(papersOf(before), papersOf(after))) tell('paper', name, was, is)
  tell('request', '', requestOf(before), requestOf(after))
  const since = after.history.slice(commonStart(before.history, after.history))
  return { changes, since: since.filter(({ type }) => !type.startsWith('message.')) }
}

function holderOf({ steps }: Shown): string {
  return steps.filter(({ doneAt, openedAt }) => openedAt !== null && doneAt === null)
    .map(({ name, holderName, unitName }) => [name, holderName, unitName].filter(Boolean).join(', ')).join('; ')
}

const answersOf = ({ answers }: Shown) => new Map(answers.map(({ label, text }) => [label, text]))
const papersOf = ({ components }: Shown) =>
  new Map(components.map(({ name, papers }) => [name, papers.map((paper) => paper.name).join(', ')]))
const requestOf = ({ openRequest }: Shown) =>
  openRequest?.items.map(({ name, reason }) => `${name}: ${reason}`).join('; ') ?? ''

/** Every name of either, with what it says in both. */
function pairs(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): [string, string, string][] {
  return [...new Set([...before.keys(), ...after.keys()])]
    .map((name) => [name, before.get(name) ?? '', after.get(name) ?? ''])
}

/** A history only grows at its end, but for the words of a deed that was undone since. */
function commonStart(before: DossierDetail['history'], after: DossierDetail['history']): number {
  const nth = before.findIndex((line, n) => line.at !== after.at(n)?.at || line.type !== after.at(n)?.type)
  return nth < 0 ? before.length : nth
}
