/** What feelin warns of. Its own words are English, and no person reads them here. */
export interface FeelWarning { readonly type: string; readonly message: string }

const DOES: Readonly<Record<string, string>> = {
  add: 'cộng', subtract: 'trừ', multiply: 'nhân', divide: 'chia', exponentiate: 'lũy thừa', compare: 'so sánh',
}

/** A warning of feelin in plain Vietnamese; of one that is not known here, that nothing could be computed. Pure. */
export function wordsOfWarning({ type, message }: FeelWarning): string {
  switch (type) {
    case 'NO_VARIABLE_FOUND': {
      const [, name] = /^Variable '([\s\S]*)' not found$/.exec(message) ?? []
      return name === undefined ? 'có tên không ai cho biết' : `không có “${name}”`
    }
    case 'INVALID_TYPE': {
      const [, does = '', right, left] = /^Can't (\w+) ([\s\S]*) to ([\s\S]*)$/.exec(message) ?? []
      return right === undefined || left === undefined
        ? 'các giá trị không cùng kiểu'
        : `không ${DOES[does] ?? 'tính'} được ${left} với ${right} vì không cùng kiểu`
    }
    case 'NO_FUNCTION_FOUND': return 'không có hàm được gọi'
    case 'INVALID_ARGUMENTS': return 'hàm không nhận các giá trị này'
    case 'FUNCTION_INVOCATION_FAILURE': return 'hàm được gọi với số hoặc tên tham số không đúng'
    case 'NOT_IMPLEMENTED': return 'chương trình chưa tính được phép này'
    default: return 'không tính được'
  }
}

/** What FEEL threw, in plain Vietnamese. Pure. */
export function wordsOfThrown(thrown: unknown): string {
  if (thrown instanceof RangeError) return 'biểu thức gọi lồng nhau quá sâu hoặc cho kết quả quá lớn'
  if (thrown instanceof SyntaxError) return 'mẫu so khớp văn bản viết sai'
  const said = thrown instanceof Error ? thrown.message : ''
  if (said.startsWith('not implemented')) return 'chương trình chưa tính được phép này'
  if (said.startsWith('illegal flags')) return 'mẫu so khớp văn bản viết sai'
  if (said.startsWith('unsupported range')) return 'khoảng giá trị viết sai'
  return 'không tính được'
}
