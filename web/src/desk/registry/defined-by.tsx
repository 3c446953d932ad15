import type { OPENED_FIGURES } from '@motcua/contracts/figure-registry.ts'
import { Link } from '@tanstack/react-router'
import { say } from '../../lib/language.ts'
import { useSession } from '../session/read-session.ts'
import { isPageOf } from '../shell/page-rights.ts'
import { DEFINED_BY } from './defined-by-texts.ts'

type FigureId = typeof OPENED_FIGURES[number]

/** Under numbers of a page: which figures of the registry they are, each with its definition and list (part F, F2). */
export function DefinedBy({ figures }: { figures: readonly FigureId[] }) {
  const permissions = useSession()?.permissions ?? []
  if (!isPageOf(permissions, '/danh-muc-so-lieu')) return null
  return (
    <p className="mc-row">
      {say(DEFINED_BY.title)}
      {figures.map((figure) => (
        <Link key={figure} to="/danh-muc-so-lieu" search={{ figure }}>{say(DEFINED_BY[figure])}</Link>
      ))}
    </p>
  )
}
