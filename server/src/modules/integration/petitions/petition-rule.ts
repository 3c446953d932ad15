import type { Directory } from '../../organisation/public.ts'
import type { PetitionRule } from '../domain/petition.ts'

/** The rule of a day; undefined where the data have none: then nothing without a dossier is taken in. */
export function petitionRuleOn(directory: Pick<Directory, 'policy'>): PetitionRule | undefined {
  return directory.policy('petitions')?.value as PetitionRule | undefined
}

/** The unit that has what names none; undefined where the data name none that there is. */
export function unitForAll(directory: Directory): bigint | undefined {
  const rule = petitionRuleOn(directory)
  return rule && directory.find(rule.to)?.id
}
