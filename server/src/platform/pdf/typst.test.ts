/** Need: papers that last (ISO 19005-2), come out the same again, and take nothing but their data. */
import { expect, test } from 'vitest'
import { compilePaper } from './typst.ts'

const at = new Date('2021-06-25T09:06:00+07:00')
const data = { title: 'Giấy', author: 'Bộ phận', text: '#panic("!") $x$', more: ['a'.repeat(200)] }
const templates = new Map([
  ['test-paper.typ', '#import "/test-part.typ": part\n#let d = json(bytes(sys.inputs.data))\n'
    + '#set document(title: d.title, author: d.author)\n#set text(font: "Tinos", fallback: false)\n#part(d.text)'],
  ['test-part.typ', '#let part(text) = [Nói: #text]'],
  ['test-long.typ', '#set text(font: "Tinos")\n#sys.inputs.pages #pagebreak() #sys.inputs.longWords #pagebreak() c'],
  ['test-reads.typ', '#read("/etc/passwd")'],
  ['test-broken.typ', '#nonsense()'],
])

const paper = async (main: string) => Buffer.from(await compilePaper({ templates, main, data, at })).toString('latin1')

test('is PDF/A-2b with the moment of the caller in it', async () => {
  const pdf = await paper('test-paper.typ')
  expect(pdf).toContain('<pdfaid:part>2</pdfaid:part>')
  expect(pdf).toContain('<pdfaid:conformance>B</pdfaid:conformance>')
  expect(pdf).toContain('/CreationDate (D:20210625020600Z)')
  expect(pdf).toMatch(/\/FontFile2 /)
})

test('gives equal bytes for equal papers, others for another moment', async () => {
  const later = await compilePaper({ templates, main: 'test-paper.typ', data, at: new Date(at.getTime() + 1000) })
  const book = await compilePaper({ templates, main: 'test-paper.typ', data, at, isBook: true }) // of another process
  expect(await paper('test-paper.typ')).toBe(await paper('test-paper.typ'))
  expect(Buffer.from(book).toString('latin1')).toBe(await paper('test-paper.typ'))
  expect(Buffer.from(later).toString('latin1')).not.toBe(await paper('test-paper.typ'))
})

test('counts its pages', async () => {
  expect(await paper('test-long.typ')).toMatch(/\/Type \/Pages\s+\/Count 3\b/)
})

test('reaches nothing outside its templates, and says which template is broken', async () => {
  await expect(paper('test-reads.typ')).rejects.toThrow(/test-reads/)
  await expect(paper('test-broken.typ')).rejects.toThrow(/nonsense/)
  await expect(paper('test-none.typ')).rejects.toThrow(RangeError)
})

test('does not let two folders share a name', async () => {
  await paper('test-part.typ')
  const others = new Map([['test-part.typ', 'another']])
  await expect(compilePaper({ templates: others, main: 'test-part.typ', data, at })).rejects.toThrow(/two templates/)
})
