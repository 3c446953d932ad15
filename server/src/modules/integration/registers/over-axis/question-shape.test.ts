/**
 * Need: a register that is asked by a document is asked about one person, on record, and what it answers is believed of
 * that call and that person alone, whoever wrote it.
 */
import { expect, test } from 'vitest'
import { treeOf } from '../../../../platform/edxml/xml-tree.ts'
import { openRegisters } from '../open-registers.ts'
import { axisAnswerIn, axisQuestionOf } from './question-shape.ts'

const NHAN = { number: '000196990001', fullName: 'Nguyễn Thị Hồng Nhạn', birth: '1996-04-15' }
const CALL = '3f0c6f5e-6a55-4f5c-9f55-0a6f5d1f2b11'
const BY = { callId: CALL, officer: 'motcua', procedure: '1.001193', basis: 'Luật Căn cước Đ.10 <k.2> & NĐ 70' }
const OURS = { agency: '000.00.00.H00', account: 'motcua.thu' }

const fieldsOf = (text: string) => treeOf(text).children.map(({ name, text: said }) => [name, said])

test('a question says who asks, for what, by what right, and about whom', () => {
  expect(fieldsOf(axisQuestionOf(NHAN, BY, OURS))).toEqual([
    ['MaYeuCau', CALL], ['MaDVC', '1.001193'], ['MaCanBo', 'motcua'], ['MaDonVi', '000.00.00.H00'], ['TaiKhoan', 'motcua.thu'],
    ['CanCu', 'Luật Căn cước Đ.10 <k.2> & NĐ 70'], ['SoDinhDanh', '000196990001'], ['HoVaTen', 'Nguyễn Thị Hồng Nhạn'],
    ['NgayThangNamSinh', '1996-04-15'],
  ])
})

test('of an organisation no birth is asked with', () => {
  const names = fieldsOf(axisQuestionOf({ ...NHAN, birth: '' }, BY, OURS)).map(([name]) => name)
  expect([names.includes('HoVaTen'), names.includes('NgayThangNamSinh')]).toEqual([true, false])
})

const said = { MaYeuCau: CALL, SoDinhDanh: NHAN.number, HoVaTen: 'NGUYỄN  THỊ HỒNG NHẠN', KetQua: '1' }
const answer = (more: Partial<typeof said> = {}, root = 'TraLoiXacNhan') => `<${root}>${Object.entries({ ...said, ...more })
  .map(([name, value]) => `<${name}>${value}</${name}>`).join('')}</${root}>`
const read = (text: string) => axisAnswerIn(text, { callId: CALL, person: NHAN })

test.each([['1', true], ['0', false]])('%s is an answer', (KetQua, isThere) => {
  expect(read(answer({ KetQua }))).toEqual({ ok: true, value: isThere })
})

test.each([
  ['about another number', answer({ SoDinhDanh: '000185990001' }), 'other-person'],
  ['about another name', answer({ HoVaTen: 'Nguyễn Văn An' }), 'other-person'],
  ['about nobody', answer().replace(/<HoVaTen>.*<\/HoVaTen>/, ''), 'other-person'],
  ['of two numbers', answer().replace('<SoDinhDanh>', '<SoDinhDanh>000185990001</SoDinhDanh><SoDinhDanh>'), 'other-person'],
  ['of another call', answer({ MaYeuCau: 'khác' }), 'answer-of-other-call'],
  ['neither yes nor no', answer({ KetQua: 'có' }), 'answer-unreadable'],
  ['yes and no', answer().replace('<KetQua>', '<KetQua>0</KetQua><KetQua>'), 'answer-unreadable'],
  ['of another form', answer({}, 'KetQuaKhac'), 'answer-unreadable'],
  ['with a DTD', `<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]>${answer()}`, 'answer-unreadable'],
  ['with an entity', answer({ HoVaTen: '&e;' }), 'answer-unreadable'],
  ['as deep as no answer is', `${'<a>'.repeat(5_000)}${'</a>'.repeat(5_000)}`, 'answer-unreadable'],
  ['no XML', '{"KetQua": 1}', 'answer-unreadable'],
])('%s: refused whole', (_, text, code) => {
  expect(read(text)).toEqual({ ok: false, refusal: { code } })
})

test('settings of a register that is asked over the axis name its agency, and need the axis', () => {
  const given = { transport: 'axis', axisAgency: '000.00.02.G99', account: 'a', agency: 'b' }
  const open = (population: object, more: object = {}) =>
    openRegisters({ population: { ...population }, ...more }, () => new Date(0))
  expect(() => open(given)).toThrow('population đi qua document-axis')
  expect(() => open({ ...given, axisAgency: 1, url: 'https://a.vn' }, { 'document-axis': {} })).toThrow('axisAgency, url')
  expect(open(given, { 'document-axis': {} }).get('population')).toMatchObject({
    transport: 'axis', about: ['citizen'], entries: [], overAxis: { agency: '000.00.02.G99', ours: { agency: 'b', account: 'a' } },
  })
})
