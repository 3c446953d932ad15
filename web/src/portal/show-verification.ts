import type { Told } from '@motcua/contracts/tell-verification.ts'
import { VERIFY } from '@motcua/contracts/verify-texts.ts'
import { say } from './page-language.ts'
import { CHECKING } from './verify-page-texts.ts'

/** What is known besides of a result that was checked here. */
export interface Besides {
  /** The register could not be asked. */
  readonly isOffline: boolean
  /** The file is the one that the agency keeps, byte for byte. */
  readonly isSameFile: boolean
}

/** Shows what was found, as the server does for pages without a script. */
export function showVerification(
  place: HTMLElement, { verdict, headline, facts, checked, notChecked, warning }: Told, besides: Besides,
): void {
  const head = lineOf('')
  head.className = `verdict ${verdict}`
  head.append(withText('strong', headline))
  const list = document.createElement('dl')
  for (const { label, text } of facts) {
    const row = document.createElement('div')
    row.append(withText('dt', label), withText('dd', text))
    list.append(row)
  }
  const { isOffline, isSameFile } = besides
  place.replaceChildren(
    withText('h2', say(CHECKING.found)), head,
    ...isOffline ? [lineOf(say(CHECKING.offline))] : [],
    ...warning === undefined ? [] : [noteOf(warning)],
    ...facts.length > 0 ? [list] : [],
    ...isSameFile ? [lineOf(say(CHECKING.sameFile))] : [],
    ...checked.length > 0 ? [lineOf(`${say(VERIFY.checked)}: ${checked.join('; ')}.`)] : [],
    ...notChecked.length > 0 ? [lineOf(`${say(VERIFY['not-checked'])}: ${notChecked.join('; ')}.`)] : [],
  )
  place.scrollIntoView({ block: 'nearest' })
}

/** Says something in its place, such as why nothing was checked. */
export function showNote(place: HTMLElement, text: string): void {
  place.replaceChildren(noteOf(text))
}

function noteOf(text: string): HTMLElement {
  const line = lineOf(text)
  line.className = 'note'
  return line
}

function lineOf(text: string): HTMLElement {
  return withText('p', text)
}

function withText<K extends keyof HTMLElementTagNameMap>(kind: K, text: string): HTMLElementTagNameMap[K] {
  return Object.assign(document.createElement(kind), { textContent: text })
}
