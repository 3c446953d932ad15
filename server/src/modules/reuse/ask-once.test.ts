/** Need: what is held is found, whatever its type was called when it came (KH 1107 II.2.7, II.3.3). */
import { expect, test } from 'vitest'
import { type AskedComponent, askOnce } from './ask-once.ts'
import type { FoundPaper, ReuseSource } from './reuse-source.ts'

const component = (id: string, more: Partial<AskedComponent> = {}): AskedComponent =>
  ({ id, documentType: id, isForm: false, handling: 'submit', ...more })
const paper = (documentType: string, id: bigint): FoundPaper => ({
  id, publicId: String(id), documentType, name: 'a.pdf', kind: 'application/pdf', pages: 1, standing: 'plain-copy',
  level: 'B', validTo: null, facts: null, basis: 'NĐ 45/2020/NĐ-CP Đ.16',
})
/** A store that answers as it is asked, and remembers what for. */
function storeOf(name: ReuseSource['name'], papers: readonly FoundPaper[]) {
  const asked: (readonly string[])[] = []
  const source: ReuseSource = {
    name,
    async findPapers(_, { documentTypes }) {
      asked.push(documentTypes)
      return Promise.resolve(papers.filter((one) => documentTypes.includes(one.documentType)))
    },
  }
  return { source, asked }
}
const ask = (components: readonly AskedComponent[], sources: readonly ReuseSource[], doubles: string[][] = []) =>
  askOnce({} as never, sources, {
    ownerId: 1n, day: '2026-11-02', components, ofOwner: ['moi'],
    sameTypes: (type) => doubles.find((group) => group.includes(type)) ?? [type],
  })

test('a paper that lies there under the other name of its type is held for the component', async () => {
  const { source } = storeOf('kho', [paper('cu', 7n), paper('khac', 8n)])
  expect((await ask([component('moi')], [source])).size).toBe(0)
  const held = await ask([component('moi'), component('khac')], [source], [['moi', 'cu']])
  expect([...held].map(([id, { papers, isOfOwner }]) => [id, papers.map((one) => one.id), isOfOwner]))
    .toEqual([['moi', [7n], true], ['khac', [8n], false]])
})

test('what the first source has is not asked of the next, and no declaration or paper to show is asked at all', async () => {
  const [first, second] = [storeOf('kho', [paper('a', 1n)]), storeOf('kho', [paper('a', 2n), paper('b', 3n)])]
  const held = await ask([
    component('a'), component('b'), component('c', { isForm: true }), component('d', { handling: 'present' }),
    component('e', { handling: 'data' }),
  ], [first.source, second.source])
  expect([first.asked, second.asked]).toEqual([[['a', 'b']], [['b']]])
  expect([...held].map(([id, one]) => [id, one.papers.map(({ id: nth }) => nth)])).toEqual([['a', [1n]], ['b', [3n]]])
})
