import type { ReactNode } from 'react'

/** What will stand here, and what to do until then. */
export function EmptyState({ title, children }: { title: string; children?: ReactNode }) {
  return <div className="mc-empty"><p><b>{title}</b></p>{children}</div>
}
