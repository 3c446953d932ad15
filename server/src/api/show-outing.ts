import type { Outing } from '@motcua/contracts/offline.ts'
import { dayOf } from '../kernel/work-calendar.ts'
import { type Reach, accountRulesOf, levelAsked } from '../modules/dossiers/public.ts'
import type { Directory } from '../modules/organisation/public.ts'
import { hallOf, prioritiesToChoose } from '../modules/queue/public.ts'
import type { ApiRooms } from './rooms.ts'

/**
 * What a section or office needs without a network: services, procedures with their papers, places. Nothing of any
 * person. `among`: of whoever receives by delegation, what was delegated.
 */
export function showOuting(
  rooms: Pick<ApiRooms, 'catalogue' | 'clock'>, directory: Directory, unitId: bigint | undefined,
  among: ReadonlySet<bigint> | undefined,
): Pick<Outing, 'services' | 'priorities' | 'procedures' | 'communes' | 'accountReasons'> {
  const section = unitId === undefined ? undefined : directory.byId(unitId)
  const hall = section && hallOf(directory, section)
  const lowest = directory.levels.at(-1)?.id
  // What asks for answers beyond the paper declaration is received at the counter.
  const versions = rooms.catalogue.on(dayOf(rooms.clock.now())).list()
    .filter(({ content }) => content.channels.includes('counter') && !content.bundle && !content.tables)
    .filter(({ procedureId }) => among?.has(procedureId) ?? true)
  return {
    services: hall?.services.map(({ code, name }) => ({ code, name })) ?? [],
    priorities: prioritiesToChoose(directory).map(({ code, name }) => ({ code, name })),
    procedures: versions.map(({ publicId, code, content }) => {
      const asked = levelAsked(directory, content)
      return {
        id: publicId, code, name: content.name,
        asks: asked === undefined ? 'nothing' as const : asked === lowest ? 'commune' as const : 'district' as const,
        components: content.components.map(({ id, name, required, handling, isForm, originals, copies }) => (
          { id, name, required, handling, isForm, originals, copies })),
      }
    }),
    communes: directory.territories(lowest ?? '', undefined).map(({ publicId, name }) => ({ id: publicId, name })),
    accountReasons: accountRulesOf(directory).refusals.map(({ code, name }) => ({ code, name })),
  }
}

/** The procedures of whoever receives only under delegations; undefined of whoever receives for themselves, too. */
export function delegatedProcedures(reaches: readonly Reach[]): ReadonlySet<bigint> | undefined {
  return reaches.every(({ delegated }) => delegated)
    ? new Set(reaches.flatMap(({ delegated }) => delegated?.procedureIds ?? [])) : undefined
}
