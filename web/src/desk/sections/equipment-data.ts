import type { Equipment, EquipmentFigures, ItemBody, ItemStateBody } from '@motcua/contracts/equipment.ts'
import { useQuery } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'
import { useDeedAt } from '../shell/use-deed.ts'

const KEY = ['equipment'] as const

/** What a section has and needs. */
export function useEquipment(sectionId: string) {
  return useQuery({
    queryKey: [...KEY, sectionId],
    queryFn: async ({ signal }) => (await call('GET', `/api/sections/${sectionId}/equipment`, { signal })) as Equipment,
  })
}

/** What every section lacks. */
export function useEquipmentFigures(isAsked: boolean) {
  return useQuery({
    queryKey: [...KEY, 'figures'], enabled: isAsked,
    queryFn: async ({ signal }) => (await call('GET', '/api/figures/section-equipment', { signal })) as EquipmentFigures,
  })
}

/** Adds a thing or says how it stands; the same press tried again after a cut line is one deed. */
export const useKeepingEquipment = (onDone: () => void) => useDeedAt<ItemBody | ItemStateBody>(KEY, onDone)
