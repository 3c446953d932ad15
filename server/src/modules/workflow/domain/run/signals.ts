import type { Run, Variables } from './instance.ts'
import { hear } from './hear.ts'

/** Tells everybody who listens within the case, and the outside, for all others. */
export function sendSignal(run: Run, name: string, from: { node: string; variables: Variables }): void {
  run.said.push({ type: 'signal', name, ...from })
  for (const token of [...run.tokens.values()]) {
    if (token.at === 'signal' && token.name === name && run.tokens.has(token.id)) hear(run, token, {})
  }
}
