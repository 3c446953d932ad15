/**
 * Need: what the data say of money is right: each rule compiles, agrees with what the catalogue publishes, and is the
 * same to another engine. The arithmetic stands beside each amount, so that a clerk can check it.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import fc from 'fast-check'
import { evaluate as evaluateFeel } from 'feelin'
import { describe, expect, onTestFinished, test } from 'vitest'
import { parse } from 'yaml'
import { amountsOfFeelin, rawFeesOf } from '../../test/fees-of-feelin.ts'
import { CHANNELS, type ComputedFees, type FeeFacts, type FeeRule, ZONES, computeFees } from '../modules/payments/public.ts'
import { readProcedureNames } from './procedure-names.ts'
import { readFees } from './read-fees.ts'
import { readProcedures } from './read-procedures.ts'

const folder = resolve(import.meta.dirname, '../../../data')
const fees = readFees(folder)
const raw = rawFeesOf(folder)
const DAY = '2026-03-02'
/** What the catalogue says of procedures that have a rule. */
const published = readProcedures(folder).rows.procedures
  .filter(({ procedure, validTo }) => validTo === null && fees.ruleOn(procedure, DAY) !== undefined)
const PLAIN: FeeFacts = { channel: 'counter', copies: 1, pages: 1, papers: [{ pages: 1, copies: 1 }], zone: 'urban', subjects: [], quantity: 1, onDay: DAY }

function ruleOf(procedure: string): FeeRule {
  const rule = fees.ruleOn(procedure, DAY)
  if (!rule) throw new Error(`no rule for ${procedure}`)
  return rule
}

function computed(procedure: string, facts: Partial<FeeFacts> = {}): ComputedFees {
  const answer = computeFees(ruleOf(procedure), { ...PLAIN, ...facts })
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal))
  return answer.value
}
const total = (procedure: string, facts: Partial<FeeFacts> = {}) => computed(procedure, facts).total

describe('every rule of the data', () => {
  test('compiles', () => {
    expect(fees.problems).toEqual([])
    expect(fees.rows.length).toBeGreaterThan(20)
  })

  test('is for procedures of the catalogue, and each of those has one', () => {
    const ids = new Set(readProceduresOf('procedures.yaml'))
    expect(fees.rows.flatMap(({ procedures }) => procedures).filter((key) => !ids.has(key))).toEqual([])
    expect([...ids].filter((id) => !fees.ruleOn(id, DAY))).toEqual([])
  })

  test('names its source', () => {
    expect(raw.rules.flatMap(({ items }) => items).filter(({ article }) => !/\[(K|advice)\]$/.test(article))).toEqual([])
  })

  test('agrees with what the catalogue publishes, where both state an amount', () => {
    let compared = 0
    for (const { procedure, content } of published) {
      if (content.fee.state === 'free') expect([procedure, computed(procedure)]).toMatchObject([procedure, { total: 0, isWhole: true }])
      const subjects = procedure === 'khai-sinh' ? ['khai-sinh-dung-han'] : []
      for (const { name, amount, onlineAmount } of content.fee.items) {
        for (const [channel, expected] of [['counter', amount], ['online', onlineAmount ?? undefined]] as const) {
          if (expected === undefined) continue
          const found = computed(procedure, { channel, subjects }).items.find((item) => item.name === name)
          expect([procedure, name, channel, found?.amount]).toEqual([procedure, name, channel, expected])
          compared += 1
        }
      }
    }
    expect(compared).toBeGreaterThan(35)
  })

  test('says of no amount of the council that it is 0', () => {
    const ofCouncil = published.filter(({ content }) => ['council', 'variable'].includes(content.fee.state))
    expect(ofCouncil.length).toBeGreaterThan(6)
    for (const { procedure } of ofCouncil) {
      const { items, isWhole } = computed(procedure)
      expect([procedure, isWhole, items.map(({ amount }) => amount)]).toEqual([procedure, false, items.map(() => null)])
    }
  })
})

test('the rules of the other province that comes along compile, one for each of its procedures', () => {
  const other = resolve(folder, '../data-sets/lam-giang')
  const { problems, ruleOn } = readFees(other)
  expect(problems).toEqual([])
  expect(readProcedureNames(other).filter(({ id }) => !ruleOn(id, DAY))).toEqual([])
})

