import { Link } from '@tanstack/react-router'
import { say } from '../../lib/language.ts'
import { useToAnswer } from './consultation-data.ts'
import { ANSWERING } from './consultation-texts.ts'

/** The way to what the own agency was asked, with how many questions wait; past a page only that there are more. */
export function ConsultationLink() {
  const { data, hasNextPage } = useToAnswer()
  const count = data?.pages.flatMap(({ items }) => items).length ?? 0
  return (
    <Link to="/y-kien">
      {say(ANSWERING.title)}
      {count > 0 && <span className="mc-list-count"> {count}{hasNextPage && '+'}</span>}
    </Link>
  )
}
