import { say } from '../../lib/language.ts'
import { LOADING } from './skeleton-list-texts.ts'

/** As many bars, as high as the rows that will stand there, so that nothing jumps when they come. */
export function SkeletonList({ rows = 8, label = say(LOADING.list) }: { rows?: number; label?: string }) {
  return (
    <div className="mc-skeleton" role="status">
      <span className="mc-hidden">{label}</span>
      {Array.from({ length: rows }, (_, nth) => <div key={nth} aria-hidden="true" />)}
    </div>
  )
}