/** Pages and copies of each paper; TT 226/2016: 2.000 for pages 1 and 2, then 1.000, at most 200.000 a copy. */
const costs = (...papers: readonly (readonly [pages: number, copies: number])[]) =>
  total('ct-ban-sao', { papers: papers.map(([pages, copies]) => ({ pages, copies })) })

describe('certified copies', () => {
  test.each<[string, readonly (readonly [number, number])[], number]>([
    ['one page', [[1, 1]], 2_000], // page 1: 2,000
    ['two pages', [[2, 1]], 4_000], // pages 1, 2: 2 x 2,000
    ['three pages', [[3, 1]], 5_000], // 2 x 2,000 + 1 x 1,000
    ['150 pages', [[150, 1]], 152_000], // 2 x 2,000 + 148 x 1,000
    ['198 pages', [[198, 1]], 200_000], // 2 x 2,000 + 196 x 1,000: the most, exactly
    ['199 pages', [[199, 1]], 200_000], // 4,000 + 197,000 = 201,000, of which at most 200,000 a copy
    ['199 pages three times', [[199, 3]], 600_000], // the most holds for each copy: 3 x 200,000
    ['three pages twice', [[3, 2]], 10_000], // 2 x 5,000
    ['a card, a diploma and a book', [[1, 3], [2, 2], [10, 1]], 26_000], // 3 x 2,000 + 2 x 4,000 + (4,000 + 8,000)
    // 1 x 5,000 + 1 x 5,000; six pages of one paper would be 8,000
    ['two papers of three pages are two papers, not one of six', [[3, 1], [3, 1]], 10_000],
    // The most holds for each paper by itself: 200,000 + 2 x 2,000
    ['a long one and a short one', [[500, 1], [1, 2]], 204_000],
  ])('%s', (_, papers, expected) => expect(costs(...papers)).toBe(expected))

  test('cost what turning the pages of each one by one makes them', () => {
    const paper = fc.tuple(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1, max: 12 }))
    fc.assert(fc.property(fc.array(paper, { minLength: 1, maxLength: 6 }), (papers) => {
      let sum = 0
      for (const [pages, copies] of papers) {
        for (let copy = 1; copy <= copies; copy += 1) {
          let ofCopy = 0
          for (let page = 1; page <= pages && ofCopy < 200_000; page += 1) ofCopy += page <= 2 ? 2_000 : 1_000
          sum += ofCopy
        }
      }
      expect(costs(...papers)).toBe(sum)
    }))
  })

  test('come to what the declaration says of itself (`copy.fee`)', () => {
    const { forms } = parse(readFileSync(join(folder, 'forms.yaml'), 'utf8')) as {
      forms: { id: string; own_fields?: Record<string, { computed?: string }> }[]
    }
    const computed = forms.find(({ id }) => id === 'phieu-chung-thuc-ban-sao')?.own_fields?.['copy.fee']?.computed ?? ''
    const items = [{ pages: 1, copies: 3 }, { pages: 2, copies: 2 }, { pages: 250, copies: 4 }]
    // 3 x 2,000 + 2 x 4,000 + 4 x 200,000
    expect(evaluateFeel(computed.replaceAll('copy.items', 'items'), { items }).value).toBe(814_000)
    expect(total('ct-ban-sao', { papers: items })).toBe(814_000)
  })

  test('are not free where nobody said of which papers, though copies and pages were said', () => {
    const said: FeeFacts = { channel: 'counter', copies: 2, pages: 3, onDay: DAY }
    expect(computeFees(ruleOf('ct-ban-sao'), said)).toEqual({ ok: false, refusal: { code: 'facts-missing', missing: ['papers'] } })
  })
})

