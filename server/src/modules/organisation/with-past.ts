import type { Heirs } from './domain/heirs.ts'

/** Units by their ids with those that have ended and whose heirs they are: what these had is theirs now. */
export function withPast({ predecessorsOf }: Pick<Heirs, 'predecessorsOf'>, unitIds: readonly bigint[]): bigint[] {
  return unitIds.flatMap((id) => [id, ...predecessorsOf(id)])
}
