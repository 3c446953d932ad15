import { beforeLeaving } from '../../lib/before-leaving.ts'
import type { Values } from './review-values.ts'

/**
 * What was typed of papers and is not saved yet, by paper. In memory of the tab only: it is there again when the clerk
 * comes back from another screen or from the papers put off, and no word of anybody stays in the browser. Closing or
 * reloading the tab is asked first; signing out throws it away.
 */
const typed = new Map<string, Values>()

function ask(event: Event): void {
  event.preventDefault()
}

function listen(): void {
  if (typeof window === 'undefined') return
  if (typed.size > 0) window.addEventListener('beforeunload', ask)
  else window.removeEventListener('beforeunload', ask)
}

beforeLeaving(async () => {
  typed.clear()
  listen()
})

export function typedSoFar(paperId: string): Values | undefined {
  return typed.get(paperId)
}

export function keepTyped(paperId: string, values: Values): void {
  typed.set(paperId, values)
  listen()
}

/** It is saved, or is what was read again. */
export function forgetTyped(paperId: string): void {
  typed.delete(paperId)
  listen()
}