describe('by the data', () => {
  test.each<[string, Partial<FeeFacts>, number]>([
    ['dk-thuong-tru', { channel: 'counter' }, 20_000], ['dk-thuong-tru', { channel: 'post' }, 20_000],
    ['dk-thuong-tru', { channel: 'online' }, 10_000], ['dk-tam-tru', { channel: 'online' }, 7_000],
    ['trich-luc-ho-tich', { copies: 3 }, 24_000], // 3 x 8,000
    ['dn-co-phan', { channel: 'counter' }, 150_000], // 50,000 + 100,000
    ['dn-co-phan', { channel: 'online' }, 100_000], // the first is waived
    ['attp-an-uong', { quantity: 199 }, 700_000], ['attp-an-uong', { quantity: 200 }, 1_000_000],
    ['ban-le-ruou', { zone: 'urban' }, 1_100_000], ['ban-le-ruou', { zone: 'remote' }, 550_000], // a half
    ['phieu-lltp', {}, 200_000], ['phieu-lltp', { subjects: ['hoc-sinh-sinh-vien'] }, 100_000],
    ['phieu-lltp', { subjects: ['nguoi-co-cong'] }, 100_000], ['phieu-lltp', { subjects: ['than-nhan-liet-si'] }, 100_000],
    ['phieu-lltp', { subjects: ['hoc-sinh-sinh-vien', 'ho-ngheo'] }, 0], // a poor household's student is exempt
  ])('%s for %o costs %i đ', (procedure, facts, expected) => {
    expect(total(procedure, facts)).toBe(expected)
  })

  // The figures of one are those of TT 281/2016 and TT 226/2016 for one copy, signature, contract and will.
  test.each<[string, 'copies' | 'quantity', number]>([
    ['trich-luc-ho-tich', 'copies', 8_000], ['ct-chu-ky', 'quantity', 10_000], ['ct-hop-dong', 'quantity', 50_000],
    ['ct-di-chuc', 'quantity', 50_000], ['attp-an-uong', 'quantity', 700_000],
  ])('%s is not free for 0 %s, but not known', (procedure, name, ofOne) => {
    expect(computeFees(ruleOf(procedure), { ...PLAIN, [name]: 0 }))
      .toEqual({ ok: false, refusal: { code: 'facts-missing', missing: [name] } })
    expect(total(procedure, { [name]: 1 })).toBe(ofOne)
  })

  test('marriage is free, and that is not an exemption', () => {
    expect(computed('ket-hon').items.map(({ state }) => state)).toEqual(['free'])
  })

  test('an exemption says why', () => {
    expect(computed('phieu-lltp', { subjects: ['ho-ngheo'] }).items)
      .toMatchObject([{ state: 'exempt', amount: 0, why: 'Người thuộc hộ nghèo: miễn (TT 244/2016/TT-BTC)' }])
  })

  test('a birth that is registered late costs what the council says, not nothing', () => {
    expect(computed('khai-sinh')).toMatchObject({ isWhole: false, items: [{ state: 'unpublished', amount: null }] })
    expect(computed('khai-sinh', { subjects: ['khai-sinh-dung-han'] })).toMatchObject({ isWhole: true, total: 0 })
  })

  test('tax is told by another agency', () => {
    expect(computed('bien-dong-chuyen-nhuong').items.map(({ state }) => state))
      .toEqual(['unpublished', 'unpublished', 'by-another-agency', 'by-another-agency'])
  })
})

