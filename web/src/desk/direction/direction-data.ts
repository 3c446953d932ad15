import type {
  InstructionBody, InstructionCounts, InstructionDetail, InstructionOfficers, InstructionPage, InstructionUnits,
} from '@motcua/contracts/instructions.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'
import { usePages } from '../shell/use-pages.ts'
import { usePress } from '../shell/use-press.ts'

const KEY = ['instructions'] as const
const PATH = '/api/instructions'

export const INSTRUCTION_LISTS = ['received', 'given', 'below'] as const
export type InstructionList = typeof INSTRUCTION_LISTS[number]

/** What the address says an instruction is to be about. */
export interface SubjectSearch {
  readonly dossier?: string; readonly metric?: string; readonly from?: string; readonly until?: string
}

/** Reads it; what is no subject is none. */
export function subjectSearch(search: Readonly<Record<string, unknown>>): SubjectSearch {
  const texts = (['dossier', 'metric', 'from', 'until'] as const)
    .flatMap((key) => typeof search[key] === 'string' ? [[key, search[key]] as const] : [])
  return Object.fromEntries(texts)
}

/** The subject as it is sent; undefined where the address names none. */
export function subjectOf({ dossier, metric, from, until }: SubjectSearch): InstructionBody['about'] | undefined {
  if (dossier !== undefined) return { dossierId: dossier }
  return metric !== undefined && from !== undefined && until !== undefined ? { metric, from, until } : undefined
}

/** Open instructions, due first. */
export function useInstructions(list: InstructionList) {
  return usePages<InstructionPage>({ key: [...KEY, 'list', list], path: PATH, query: { list } })
}

/** One of them with its steps. */
export function useInstruction(id: string) {
  return useQuery({
    queryKey: [...KEY, 'one', id],
    queryFn: async ({ signal }) => (await call('GET', `${PATH}/${id}`, { signal })) as InstructionDetail,
  })
}

/** How many of each unit are open, for whoever directs some. */
export function useInstructionCounts(isWanted: boolean) {
  return useQuery({
    queryKey: [...KEY, 'counts'], enabled: isWanted,
    queryFn: async ({ signal }) => (await call('GET', `${PATH}/counts`, { signal })) as InstructionCounts,
  })
}

/** Whom one may tell what to do. */
export function useUnitsToDirect() {
  return useQuery({
    queryKey: [...KEY, 'units'],
    queryFn: async ({ signal }) => (await call('GET', `${PATH}/units`, { signal })) as InstructionUnits,
  })
}

/** Who works at one of those. */
export function useOfficersOf(unitId: string) {
  return useQuery({
    queryKey: [...KEY, 'officers', unitId], enabled: unitId !== '',
    queryFn: async ({ signal }) => (await call('GET', `${PATH}/units/${unitId}/officers`, { signal })) as InstructionOfficers,
  })
}

/** A press that writes: everything of instructions is loaded anew. */
function useWrite<Said extends { readonly path: string; readonly body: object }>(onDone: () => void) {
  const queryClient = useQueryClient()
  return usePress(
    async ({ path, body }: Said, idFor) => {
      await call('POST', `${PATH}${path}`, { body, requestId: idFor(path, body) })
    },
    {
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: KEY })
        onDone()
      },
    },
  )
}

/** Gives one. */
export function useGiveInstruction(onDone: () => void) {
  return useWrite<{ path: ''; body: InstructionBody }>(onDone)
}

/** Takes a step of one. */
export function useInstructionStep(onDone: () => void) {
  return useWrite<{ path: string; body: { words?: string } }>(onDone)
}
