import { Button } from '@mantine/core'

interface Paged {
  readonly hasNextPage: boolean
  readonly isFetchingNextPage: boolean
  fetchNextPage(): Promise<unknown>
}

/** Brings the next page of a list; nothing where there is none. */
export function MoreButton({ found, label }: { found: Paged; label: string }) {
  if (!found.hasNextPage) return null
  return (
    <Button variant="default" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
      {label}
    </Button>
  )
}