describe('each expression has the value that feelin gives it, on any facts', () => {
  const anyFacts = fc.record({
    channel: fc.constantFrom(...CHANNELS), zone: fc.constantFrom(...ZONES), copies: fc.integer({ min: 1, max: 10_000 }),
    pages: fc.integer({ min: 1, max: 10_000 }),
    papers: fc.array(fc.record({ pages: fc.nat(2_000), copies: fc.nat(200) }), { minLength: 1, maxLength: 5 }),
    subjects: fc.subarray([...fees.subjects.keys()]), quantity: fc.integer({ min: 1, max: 1_000_000 }),
    onDay: fc.date({ min: new Date('1990-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
      .map((day) => day.toISOString().slice(0, 10)),
  })

  test.each(raw.rules.map((one, nth) => [one.procedures[0] ?? '', nth] as const))('of %s', (_, nth) => {
    const [row, items] = [fees.rows[nth], raw.rules[nth]?.items ?? []]
    if (!row) throw new Error('no rule')
    fc.assert(fc.property(anyFacts, (facts) => {
      const answer = computeFees(row.rule, facts)
      expect(answer.ok && answer.value.items.map(({ amount }) => amount)).toEqual(amountsOfFeelin(items, facts))
    }), { numRuns: 60 })
  })
})

describe('what is written wrongly', () => {
  const item = (more: string) => `{name_vi: Phí, kind: phi, article: Điều 1, ${more}}`
  const read = (rules: string) => {
    const place = mkdtempSync(join(tmpdir(), 'motcua-fees-'))
    onTestFinished(() => { rmSync(place, { recursive: true }) })
    writeFileSync(join(place, 'fees.yaml'), `subjects: [{code: ho-ngheo, name_vi: hộ nghèo}]\nrules:\n${rules}`)
    return readFees(place)
  }
  const fault = (more: string) => {
    const rule = read(`- {procedures: [a], items: [${item(more)}]}`).ruleOn('a', DAY)
    const answer = rule && computeFees(rule, PLAIN)
    return answer?.ok === false && answer.refusal.code === 'fee-faulty' ? [answer.refusal.item, answer.refusal.fault] : answer
  }

  test.each([
    ['amount: copies / 2', 'fraction'], ['amount: 20000 - 30000 * copies', 'negative'], ['amount: -5', 'negative'],
    ['amount: \'"20000"\'', 'no-number'], ['amount: copies / 0', 'unknown'], ['amount: copies +', 'broken'],
    ['amount: copys * 2000', 'broken'], ['amount: \'if list contains(subjects, "ho-ngeo") then 0 else 5\'', 'broken'],
    // Looked for in another way, a mistyped code would be noticed by nobody.
    ['amount: \'if some one in ["ho-ngeo"] satisfies list contains(subjects, one) then 0 else 5\'', 'broken'],
    ['amount: 5, exempt: [{when: copies, reason_vi: Miễn, article: Điều 2}]', 'condition'],
    ['amount: 5, exempt: [{when: subject, reason_vi: Miễn, article: Điều 2}]', 'broken'],
  ])('%s is a fault that names the fee', (more, expected) => expect(fault(more)).toEqual(['Phí', expected]))

  test('is listed with its place, and other procedures go on', () => {
    const both = read(`- {procedures: [a], items: [${item('amount: x')}]}\n- {procedures: [b], items: [${item('amount: 7')}]}`)
    expect(both.problems.map(({ place }) => place)).toEqual(['a/Phí/amount'])
    expect(computeFees(both.ruleOn('b', DAY) as FeeRule, PLAIN)).toMatchObject({ ok: true, value: { total: 7 } })
  })

  test.each([
    ['a misspelt key', `- {procedures: [a], items: [${item('amounts: 5')}]}`, '/rules/0/items/0/amount'],
    ['a fraction', `- {procedures: [a], items: [${item('amount: 1.5')}]}`, '/rules/0/items/0/amount'],
    ['a code for an id', `- {procedures: ['1.001193'], items: [${item('amount: 5')}]}`, 'by their ids'],
    ['silence', `- {procedures: [a], items: [${item('amount: unpublished')}]}`, 'says_vi'],
    ['no day', `- {procedures: [a], valid_from: '2026-02-30', items: [${item('amount: 5')}]}`, '2026-02-30 is no day'],
    ['an end before the beginning',
      `- {procedures: [a], valid_from: '2026-02-02', valid_to: '2026-02-01', items: [${item('amount: 5')}]}`, 'valid_to before'],
    ['two rules on one day', [`- {procedures: [a, b], items: [${item('amount: 5')}]}`,
      `- {procedures: [b], valid_from: '2026-01-01', items: [${item('amount: 6')}]}`].join('\n'), 'b has two rules on 2026-01-01'],
  ])('%s is not read', (_, rules, expected) => expect(() => read(rules)).toThrow(expected))

  test('a rule holds from its first to its last day, the next from the day after', () => {
    const two = read([`- {procedures: [a], valid_to: '2026-02-28', items: [${item('amount: 5')}]}`,
      `- {procedures: [a], valid_from: '2026-03-01', valid_to: '2026-03-31', items: [${item('amount: 6')}]}`].join('\n'))
    const on = (day: string) => {
      const rule = two.ruleOn('a', day)
      const answer = rule && computeFees(rule, PLAIN)
      return answer?.ok ? answer.value.total : undefined
    }
    expect(['2026-02-28', '2026-03-01', '2026-03-31', '2026-04-01'].map(on)).toEqual([5, 6, 6, undefined])
  })
})

function readProceduresOf(file: string): string[] {
  return (parse(readFileSync(join(folder, file), 'utf8')) as { procedures: { id: string }[] }).procedures.map(({ id }) => id)
}
