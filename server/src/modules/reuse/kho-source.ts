import { dayOf } from '../../kernel/civil-day.ts'
import { type KeptPaper, findKept } from '../documents/public.ts'
import { getPeople } from '../identity/public.ts'
import { listNationalPapers } from '../integration/public.ts'
import type { FoundPaper, ReuseSource } from './reuse-source.ts'

const BEST_FIRST = ['A', 'B', 'C'] as const

/**
 * The Kho of this province (domain 7.1 b). Of what its owner stored by themselves only what somebody answers for is
 * found: a picture that nobody has accepted is not held, it is only there. With the death of its owner a Kho is closed
 * (domain 7.4): nothing is found for a dossier in their name, nor by itself for that of an heir, who asks for a copy.
 */
export function khoSource(): ReuseSource {
  return keptFrom('kho', (paper, national) => !national.has(paper.id) && isAccepted(paper))
}

/**
 * What was taken over from the Kho of the nation (domain 7.1 c): the national portal answers for it, not whoever had it
 * taken over. It is told as from there wherever it is used.
 */
export function nationalSource(): ReuseSource {
  return keptFrom('national', ({ id }, national) => national.has(id))
}

function keptFrom(
  name: 'kho' | 'national', isFound: (paper: KeptPaper, national: ReadonlySet<bigint>) => boolean,
): ReuseSource {
  return {
    name,
    async findPapers(db, asked) {
      const from = await listNationalPapers(db, asked.ownerId)
      // Nearly nobody has any, and nearly every dossier is asked about.
      if (name === 'national' && from.length === 0) return []
      const [owner] = await getPeople(db, [asked.ownerId])
      if (owner?.death !== null) return []
      // One that names somebody else by number is a scan of the wrong person's paper, or of a child's.
      const isOther = ({ facts }: KeptPaper) => {
        const named = facts?.data['person.idNumber']
        return typeof named === 'string' && named !== owner.personalNumber
      }
      const kept = await findKept(db, asked)
      const national = new Set(from.map(({ paperId }) => paperId))
      return kept.filter((one) => isFound(one, national) && !isOther(one)).map(showPaper).sort(bestFirst)
    },
  }
}

function isAccepted({ basis, level }: KeptPaper): boolean {
  return basis !== 'owner' || level !== 'C'
}

function showPaper(paper: KeptPaper): FoundPaper {
  const { id, publicId, documentType, name, kind, pages, standing, level, validTo, facts } = paper
  return {
    id, publicId, documentType, name, kind, pages, standing, level, validTo, facts, basis: basisOf(paper),
  }
}

/** What the record of a reuse says: the article, or the consent with its day. */
function basisOf({ article, agreedAt, keptAt }: KeptPaper): string {
  return article ?? `đồng ý của chủ sở hữu, ${dayOf(agreedAt ?? keptAt)}`
}

function bestFirst(one: FoundPaper, other: FoundPaper): number {
  return BEST_FIRST.indexOf(one.level) - BEST_FIRST.indexOf(other.level) || (one.id < other.id ? 1 : -1)
}
