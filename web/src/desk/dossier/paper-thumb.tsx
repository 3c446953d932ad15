import type { DossierDetail } from '@motcua/contracts/dossiers.ts'
import { useState } from 'react'

type Paper = DossierDetail['components'][number]['papers'][number]

/** Page one of a paper, small, beside its name, which says it all: nothing where none is drawn. */
export function PaperThumb({ paper: { id, shownAs } }: { paper: Pick<Paper, 'id' | 'shownAs'> }) {
  const [isNone, setIsNone] = useState(false)
  if (isNone || shownAs === 'checking' || shownAs === 'removed') return null
  return (
    <img
      className="mc-thumb" src={`/api/papers/${id}/thumbnail`} width={36} height={48} loading="lazy" decoding="async"
      alt="" onError={() => setIsNone(true)}
    />
  )
}
