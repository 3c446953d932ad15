import type { Visitor } from './portal-visitor.ts'

/** The pages about who may act for whom, of somebody who lets one person act. */
export async function proxyPagesOf(visitor: Visitor, number: string): Promise<string[]> {
  const at = `/uy-quyen/${await letAct(visitor, number)}`
  return ['/uy-quyen', at, `${at}/giay-uy-quyen.pdf`]
}

/** Somebody lets another person act for them in all procedures. Answers the public id; the list is open then. */
export async function letAct(visitor: Visitor, number: string): Promise<string> {
  await visitor.open('/uy-quyen')
  await visitor.submit('/uy-quyen', {
    'so': number, 'ten': 'Trần Thị Được Nhờ', 'pham-vi': 'tat-ca', 'den-ngay': '31', 'den-thang': '12',
    'den-nam': '2021',
  })
  return /href="\/uy-quyen\/([0-9a-f-]{36})"/.exec(visitor.page.html)?.[1] ?? ''
}
