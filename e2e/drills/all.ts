import type { Drill } from './drill.ts'
import { KILL } from './kill.ts'

/** Every drill, in the order in which `npm run drill -- all` runs them. */
export const DRILLS: readonly Drill[] = [KILL]
