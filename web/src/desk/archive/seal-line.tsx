import type { BatchPackageLine } from '@motcua/contracts/archive.ts'
import { say } from '../../lib/language.ts'
import { SEALED, UNSEALED } from './archive-texts.ts'

/** Who signed the description of a package, and what that is worth; or why nobody did. */
export function SealLine({ seal, sealedBy }: Pick<BatchPackageLine, 'seal' | 'sealedBy'>) {
  return (
    <span className="mc-quiet">
      {seal === 'valid' || seal === 'unproven' ? say(SEALED[seal], { name: sealedBy ?? '' }) : say(UNSEALED[seal])}
    </span>
  )
}
