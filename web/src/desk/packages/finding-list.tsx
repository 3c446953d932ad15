import type { PackageFinding } from '@motcua/contracts/packages.ts'
import { say } from '../../lib/language.ts'
import { PACKAGE_PART } from '../designers/package-editor-texts.ts'
import { PACKAGES } from './packages-texts.ts'
import { partOfPointer } from './part-of-pointer.ts'

interface FindingListProps {
  title: string
  findings: readonly PackageFinding[]
  /** Leads to where it is mended. */
  onLook: (pointer: string) => void
}

/** What the linter found, each with the way to where it is mended. */
export function FindingList({ title, findings, onLook }: FindingListProps) {
  if (findings.length === 0) return null
  return <section className="mc-panel" aria-label={title}><h2>{title} ({findings.length})</h2>
    <ul className="mc-finding-list">{findings.map(({ text, pointer, element }, nth) => {
      const part = partOfPointer(pointer)
      const name = part === 'general' ? say(PACKAGES.partGeneral) : say(PACKAGE_PART[part])
      return <li key={nth}>
        <span>{text}{element !== null && <> <code className="mc-quiet">{element}</code></>}</span>
        <button type="button" className="mc-link-button" onClick={() => onLook(pointer)}>
          {say(PACKAGES.mendIn, { part: name })}
        </button>
      </li>
    })}</ul>
  </section>
}
