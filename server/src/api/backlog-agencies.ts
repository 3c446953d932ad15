import type { FastifyRequest } from 'fastify'
import { isUnitWithin } from '../modules/dossiers/public.ts'
import type { Directory, Unit } from '../modules/organisation/public.ts'

/** Agencies within reach of whoever asks: whose results of the past they may list and digitise. */
export function agenciesOf({ scopes }: FastifyRequest, directory: Directory): Unit[] {
  return directory.units.filter(({ id, kind, agencyCode }) => kind === 'agency' && agencyCode !== null
    && scopes.some((scope) => scope.reach === 'province' || isUnitWithin(directory, scope, id)))
}
