import type { Drill } from './drill.ts'
import { KILL } from './kill.ts'
import { SEAL } from './seal/seal.ts'
import { TWICE } from './twice.ts'

/** Every drill, in the order in which `npm run drill -- all` runs them. */
export const DRILLS: readonly Drill[] = [KILL, TWICE, SEAL]
