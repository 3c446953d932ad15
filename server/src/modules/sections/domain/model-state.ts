/** Where a proposal of a model stands (phương án): what may follow is the table below. */
export const MODEL_STATES = [
  'submitted', 'withdrawn', 'declined', 'approved', 'piloting', 'rolled-out', 'stopped',
] as const
export type ModelState = typeof MODEL_STATES[number]

/** withdraw is of whoever proposed it; all others of whoever decides. */
export const MODEL_DEEDS = ['withdraw', 'decline', 'approve', 'pilot', 'roll-out', 'stop'] as const
export type ModelDeed = typeof MODEL_DEEDS[number]

const TABLE: Readonly<Record<ModelDeed, { readonly from: ModelState; readonly to: ModelState }>> = {
  'withdraw': { from: 'submitted', to: 'withdrawn' },
  'decline': { from: 'submitted', to: 'declined' },
  'approve': { from: 'submitted', to: 'approved' },
  'pilot': { from: 'approved', to: 'piloting' },
  'roll-out': { from: 'piloting', to: 'rolled-out' },
  'stop': { from: 'piloting', to: 'stopped' },
}

/** The state after a deed; undefined where the deed may not be done in that state. */
export function stateAfter(state: ModelState, deed: ModelDeed): ModelState | undefined {
  return TABLE[deed].from === state ? TABLE[deed].to : undefined
}

/** The deeds that may be done in a state, in the order of the table. */
export function deedsIn(state: ModelState): ModelDeed[] {
  return MODEL_DEEDS.filter((deed) => TABLE[deed].from === state)
}
