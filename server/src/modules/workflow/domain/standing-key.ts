import { type Instance, type Scope, type Token, nodeOfDone } from './run/instance.ts'

/** A run without what it knows: for a proof that asks conditions in every way, values are nothing. */
export function simplified(instance: Instance): Instance {
  return {
    ...instance,
    scopes: instance.scopes.map((scope) => ({
      ...scope, variables: scope.variables && {}, done: [...new Set(scope.done.map(nodeOfDone))],
      undoes: scope.undoes?.map(nodeOfDone) ?? null,
      loops: Object.fromEntries(Object.entries(scope.loops).map(([id, loop]) => [id, { ...loop, gathered: [] }])),
    })),
  }
}

/** The same text for two runs that stand at the same places, whatever their tokens are numbered. */
export function keyOf(phase: string, { state, tokens, scopes }: Instance): string {
  const byId = new Map(tokens.map((token) => [token.id, token]))
  const known = new Map<number, string>()
  const placeOf = (id: number): string => {
    const place = known.get(id) ?? describe(scopes.find((scope) => scope.id === id))
    known.set(id, place)
    return place
  }
  const describe = (scope: Scope | undefined): string => {
    if (!scope || scope.parent === null) return ''
    const loops = Object.values(scope.loops).map(({ total, begun, ended }) => `${total}:${begun}:${ended}`)
    return `${placeOf(scope.parent)}/${scope.node ?? ''}#${scope.round ?? ''}${loops.join()}`
  }
  const standing = tokens.map((token) => [
    placeOf(token.scope), token.node, token.at, token.via ?? '', token.isListening, token.isRound, token.isPassed,
    ofNode(byId, token), token.fault?.code ?? '',
  ].join(' '))
  const done = scopes.map(({ id, done: all, undoes, loops }) =>
    `${placeOf(id)} ${all.map(nodeOfDone).sort().join()} ${(undoes ?? []).map(nodeOfDone).join()} ${Object.values(loops).map(({ ended }) => ended).join()}`)
  return JSON.stringify([phase, state, standing.sort(), done.sort()])
}

function ofNode(byId: ReadonlyMap<number, Token>, { of }: Token): string {
  return of === null ? '' : byId.get(of)?.node ?? '?'
}
