/** What the parser of XML says in English, and what a person is told instead. */
const NESTED: readonly (readonly [said: RegExp, words: (found: readonly string[]) => string])[] = [
  [/^closing tag mismatch|^missing open tag|^close tag/, () => 'thẻ mở và thẻ đóng không khớp'],
  [/^unexpected end of file|^unclosed/, () => 'tệp bị cắt giữa chừng: có thẻ hoặc đoạn chưa đóng'],
  [/^missing start tag|^non-whitespace outside of root node/, () => 'tệp trống, hoặc có nội dung nằm ngoài phần tử gốc'],
  [/^illegal first char|^invalid nodeName|^illegal attribute name/, () => 'tên thẻ hoặc thuộc tính viết sai'],
  [/^missing namespace on <(.*)>|^missing namespace for prefix <(.*)>/, (found) =>
    `không khai báo không gian tên của ${found.find((one) => one !== '') ?? ''}`],
  [/attribute value|closing quotes|after attribute end/, () => 'giá trị thuộc tính viết sai dấu nháy'],
  [/^attribute <(.*)> already defined/, ([name = '']) => `thuộc tính ${name} viết hai lần`],
  [/^unrecognized element <(.*)>|^unexpected element <(.*)>/, (found) =>
    `không có loại phần tử ${found.find((one) => one !== '') ?? ''}`],
  [/^unexpected body text/, () => 'có chữ ở nơi không được viết chữ'],
  [/^illegal ID <(.*)>/, ([id = '']) => `id viết sai: ${id}`],
  [/^duplicate ID <(.*)>/, ([id = '']) => `id ${id} có ở nhiều phần tử`],
  [/^illegal (?:value of|declaration of) xmlns|^invalid xmlns/, () => 'khai báo không gian tên viết sai'],
  [/^failed to parse document as <(.*)>/, ([root = '']) =>
    `phần tử gốc không phải ${root.endsWith('efinitions') ? `definitions của ${root.startsWith('dmn') ? 'DMN' : 'BPMN 2.0'}` : root}`],
]

/**
 * Words for what the parser of BPMN and DMN says of a place in a file, with its line, the first being 1; of what is not
 * known here, that it cannot be read. Pure.
 */
export function wordsOfXmlFault(message: string): string {
  const [, line] = /line: (\d+)/.exec(message) ?? []
  const [, content] = /^unparsable content (\S.*?) detected/.exec(message) ?? []
  const nested = /nested error: ([\s\S]*)$/.exec(message)?.[1] ?? message
  for (const [said, words] of NESTED) {
    const found = said.exec(nested)
    if (found) return at(line, words(found.slice(1).map((one: string | undefined) => one ?? '')))
  }
  return at(line, content === undefined ? 'không đúng XML' : `không đọc được ${content.slice(0, 80)}`)
}

function at(line: string | undefined, words: string): string {
  return line === undefined ? words : `dòng ${String(Number(line) + 1)}: ${words}`
}
