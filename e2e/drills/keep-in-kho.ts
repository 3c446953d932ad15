import { smallPdf } from '../birth.ts'
import type { Visitor } from './portal-visitor.ts'
import { open, sendFile } from './record/form-walk.ts'

/** Puts a paper of the first kind of the list into the visitor's own Kho. Answers its public id. */
export async function keepInKho(visitor: Visitor, number: string): Promise<string> {
  const page = await open(visitor, '/kho/luu-giay-to')
  const loai = /<option value="([a-z][^"]*)"/.exec(page.html)?.[1] ?? ''
  const { status } = await sendFile(visitor, page, {
    action: '/kho/luu-giay-to', field: 'tep', content: smallPdf(`kho ${number}`), answers: { loai, 'so-giay': number },
  })
  const { html } = await open(visitor, '/kho')
  const [kept] = [...html.matchAll(/href="\/kho\/([0-9a-f-]{36})"[^>]*>([\s\S]*?)<\/a>/g)]
    .filter(([, , words]) => words?.includes(number)).map(([, id]) => id)
  if (kept === undefined) throw new Error(`nothing was stored in the Kho: ${status}`)
  return kept
}
