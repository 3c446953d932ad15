import type { BrandKitQuery, SectionDetail } from '@motcua/contracts/sections.ts'
import { say } from '../../lib/language.ts'
import { BRAND_KIT } from './brand-kit-texts.ts'

const PIECES: readonly NonNullable<BrandKitQuery['kind']>[] = ['door', 'counters', 'badges', 'kiosk', 'cover']
/** What stands at counters, which a section without a hall has none of. */
const OF_HALL = ['counters', 'kiosk']

/** Signs, badges and covers of the section, to be printed. */
export function BrandKit({ id, name, counters }: Pick<SectionDetail, 'id' | 'name' | 'counters'>) {
  const pieces = PIECES.filter((piece) => counters > 0 || !OF_HALL.includes(piece))
  return (
    <section className="mc-stack" aria-labelledby="nhan-dien">
      <h2 id="nhan-dien">{say(BRAND_KIT.title)}</h2>
      <p className="mc-quiet">{say(BRAND_KIT.what)}</p>
      {pieces.map((piece) => (
        <p key={piece}>
          <a
            href={`/api/sections/${id}/brand-kit.pdf?kind=${piece}`} target="_blank" rel="noopener"
            aria-label={say(BRAND_KIT.pieceOf, { piece: say(BRAND_KIT[piece]), name })}
          >{say(BRAND_KIT[piece])}</a>
        </p>
      ))}
    </section>
  )
}
